// Fences and gates that may fail: who leans on them, which of them fail, and who passes a closed gate
// (docs/model/motion.md, Fences and gates).
//
// Who sleeps leans on a fence too, though nobody computes his contacts: what he leans with is kept from when the lists
// were made.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "model/motion/scene.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// Every 0.1 s: mean loads of all sections; those loaded too long fail, and the ground is made anew without them.
void strain_fences(const Scenario&, const Ground&, World&, const Random&);

namespace motion {

/// Somebody who leans on a segment.
struct Lean {
  std::uint32_t segment = 0;
  Vec2 at;          // his place [m]
  double push = 0;  // [N], or its impulse [N s]
};

/// Adds what he leans with to that sum of the section he leans on, if it may fail.
void lean_on(const Ground& ground, const Lean& lean, double Section::*sum, World& world);

/// What all sleepers lean with, from now until the lists are made again; only `changed` may have fallen asleep.
void lean_asleep(const Scene& scene, std::span<const PersonId> changed);

/// Adds that over one step.
void add_sleepers(World& world, double dt_s);

/// Whether that segment, a closed gate, stands in this person's way: neither personnel nor whom they lead or let out.
bool is_shut(const Ground& ground, const World& world, std::uint32_t gate, PersonId id);

/// Whether a fence or closed gate that stands bars the straight way from `from` to `to`.
bool is_barred(const Ground& ground, const World& world, Vec2 from, Vec2 to);

}  // namespace motion
}  // namespace sispam
