// Minds of the demonstrators: columns indexed by demonstrator number (person id - people.personnel).
//
// All of anger, fear, legitimacy, identity and burn-out lie in [0, 1] and move only by relaxation pairs and bounded
// impulses (docs/model/escalation.md eq. 1-3), so no clamping is ever needed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "core/relaxation.hpp"
#include "core/vec2.hpp"

namespace sispam {

/// `coordinator`: speaks for his group with negotiators, and passes on to it what they say.
enum class CrowdRole : std::uint8_t { ordinary, pusher, provocateur, bystander, orator, coordinator };

/// Whom somebody goes for who pushes or is violent.
enum class Target : std::uint8_t { organiser, opponents };

/// What a demonstrator does. `coming` has not arrived; `dispersing` walks home, `fleeing` runs; `near` has left the
/// ground but may return; `injured` is hurt and waits for help or is under care; `arrested` is held, escorted or
/// detained.
enum class Behaviour : std::uint8_t {
  coming,
  calm,
  verbal,
  pushing,
  violent,
  dispersing,
  fleeing,
  near,
  left,
  injured,
  arrested
};
inline constexpr int behaviours = 11;

/// What went before somebody's leaving; decides how a replicate ends (docs/model/overview.md).
enum class Manner : std::uint8_t { unprompted, after_talk, after_force };
inline constexpr int manners = 3;

struct CrowdState {
  std::vector<std::uint16_t> group;  // index into scenario.crowd.groups
  std::vector<std::uint16_t> camp;   // number of the camp his group supports, from 0
  std::vector<CrowdRole> role;
  std::vector<Behaviour> behaviour;
  std::vector<std::int64_t> arrives_ms;  // [ms]
  std::vector<Vec2> spot;                // own place in the assembly [m]
  std::vector<std::uint16_t> exit;       // index into scenario.site.exits: where he comes from and goes to
  std::vector<double> exit_credit;       // per exit: how many may leave through it now [persons]
  // traits, drawn once
  std::vector<double> grievance, risk_aversion, threshold_noise, expressiveness, susceptibility;  // [1]
  std::vector<double> first_legitimacy;                                                           // [0..1]
  std::vector<std::uint8_t> armed;  // 1: carries a sharp weapon
  // dynamic
  std::vector<double> anger;                       // [0..1]
  std::vector<double> anger_at_rest;               // towards which it relaxes [0..1]
  std::vector<double> anger_around;                // mean of the neighbours when last looked at [0..1]
  std::vector<double> fear;                        // [0..1]
  std::vector<double> legitimacy;                  // of the police in his eyes [0..1]
  std::vector<double> identity;                    // "us against them": how far he feels as one with the crowd [0..1]
  std::vector<double> burn_out;                    // slow memory of anger [0..1]
  std::vector<double> habituation;                 // to his orator [0..1]
  std::vector<double> rumour_impulse;              // of rumours that no answer has corrected yet [0..1]
  std::vector<double> hear_orator;                 // share of the orator's words understood and attended to [0..1]
  std::vector<double> hear_police;                 // the same for the police loudspeaker [0..1]
  std::vector<double> hear_dialogue;               // the same for negotiators who talk with him [0..1]
  std::vector<double> hear_coordinator;            // the same for what a coordinator passes on, times the trust in him
                                                   // and what he himself has understood [0..1]
  std::vector<double> hear_trusted;                // share heard x trust, the best of all who appeal to him now [0..1]
  std::vector<double> persuaded;                   // what is left in him of the best appeal so far [0..1]
  std::vector<std::int64_t> talked_ms;             // last time he understood dialogue or an appeal; -1: never [ms]
  std::vector<std::int64_t> warned_ms;             // last time he understood a warning; -1: never [ms]
  std::vector<std::uint16_t> warnings_understood;  // of all given so far
  std::vector<std::uint16_t> warnings_present;     // at whose end he was on the ground
  // what was done to him; written by the water cannon, read and cleared by the mind
  std::vector<float> water_s;               // time in a jet or beside one since the last feel [s]
  std::vector<std::int64_t> hit_ms;         // last time a jet struck him or somebody beside him; -1: never [ms]
  std::vector<Vec2> hit_from;               // where that jet came from [m]
  std::vector<std::int64_t> soaked_ms;      // last time water reached him; the mind never clears it; -1: never [ms]
  std::vector<std::int64_t> deterred_ms;    // since when a jet keeps him from pushing; -1: it does not [ms]
  std::vector<std::int64_t> leaves_ms;      // when he last set out to go; -1: never [ms]
  std::vector<Manner> leaves_after;         // what went before
  std::vector<std::int64_t> emboldened_ms;  // until then a line that stepped back makes violence easier; -1: not [ms]
  std::vector<Target> target;               // whom he goes for while he pushes or is violent
  std::vector<std::uint8_t> saw_opponents;  // 1: he has seen supporters of the other camp near
  std::vector<std::uint8_t> was_violent;    // 1: he has been violent
  // neighbour sums of the last feel, read by decide
  std::vector<double> share_verbal, share_pushing, share_violent;  // weighted share of neighbours who do that, or
                                                                   // more than that [0..1]
  // of the whole crowd
  std::int64_t rumour_ms = -1;       // the last rumour; -1: none yet [ms]
  std::int64_t pause_until_ms = -1;  // end of the last pause, for prayer or a meal; -1: none yet [ms]

  std::size_t size() const { return behaviour.size(); }
};

/// Who influences whom and how strongly: a row of neighbours for each, one row after the other. Who is in somebody's
/// row has him in his own.
struct NeighbourRows {
  std::vector<std::uint32_t> first;  // where a row begins; one more than there are rows
  std::vector<std::uint32_t> other;  // demonstrator number
  std::vector<float> weight;         // eps_j exp(-d/kernel) [1]
};

/// Neighbours in feeling, kept until somebody has moved.
struct Influence {
  NeighbourRows near;
  std::vector<float> kernel;          // exp(-d/kernel) for 512 distances up to the radius; made once [1]
  std::vector<double> scale;          // 1 / sum of the weights of the row; 0: nobody near [1]
  std::vector<Vec2> at;               // where everybody was, to 0.1 m, when it was built [m]
  std::vector<std::uint8_t> present;  // who was there when it was built
  std::vector<std::uint8_t> moved;    // 1: had moved since the last time when it was built, or come or gone
  std::vector<std::uint8_t> renewed;  // 1: his row was made anew, and his shares were not yet summed
  std::int64_t built_ms = 0;          // [ms]
  std::vector<double> mean_then;      // per camp: its anger when all looked round last [0..1]
  std::vector<double> mean_last;      // and when all felt last [0..1]
  bool valid = false;
  Relaxations steps;                         // working columns of feeling
  std::vector<Behaviour> behaviour;          // what everybody did when the shares were last summed
  std::vector<Vec2> officers_at;             // where the personnel were when officers_near was counted [m]
  std::vector<std::uint16_t> officers_near;  // officers able to arrest within the deterrence radius [persons]
  std::vector<double> arrest_risk;           // perceived by somebody who pushes there [0..1]
  std::vector<std::uint16_t> active_near;    // others who push or are violent within the same radius [persons]
};

/// A scheduled happening: made at the start, applied when due. Fires are in World::fires alone.
struct PendingEvent {
  std::int64_t at_ms = 0;
  std::uint16_t event = 0;   // index into scenario.crowd.events
  std::uint32_t number = 0;  // the how-manieth of this event, from 0
};

/// Numbers of all demonstrators whose behaviour `counts`, in order. Made without a branch, for who does what is as good
/// as random: a loop over them is faster than one over everybody that asks.
template <class Counts>
std::vector<std::uint32_t> all_who(const CrowdState& crowd, Counts counts) {
  std::array<std::uint8_t, behaviours> listed{};
  for (std::size_t k = 0; k < listed.size(); ++k) listed[k] = counts(static_cast<Behaviour>(k)) ? 1 : 0;
  std::vector<std::uint32_t> who(crowd.size());
  std::size_t n = 0;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    who[n] = static_cast<std::uint32_t>(i);
    n += listed[static_cast<std::size_t>(crowd.behaviour[i])];
  }
  who.resize(n);
  return who;
}

/// How many do that now.
inline int heads(const CrowdState& crowd, Behaviour behaviour) {
  return static_cast<int>(std::count(crowd.behaviour.begin(), crowd.behaviour.end(), behaviour));
}

}  // namespace sispam
