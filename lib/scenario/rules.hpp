// Rules of engagement as data: which tactics exist, and what each needs before it may be used.
//
// A rules file is a part of the scenario like any other: same tables, same checks, same digest. Conditions speak only
// of signals, which are what commanders observe; the true state has no name here. What forces are on which level, and
// what a file may say, stands in docs/model/command.md and the field tables (scenario/fields_rules.cpp).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace sispam {

enum class Level : std::uint8_t { green, yellow, red };

enum class Tactic : std::uint8_t {
  negotiate,
  leader_appeal,
  loudspeaker,
  reinforce_line,
  action_team,
  water_display,
  water_spray,
  withdraw,
  advance,
  relieve,
  receive_delegates,
  medics_forward
};
inline constexpr int tactics = 12;

/// What commanders observe, late and not quite right (docs/model/command.md).
enum class Signal : std::uint8_t {
  crowd,           // [persons]
  pushing,         // [persons]
  violent,         // [persons]
  armed,           // persons seen with a weapon [persons]
  breach,          // 1: a line is breached and not restored
  serious_injury,  // 1: somebody badly hurt has been found
  line_load,       // [N/m]
  empty_slots,     // places in the standing lines that nobody holds or heads for [1]
  intruders,       // demonstrators at large past a line or in the protected area [persons]
  tired,           // of those who hold the line that is most tired, the share that is nearly spent [0..1]
  fallen,          // demonstrators who lie on the ground [persons]
  thrown,          // objects thrown at personnel in the last minute [1]
  fires,           // that burn [1]
  mood             // of the crowd: 1 calm to 5 furious; 0: nobody is there
};
inline constexpr int signals = 14;

/// Who decides, and so how long it takes.
enum class Authority : std::uint8_t { platoon, company, county, province };

/// Stages of force: 1 presence to 6 firearms (docs/model/command.md).
inline constexpr int force_levels = 6;

/// Holds while the signal is at least one number and below the other.
struct Condition {
  Signal signal = Signal::pushing;
  double at_least = 0;  // in the unit of the signal
  double below = 1e9;   // in the unit of the signal
};

/// Holds when one of `any` holds, if there are some, and all of `all`. With neither it never holds.
struct Trigger {
  std::vector<Condition> any, all;
  bool is_never() const { return any.empty() && all.empty(); }
};

struct LevelRules {
  double up_s = 20;                               // how long a worse level must be observed [s]
  double down_s = 180;                            // how long a better one [s]
  Authority authority = Authority::county;        // declares yellow and green
  Authority red_authority = Authority::province;  // declares red
  Authority red_control = Authority::platoon;     // in red, decides at least on force of level 4 and above
  Trigger yellow;                                 // from green to yellow
  Trigger red;                                    // to red
  Trigger green;                                  // from yellow back to green
};

struct TacticRule {
  Level from_level = Level::green;
  int force_level = 1;  // of the force ladder [1..6]
  Authority authority = Authority::company;
  Trigger start;              // none: the tactic is never used
  Trigger stop;               // none: it goes on until its maximum or its level ends
  std::vector<Tactic> after;  // each must have been used before
  int warnings = 0;           // given before [1]
  double understood = 0;      // share of those before the line who understood at least one [0..1]
  double wait_s = 0;          // after the last warning [s]
  double burst_s = 0;         // the longest use; 0: no maximum [s]
  double total_s = 0;         // of all uses; 0: no maximum [s]
  double gap_s = 0;           // between two uses; loudspeaker: between two messages [s]
  double way_out_s = 0;       // all who are there could leave within this time; 0: not asked [s]
  double least_range_m = 0;   // water_spray: nobody nearer to the nozzle than this is struck [m]
};

struct TacticRules {
  TacticRule negotiate, leader_appeal, loudspeaker, reinforce_line, action_team, water_display, water_spray, withdraw,
      advance, relieve, receive_delegates, medics_forward;

  const TacticRule& of(Tactic tactic) const {
    const std::array<const TacticRule*, tactics> all{&negotiate,   &leader_appeal, &loudspeaker,       &reinforce_line,
                                                     &action_team, &water_display, &water_spray,       &withdraw,
                                                     &advance,     &relieve,       &receive_delegates, &medics_forward};
    return *all[static_cast<std::size_t>(tactic)];
  }
};

struct Rules {
  int format = 1;  // YAML key: rules
  std::string id;
  double authority_lasts_s = 600;  // an authority not used lapses after this [s]
  double warnings_last_s = 600;    // an older warning no longer counts [s]
  LevelRules levels;
  TacticRules tactics;
};

}  // namespace sispam
