// Rules of engagement as data: which tactics exist, and what each needs before it may be used.
//
// Threat and force are on the scales of docs/model/command.md; what a rules file may say stands in its field tables.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace sispam {

enum class Tactic : std::uint8_t {
  negotiate,
  leader_appeal,
  loudspeaker,
  reinforce_line,
  withdraw,
  action_team,
  water_display,
  water_spray
};
inline constexpr int tactics = 8;

}  // namespace sispam
