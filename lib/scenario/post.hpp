// Whose line a unit stands on, and how many ranks stand before it there.
//
// A unit has a line of its own, stands behind another one, or relieves one. Checks, ways and formations must agree on
// that, so they ask here.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "scenario/scenario.hpp"

namespace sispam {

/// Where a unit stands in its line.
struct Post {
  const Unit* head = nullptr;  // the unit that has the polyline; null: no line, or one that cannot be found
  int ranks_before = 0;
};

/// The unit of that name; null if there is none.
const Unit* find_unit(const Force& force, std::string_view id);

/// The post of a unit: that of the unit it relieves, if it relieves one.
Post post_of(const Force& force, const Unit& unit);

/// Whether two units change places when one of them is tired: one relieves the other, or both the same.
bool change_places(const Unit& a, const Unit& b);

}  // namespace sispam
