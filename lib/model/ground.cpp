// SPDX-License-Identifier: Apache-2.0
#include "model/ground.hpp"

#include <algorithm>
#include <utility>

#include "model/way_field.hpp"
#include "scenario/ground_walls.hpp"
#include "scenario/post.hpp"

namespace sispam {

namespace {

using NamedTarget = std::pair<std::string, WayTarget>;

/// The unit whose line this one stands on; itself if it has none.
const Unit& head_of(const Force& force, const Unit& unit) {
  const Unit* head = post_of(force, unit).head;
  return head == nullptr ? unit : *head;
}

/// Where a unit has its task, or else where it waits.
std::vector<Vec2> place_of(const Force& force, const Unit& unit) {
  const Polyline& line = head_of(force, unit).line;
  if (!line.empty()) return line;
  return unit.at.empty() ? unit.staged_line : unit.at;
}

void add_units(const Force& force, std::vector<NamedTarget>& targets) {
  for (const Unit& unit : force.units) {
    targets.push_back({"unit:" + unit.id, {WayKind::line, place_of(force, unit)}});
    if (!unit.withdraw_to.empty()) {
      targets.push_back({"withdraw:" + unit.id, {WayKind::line, unit.withdraw_to}});
    }
    const Polyline& fall_back_line = head_of(force, unit).fall_back_line;
    if (!fall_back_line.empty()) targets.push_back({"fall_back:" + unit.id, {WayKind::line, fall_back_line}});
    if (!unit.staged_line.empty()) targets.push_back({"staged:" + unit.id, {WayKind::line, unit.staged_line}});
  }
}

std::vector<NamedTarget> targets_of(const Scenario& scenario) {
  std::vector<NamedTarget> targets;
  for (const Exit& exit : scenario.site.exits) {
    targets.push_back({"exit:" + exit.id, {WayKind::line, exit.line}});
  }
  const Protected& area = scenario.site.protected_area;
  if (!area.polygon.empty()) targets.push_back({"protected:" + area.id, {WayKind::area, area.polygon}});
  for (const Group& group : scenario.crowd.groups) {
    targets.push_back({"assembly:" + group.id, {WayKind::area, group.assembly}});
  }
  add_units(scenario.force, targets);
  targets.push_back({"collection_point", {WayKind::line, {scenario.medical.collection_point}}});
  for (const CollectionPoint& point : scenario.medical.further_points) {
    targets.push_back({"collection_point:" + point.id, {WayKind::line, {point.at}}});
  }
  if (!scenario.medical.detention.empty()) {
    targets.push_back({"detention", {WayKind::line, scenario.medical.detention}});
  }
  return targets;
}

/// One field per target; the same target is computed once.
std::vector<WayField> make_fields(const Ground& ground, const std::vector<NamedTarget>& targets) {
  WayMaker maker(ground);
  std::vector<WayField> fields;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const auto same = std::find_if(targets.begin(), targets.begin() + static_cast<std::ptrdiff_t>(i),
                                   [&](const NamedTarget& other) { return other.second == targets[i].second; });
    const auto known = static_cast<std::size_t>(same - targets.begin());
    fields.push_back({targets[i].first, known < i ? fields[known].distance : maker.distances(targets[i].second)});
  }
  return fields;
}

}  // namespace

Ground make_ground(const Scenario& scenario, const std::vector<std::uint8_t>& failed) {
  Ground ground = make_solid_ground(scenario.site, failed);
  ground.fields = make_fields(ground, targets_of(scenario));
  add_gates(scenario.site, ground);
  return ground;
}

}  // namespace sispam
