// Gaps in a line draw people: those who look for them, and those before whom one opens (docs/model/motion.md, Gaps).
//
// Most who press forward lean on whoever is before them; some look for where a line is weak. It is a stage of its own,
// after watch, because watch only looks and move must not search.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// Every 0.1 s: who notices the gaps that opened. Every 4 s, while somebody who looks for gaps presses: his way anew.
void seek(const Scenario&, const Ground&, World&, const Random&);

}  // namespace sispam
