// Who is hurt: asked by every stage that moves, counts or orders people.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/world.hpp"

namespace sispam {

/// Whether `person` is hurt and waits for help, is under care, has been treated, or is dead. Who left unseen or refused
/// help is not: he walks away on his own feet.
inline bool is_injured(const World& world, PersonId person) {
  const auto& row_of = world.care.row_of;
  if (person >= row_of.size() || row_of[person] < 0) return false;
  const Care care = world.casualties.rows[row_of[person]].care;
  return care != Care::left_unseen && care != Care::refused;
}

}  // namespace sispam
