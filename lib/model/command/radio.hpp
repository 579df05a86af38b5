// What becomes of a message on the radio: it gets through, or is said again, or never gets through.
//
// Whether a message is lost depends on its address alone, so two plans that send the same message lose it together. A
// time of loss common to all channels was rejected: nothing is known about it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "model/command/draws.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::rules {

/// Which message it is: the address of its luck.
struct Message {
  Draw what = Draw::order;
  std::uint32_t who = 0;     // unit, signal, tactic or level
  std::uint32_t number = 0;  // the how-manieth of these
};

/// How it went.
struct Passage {
  double late_s = 0;       // what its repetitions cost [s]
  std::uint32_t lost = 0;  // times that it did not get through
  bool arrived = true;     // false: nor did any repetition
};

/// Eq. 8a: sent, and repeated until it gets through or `repeats` are used up.
Passage pass_on(const CommandParameters& parameters, const Message& message, const Random& random);

/// Whether a message that nobody repeats is lost.
bool is_lost(const CommandParameters& parameters, const Message& message, const Random& random);

}  // namespace sispam::rules
