// SPDX-License-Identifier: Apache-2.0
#include "scenario/post.hpp"

#include <algorithm>

namespace sispam {

namespace {

/// The unit whose place it is: itself, or the one it relieves.
const std::string& place_of(const Unit& unit) { return unit.relieves.empty() ? unit.id : unit.relieves; }

}  // namespace

const Unit* find_unit(const Force& force, std::string_view id) {
  const auto unit = std::find_if(force.units.begin(), force.units.end(), [&](const Unit& u) { return u.id == id; });
  return unit == force.units.end() ? nullptr : &*unit;
}

Post post_of(const Force& force, const Unit& unit) {
  Post post{unit.relieves.empty() ? &unit : find_unit(force, unit.relieves), 0};
  for (std::size_t steps = 0; post.head != nullptr && !post.head->behind.empty(); ++steps) {
    if (steps > force.units.size()) return {};
    post.head = find_unit(force, post.head->behind);
    if (post.head != nullptr) post.ranks_before += post.head->ranks;
  }
  if (post.head == nullptr || post.head->line.size() < 2) return {};
  return post;
}

bool change_places(const Unit& a, const Unit& b) { return &a != &b && place_of(a) == place_of(b); }

}  // namespace sispam
