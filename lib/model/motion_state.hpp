// Working memory of the move stage: the sorted awake set and its neighbour lists. Rebuilt from People at any time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/ids.hpp"

namespace sispam {

struct MotionState {
  std::vector<PersonId> awake;       // everybody who is stepped, in order of id
  std::vector<std::uint32_t> first;  // per awake person: start in `neighbours`; size + 1
  std::vector<PersonId> neighbours;
  std::vector<double> listed_x, listed_y;  // where each person was when the lists were made [m]
  std::vector<double> fx, fy;              // contact forces of this step, per awake person [N]
  bool stale = true;                       // lists must be made anew before the next step
};

}  // namespace sispam
