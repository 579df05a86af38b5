// SPDX-License-Identifier: Apache-2.0
#include "model/mind/people_of.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "model/mind/geometry.hpp"

namespace sispam::mind {
namespace {

Goal goal_at(const Ground& ground, const std::string& field, Vec2 point) {
  return {ground.field(field), static_cast<float>(point.x), static_cast<float>(point.y)};
}

}  // namespace

std::uint16_t exit_number(const Scenario& scenario, const Group& group) {
  const std::vector<Exit>& exits = scenario.site.exits;
  const auto found =
      std::find_if(exits.begin(), exits.end(), [&](const Exit& exit) { return exit.id == group.arrival.from; });
  require(found != exits.end(), "a group comes from an exit of the site");
  return static_cast<std::uint16_t>(found - exits.begin());
}

Goal goal_own_place(const Scenario& scenario, const Ground& ground, const World& world, std::size_t i) {
  return goal_at(ground, "assembly:" + scenario.crowd.groups[world.crowd.group[i]].id, world.crowd.spot[i]);
}

Goal goal_protected(const Scenario& scenario, const Ground& ground) {
  const Protected& area = scenario.site.protected_area;
  return goal_at(ground, "protected:" + area.id, middle_of(area.polygon));
}

Goal goal_exit(const Ground& ground, const Exit& exit, double along) {
  return goal_at(ground, "exit:" + exit.id, point_along(exit.line, along * length_of(exit.line)));
}

}  // namespace sispam::mind
