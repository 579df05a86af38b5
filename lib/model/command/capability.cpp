// Which tactics a plan has the people and things for. No tactic is ever used by a plan that could not carry it out.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "model/advancing.hpp"
#include "model/command/negotiators.hpp"
#include "model/command/people_of.hpp"
#include "model/command/relief.hpp"
#include "model/command/speech.hpp"
#include "model/command/tactics.hpp"

namespace sispam::rules {
namespace {

bool has_people(const Scenario& scenario, const World& world, UnitRole role) {
  return strength(scenario, world, [&](const Unit& unit) { return unit.role == role; }) > 0;
}

bool has_reserve(const Scenario& scenario, const World& world) {
  const Level level = world.situation.level;
  return strength(scenario, world, [&](const Unit& unit) { return is_reserve_at(unit, level); }) > 0;
}

/// Whether somebody stands in a line that can be given up for another.
bool holds_line_to_give_up(const World& world) {
  const auto& formations = world.line.formations;
  return std::any_of(formations.begin(), formations.end(),
                     [](const Formation& formation) { return formation.active && formation.fall_back >= 0; });
}

}  // namespace

bool can_use(const Scenario& scenario, const World& world, Tactic tactic, const Random& random) {
  switch (tactic) {
    case Tactic::negotiate:
      return !places_of_dialogue(scenario, world).empty();
    case Tactic::leader_appeal:
      return has_loudspeaker(scenario, world) && !available_voices(scenario, random).empty();
    case Tactic::loudspeaker:
      return has_loudspeaker(scenario, world);
    case Tactic::reinforce_line:
      return has_reserve(scenario, world);
    case Tactic::action_team:
      return has_people(scenario, world, UnitRole::action_team);
    case Tactic::water_display:
    case Tactic::water_spray:
      return !scenario.assets.water_cannons.empty();
    case Tactic::advance:
      return std::any_of(world.line.lines.begin(), world.line.lines.end(), can_advance);
    case Tactic::relieve:
      return !reliefs(scenario, world).empty();
    case Tactic::receive_delegates:
      return !places_of_dialogue(scenario, world).empty();
    case Tactic::medics_forward:
      return has_people(scenario, world, UnitRole::medic);
    case Tactic::withdraw:
      break;
  }
  return holds_line_to_give_up(world);
}

}  // namespace sispam::rules
