// Contacts of many pairs of bodies at once, as columns, for the vector lanes of the processor.
//
// One loop without a branch, compiled once for each instruction set; which one runs is chosen at run time. All give the
// same bits: every operation is one of IEEE 754, none is fused, and sums are left to the caller. Intrinsics and a
// library of lanes were rejected: compilers make lanes of this loop, and the law stays written once.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "scenario/parameters.hpp"

namespace sispam::motion {

/// Pairs (a, b) of bodies that touch. Filled up to `size`; the rest is not set.
struct ContactBatch {
  static constexpr std::size_t most = 128;
  using Column = std::array<double, most>;

  std::size_t size = 0;
  std::array<PersonId, most> a, b;
  Column x, y;            // from b to a [m]
  Column touch;           // sum of both radii [m]
  Column vx, vy;          // of a relative to b [m/s]
  Column mass_a, mass_b;  // [kg]
  Column fx, fy, normal;  // result: the force on a, and its normal part [N] (docs/model/motion.md eq. 2-4)
};

/// An instruction set, and code for it.
struct Lanes {
  std::string_view name;                                               // as in SISPAM_LANES
  bool here = false;                                                   // this processor has it
  void (*contacts)(const MotionParameters&, ContactBatch&) = nullptr;  // sets fx, fy, normal; not a number where a and
                                                                       // b are at the very same place
};

/// The narrowest first; that is the reference.
const std::vector<Lanes>& all_lanes();

/// Those in use: at first the widest of this processor.
const Lanes& lanes();

/// Uses other ones. Not while a simulation runs. Throws InputError if there are none of this name here.
void use_lanes(std::string_view name);

}  // namespace sispam::motion
