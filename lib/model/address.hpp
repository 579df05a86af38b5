// Whose luck a draw is: the entity under which the draws of one person are addressed.
//
// Demonstrators are counted from the top half of the number space, not from the last officer. So two plans with the
// same seed but another number of officers still meet the same crowd (common random numbers). The person id itself was
// rejected: one more officer would have given every demonstrator a new mind.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "core/ids.hpp"
#include "model/people.hpp"

namespace sispam {

/// Entity of demonstrator number `i`.
constexpr std::uint32_t demonstrator_entity(std::size_t i) { return 0x80000000U | static_cast<std::uint32_t>(i); }

/// Entity of any person.
inline std::uint32_t draw_entity(const People& people, PersonId id) {
  return people.is_personnel(id) ? id : demonstrator_entity(id - people.personnel);
}

}  // namespace sispam
