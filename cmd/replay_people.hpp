// Who somebody is, in the words of files and maps.
//
// World numbers people; the plan names units and groups. Personnel stand in the World in the order of the plan's units.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

class ReplayPeople {
 public:
  /// The scenario must outlive it.
  explicit ReplayPeople(const Scenario& scenario);
  /// The unit of a member of the personnel.
  const Unit& unit(PersonId person) const;
  /// "shield_line", "pusher", ...
  std::string_view role(const World& world, PersonId person) const;
  /// Id of the unit or of the crowd's group.
  std::string_view group(const World& world, PersonId person) const;

 private:
  const Scenario* scenario_;
  std::vector<std::uint16_t> unit_of_;  // per personnel: index into scenario.force.units
};

std::string_view name_of(CrowdRole role);

}  // namespace sispam
