// What was asked for, done and suffered in every use of force: the log that the audit judges a replicate by.
//
// Written while it happens, by whoever orders, sprays or seizes, because nobody can tell afterwards who stood in a jet
// and what he had done before. Nothing in the model reads it, so it changes no number. One line per person and tick was
// rejected: a record of each use with its extremes is small enough to keep for every replicate, and is what a
// reviewer reads (docs/model/audit.md).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/ids.hpp"
#include "core/vec2.hpp"
#include "model/crowd_state.hpp"
#include "scenario/rules.hpp"

namespace sispam {

inline constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

/// From this stage of force on it is recorded.
inline constexpr int recorded_force = 3;

/// How dangerous somebody is: 0 peaceful, 1 stays after a warning, 2 pushes, 3 attacks or came through a line, 4 armed.
using Threat = int;
inline constexpr int threats = 6;
/// The highest stage of force that answers each threat (Perkap 1/2009; docs/model/audit.md eq. 1).
inline constexpr std::array<int, threats> permitted_force{2, 3, 4, 5, 5, 6};

/// What a demonstrator did while force was used on him. A bystander is one by his role who does not push or attack.
enum class Exposed : std::uint8_t { calm, verbal, pushing, violent, bystander, leaving, injured, arrested };
inline constexpr int exposed_kinds = 8;

/// What became of a request.
enum class ForceFate : std::uint8_t {
  waiting,     // for authority, readiness, warnings; also at the end of the replicate
  used,        // this is one use
  cause_over,  // it lapsed because its stop rule held
  level_over,  // it lapsed because the level was lowered
  expired,     // it lapsed because the authority was not used in time
  refused,     // who decides said no
  lost,        // it, or the answer, did not get through
};

/// How a use ended.
enum class ForceEnd : std::uint8_t {
  going_on,       // also at the end of the replicate
  cause_over,     // its stop rule held
  level_over,     // the level was lowered
  nobody_left,    // nobody could carry it out any more
  longest_use,    // the longest single use was reached
  used_up,        // the longest use in all was reached
  nothing_to_do,  // all was said or done
  mistake,        // it had begun by mistake
};

/// What a request still lacked; the first that applies.
enum class Lack : std::uint8_t {
  nothing,
  time_left,  // of all its uses
  level,
  lower_tactic,  // that must be used before
  warnings,
  understanding,  // of the warnings
  time_to_obey,   // after the last warning
  start,          // its start rule does not hold now
  means,          // nobody to carry it out
  authority,      // it was refused, or the answer was not there
  way_out,        // for the crowd
};

/// All signals at one moment.
struct Known {
  std::array<double, signals> seen{};   // as commanders saw them
  std::array<double, signals> truth{};  // as they were; NaN: the model keeps no true value
};

/// A request for force and, if it was used, one use of it. Uses under one authority share the number of the request.
struct ForceRecord {
  Tactic tactic = Tactic::water_spray;
  int force_level = 5;                      // [3..6]
  Authority authority = Authority::county;  // decides
  Authority red_authority = Authority::province;
  bool kept_for_red = false;  // the rules allow it in red alone
  std::uint32_t request = 0;  // of this tactic, from 1
  ForceFate fate = ForceFate::waiting;
  ForceEnd end = ForceEnd::going_on;
  Lack lacked = Lack::nothing;                // when it lapsed
  std::int64_t asked_ms = -1;                 // the rules asked for it [ms]
  std::int64_t allowed_ms = -1;               // authority, orders and readiness were there from then on [ms]
  std::int64_t began_ms = -1, ended_ms = -1;  // -1: not [ms]
  Level level_asked = Level::green, level_began = Level::green;
  Known asked_on, began_on;
  std::uint32_t messages_lost = 0;       // on the way of the request, and of the order to stop
  bool misheard = false;                 // it began because "get ready" was taken for "begin"
  Lack lacked_at_start = Lack::nothing;  // what it lacked then
  std::int64_t stop_ordered_ms = -1;     // the first order to stop was given; -1: none was needed [ms]
  bool start_held = false;               // its start rule held when it began
  bool cause_at_end = false;             // its start rule still held when it ended
  // before it began
  std::uint32_t warnings = 0;                        // said to the end so far
  double since_warning_s = not_known;                // NaN: none was said [s]
  double warned_share = 0;                           // of those before the line, who understood one that counts [0..1]
  double negotiated_s = not_known;                   // since negotiators first talked; NaN: they did not [s]
  std::array<std::uint32_t, tactics> used_before{};  // uses of each tactic
  // what it did
  Vec2 place;                                // where it first met somebody [m]
  std::int64_t first_ms = -1, last_ms = -1;  // first and last time that it met somebody; of a jet, that it was on [ms]
  std::array<double, exposed_kinds> exposed_s{};  // person-seconds of demonstrators; of a jet by their shares of it
  double personnel_s = 0;                         // person-seconds of own people in a jet
  double jet_s = 0, litres = 0;                   // of open nozzles [s], [l]
  double excess_s = 0;                            // stages above what answers the threat x person-seconds (eq. 2) [s]
  int stages_above = 0;                           // the most stages above it at any time
  std::int64_t above_ms = -1;                     // first time above it [ms]
  Threat threat = -1;                             // in its zone when it first met somebody; -1: it met nobody
  double low_threat_s = 0;                        // person-seconds in a jet of people of threat below 3 (own, 60 s)
  double nearest_m = not_known;                   // shortest range of anybody in a jet [m]
  std::int64_t nearest_ms = -1;                   // [ms]
  double head_s = 0, held_s = 0, down_s = 0, pinned_s = 0;  // person-seconds in a jet: at the head, of the arrested, of
                                                            // those on the ground, of those with a wall behind them
  double clear_s = not_known;  // time all who are there would need through the exits open to them [s]
  double density_first_per_m2 = 0, density_per_m2 = 0;  // round those whom it met: at first, the highest [1/m2]
  double late_s = 0;  // the longest it went on after the threat had become too low [s]
};

/// Hands were laid on somebody.
enum class ArrestGround : std::uint8_t { none, violence, weapon, intrusion, provocation };

struct Seizure {
  PersonId target = no_person, seized = no_person;
  ArrestGround ground = ArrestGround::none;  // of the seized
  std::uint32_t hands = 0;                   // members of the team on their feet
  bool succeeded = false;
  std::int64_t at_ms = 0;  // [ms]
  Vec2 place;              // [m]
};

/// An officer of an action team on his way to somebody, far from everybody of the force.
struct LoneOfficer {
  PersonId officer = no_person;
  std::int64_t at_ms = 0;  // [ms]
  double alone_m = 0;      // to the nearest other officer [m]
};

/// A blow by an officer that nobody ordered and that no attack on him explains.
struct UnorderedBlow {
  PersonId officer = no_person, struck = no_person;
  Threat threat = 0;       // of the one who was struck, in the last 60 s
  std::int64_t at_ms = 0;  // [ms]
  Vec2 place;              // [m]
};

/// One officer's time in the front rank of a line without a break.
struct LineSpell {
  PersonId officer = no_person;
  std::int64_t from_ms = 0, until_ms = 0;  // [ms]
};

struct ForceLog {
  std::vector<ForceRecord> records;  // in order of request; later uses under an authority in order of beginning
  std::vector<Seizure> seizures;
  std::vector<LoneOfficer> lone_officers;
  std::vector<UnorderedBlow> unordered_blows;
  std::vector<LineSpell> spells;         // that are over and were long
  double unrecorded_s = 0;               // person-seconds of force without a record of its order
  double corridor_s = 0;                 // time in yellow and red of a plan with corridors for medics [s]
  double corridor_barred_s = 0;          // part of it in which somebody pushed or attacked in one of them [s]
  std::int64_t corridor_barred_ms = -1;  // first such time [ms]
  double wbgt_c = 0;                     // wet bulb globe temperature [deg C]
  // working memory
  std::vector<std::int64_t> pushed_ms, attacked_ms, armed_ms;  // per demonstrator: last time at threat 2, 3, 4 [ms]
  std::vector<std::int64_t> in_line_since_ms;                  // per personnel: in a front rank; -1 [ms]
  std::vector<std::uint8_t> alone;                             // per personnel: counted as alone, and still is
  std::array<std::int64_t, tactics> threat_ms{};  // per tactic: last time that the threat in its zone answered it [ms]
};

}  // namespace sispam
