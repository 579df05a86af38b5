// Addresses of the draws of the command stage, all under Purpose::command_delay.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace sispam::rules {

/// What is drawn; the tick part of the address is a 10 s period, or the number of the decision, request, speech or use.
enum class Draw : std::uint32_t {
  count_error,
  set_level,
  hand_over,
  tactic,
  speech,
  microphone,
  relief,
  // of what goes wrong on the way
  report,
  request,
  answer,
  stop,
  order,
  reinforce,
  refusal,
  misheard,
  correction,
  delegation,
  mood
};

/// Entity of a draw; `unit` tells apart units, signals, tactics or voices.
constexpr std::uint32_t entity(Draw draw, std::uint32_t unit = 0) {
  return static_cast<std::uint32_t>(draw) + (unit << 8);
}

}  // namespace sispam::rules
