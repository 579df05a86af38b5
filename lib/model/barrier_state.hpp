// Fences and gates of one replicate: how hard they are leaned on, and which of them failed.
//
// The ground is shared by all replicates and never changes. A replicate whose fence fails gets a ground of its own,
// made again without what failed: contact, sight and ways then agree by construction. A ground whose walls can be
// switched was rejected: every look at a wall would have to ask, though hardly any fence ever fails.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "scenario/barrier.hpp"

namespace sispam {

struct Ground;

/// One section of a barrier.
struct Section {
  BarrierKind kind = BarrierKind::fence;
  std::uint16_t source = 0;         // index into site.fences or site.openings
  Segment place;                    // [m]
  double impulse = 0;               // of those who lean on it, since the last look; from its left positive [N s]
  double asleep_n = 0;              // what those of them who sleep lean with, from its left positive [N]
  std::int64_t over_since_ms = -1;  // loaded above its strength without a break; -1: is not [ms]
  std::int64_t failed_ms = -1;      // -1: it stands [ms]
};

struct BarrierState {
  std::vector<Section> sections;         // in the order of the ground; empty until the first step
  std::vector<std::uint8_t> leans;       // per person: 1 sleeps and leans on one of them
  bool sleepers_lean = false;            // somebody does
  double peak_load_n_per_m = 0;          // highest 0.1 s mean on a section that stood [N/m]
  std::shared_ptr<const Ground> ground;  // without the fences that failed; none while all stand
};

}  // namespace sispam
