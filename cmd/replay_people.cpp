// SPDX-License-Identifier: Apache-2.0
#include "replay_people.hpp"

#include <array>

#include "scenario/names.hpp"

namespace sispam {

ReplayPeople::ReplayPeople(const Scenario& scenario) : scenario_(&scenario) {
  for (std::size_t i = 0; i < scenario.force.units.size(); ++i) {
    const auto count = static_cast<std::size_t>(scenario.force.units[i].count);
    unit_of_.insert(unit_of_.end(), count, static_cast<std::uint16_t>(i));
  }
}

const Unit& ReplayPeople::unit(PersonId person) const { return scenario_->force.units.at(unit_of_.at(person)); }

std::string_view ReplayPeople::role(const World& world, PersonId person) const {
  if (world.people.is_personnel(person)) return name_of(unit(person).role);
  return name_of(world.crowd.role.at(person - world.people.personnel));
}

std::string_view ReplayPeople::group(const World& world, PersonId person) const {
  if (world.people.is_personnel(person)) return unit(person).id;
  return scenario_->crowd.groups.at(world.crowd.group.at(person - world.people.personnel)).id;
}

std::string_view name_of(CrowdRole role) {
  constexpr std::array<std::string_view, 5> words{"ordinary", "pusher", "provocateur", "bystander", "orator"};
  return words.at(static_cast<std::size_t>(role));
}

}  // namespace sispam
