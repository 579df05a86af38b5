// SPDX-License-Identifier: Apache-2.0
#include "scenario/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "scenario/names.hpp"
#include "scenario/notation.hpp"
#include "scenario/path.hpp"
#include "scenario/terrain.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr int most_people = 20000;

void append(Faults& all, Faults more) { all.insert(all.end(), more.begin(), more.end()); }

template <class Things>
std::vector<std::string> ids(const Things& things) {
  std::vector<std::string> names;
  for (const auto& thing : things) names.push_back(thing.id);
  return names;
}

void check_arrival(const Scenario& scenario, const Group& group, Faults& faults) {
  const std::string path = "crowd.groups." + group.id + ".arrival.from";
  const auto& exits = scenario.site.exits;
  const auto exit = std::find_if(exits.begin(), exits.end(), [&](const Exit& e) { return e.id == group.arrival.from; });
  if (exit == exits.end()) {
    faults.push_back(
        {path, fmt::format("{} is no exit", quoted(group.arrival.from)), did_you_mean(group.arrival.from, ids(exits))});
  } else if (exit->use != ExitUse::anyone) {
    faults.push_back({path, fmt::format("the exit {} is for the force only", quoted(exit->id)), {}});
  }
}

void check_assembly(const Scenario& scenario, const Group& group, Faults& faults) {
  const std::string path = "crowd.groups." + group.id + ".assembly";
  const Terrain terrain(scenario.site);
  const double area = std::abs(signed_area(group.assembly));
  if (area < 1 || crosses_itself(group.assembly)) {
    faults.push_back({path, "crosses itself or encloses less than 1 m2", "Give the corners in order round the area"});
    return;
  }
  Polyline edge = group.assembly;
  edge.push_back(edge.front());
  const auto samples = slots_along(edge, 100);
  const bool on_ground =
      std::all_of(samples.begin(), samples.end(), [&](const LinePlace& s) { return terrain.walkable(s.at); });
  if (!on_ground) faults.push_back({path, "reaches outside the walkable ground", {}});
}

void check_event(const Event& event, Faults& faults) {
  const std::string path = "crowd.events." + event.id;
  const std::string kind(name_of(event.kind));
  if (event.kind == EventKind::rumour) {
    if (event.at_s != 0) faults.push_back({path + ".at_s", "has no effect on " + kind, "Remove it"});
    if (event.jitter_s != 0) faults.push_back({path + ".jitter_s", "has no effect on " + kind, "Remove it"});
    if (event.mean_interval_s <= 0) faults.push_back({path, kind + " needs mean_interval_s above 0", {}});
  } else if (event.mean_interval_s != 0) {
    faults.push_back({path + ".mean_interval_s", "has no effect on " + kind, "Remove it"});
  }
  if (event.kind == EventKind::tyre_fire) {
    if (event.at.empty()) faults.push_back({path, kind + " needs a place (at)", {}});
    if (event.burns_s <= 0) faults.push_back({path, kind + " needs burns_s above 0", {}});
    if (event.anger_impulse != Event{}.anger_impulse) {
      faults.push_back({path + ".anger_impulse", "has no effect on " + kind, "Remove it"});
    }
  } else {
    if (!event.at.empty()) faults.push_back({path + ".at", "has no effect on " + kind, "Remove it"});
    if (event.burns_s != 0) faults.push_back({path + ".burns_s", "has no effect on " + kind, "Remove it"});
  }
}

/// An orator stands with his group: he speaks only if the loudspeaker of the group is near.
void check_orators_reach(const Scenario& scenario, const Loudspeaker& speaker, Faults& faults) {
  const std::string path = "assets.loudspeakers." + speaker.id;
  const auto& groups = scenario.crowd.groups;
  const auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.id == speaker.group; });
  if (group == groups.end()) {
    faults.push_back({path + ".group", fmt::format("{} is no group", quoted(speaker.group)),
                      did_you_mean(speaker.group, ids(groups))});
    return;
  }
  const double away = holds(group->assembly, speaker.at) ? 0 : distance_to_edge(group->assembly, speaker.at);
  if (away > scenario.model.mind.orator_reach_m) {
    faults.push_back({path + ".at",
                      fmt::format("is {:.0f} m from the assembly of {}; no orator comes that far "
                                  "(model.mind.orator_reach_m: {:.0f})",
                                  away, quoted(group->id), scenario.model.mind.orator_reach_m),
                      "Put it where the group gathers"});
  }
}

void check_loudspeaker(const Scenario& scenario, const Loudspeaker& speaker, Faults& faults) {
  const std::string path = "assets.loudspeakers." + speaker.id;
  if (speaker.group.empty() == speaker.unit.empty()) {
    faults.push_back({path, "needs either group (its orators speak) or unit (the police speak)", {}});
  } else if (speaker.unit.empty()) {
    check_orators_reach(scenario, speaker, faults);
  } else {
    const auto& units = scenario.force.units;
    const auto unit = std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.id == speaker.unit; });
    if (unit != units.end() && unit->role == UnitRole::loudspeaker) return;
    faults.push_back({path + ".unit", fmt::format("{} is no unit of role loudspeaker", quoted(speaker.unit)),
                      did_you_mean(speaker.unit, ids(units))});
  }
}

/// The lowest and highest value that a draw can give.
Range reach(const UncertainParameter& parameter, const Range& allowed) {
  Range values = support(parameter.dist);
  if (allowed.given()) values = {std::max(values.low, allowed.low), std::min(values.high, allowed.high)};
  return values;
}

/// Faults of one path, range and kind; true if the parameter can be drawn.
bool check_parameter(Scenario& scenario, std::size_t index, Faults& faults) {
  const UncertainParameter& parameter = scenario.uncertain.parameters[index];
  const std::string path = fmt::format("uncertain.parameters[{}]", index);
  const auto number = find_number(scenario, parameter.path);
  if (!number) {
    faults.push_back({path + ".path", fmt::format("{} is no number of this scenario", quoted(parameter.path)),
                      did_you_mean(parameter.path, number_paths(scenario))});
    return false;
  }
  const std::string why = why_not_uncertain(parameter.path);
  if (!why.empty()) {
    faults.push_back({path + ".path", fmt::format("{} cannot be uncertain ({})", quoted(parameter.path), why), {}});
    return false;
  }
  const Range& allowed = number->field->allowed;
  if (!fits(parameter.dist, allowed)) {
    faults.push_back({path + ".dist",
                      fmt::format("{} reaches out of the range of {} ({} to {} allowed)", notation(parameter.dist),
                                  parameter.path, number_text(allowed.low), number_text(allowed.high)),
                      {}});
    return false;
  }
  return true;
}

/// Whether the numbers still hold with parameter `index` (or all, if it is past the end) at its lowest or highest.
void check_corner(const Scenario& scenario, std::size_t index, double Range::*end, Faults& faults) {
  Scenario corner = scenario;
  const auto& parameters = scenario.uncertain.parameters;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (index < parameters.size() && i != index) continue;
    const auto number = find_number(corner, parameters[i].path);
    number->set(reach(parameters[i], number->field->allowed).*end);
  }
  for (const Fault& fault : check_numbers(corner)) {
    const bool alone = index < parameters.size();
    faults.push_back({alone ? fmt::format("uncertain.parameters[{}].dist", index) : "uncertain.parameters",
                      fmt::format("some draws break {}: {}", fault.path, fault.message), fault.hint});
    return;
  }
}

}  // namespace

Faults check_crowd(const Scenario& scenario) {
  Faults faults;
  int people = scenario.force.declared_strength;
  for (const Group& group : scenario.crowd.groups) {
    people += group.count;
    check_arrival(scenario, group, faults);
    check_assembly(scenario, group, faults);
  }
  if (people > most_people) {
    faults.push_back({"crowd.groups", fmt::format("{} people in all (at most {})", people, most_people), {}});
  }
  for (const Event& event : scenario.crowd.events) check_event(event, faults);
  for (const Loudspeaker& speaker : scenario.assets.loudspeakers) check_loudspeaker(scenario, speaker, faults);
  return faults;
}

Faults check_uncertain(const Scenario& scenario) {
  Faults faults;
  Scenario copy = scenario;
  std::set<std::string> seen;
  const std::size_t n = scenario.uncertain.parameters.size();
  for (std::size_t i = 0; i < n; ++i) {
    const std::string& path = scenario.uncertain.parameters[i].path;
    if (!seen.insert(path).second) {
      faults.push_back(
          {fmt::format("uncertain.parameters[{}].path", i), fmt::format("{} stands twice", quoted(path)), {}});
    }
    check_parameter(copy, i, faults);
  }
  if (!faults.empty() || n == 0) return faults;
  for (std::size_t i = 0; i < n; ++i) {
    check_corner(scenario, i, &Range::low, faults);
    check_corner(scenario, i, &Range::high, faults);
  }
  if (faults.empty()) check_corner(scenario, n, &Range::low, faults);
  if (faults.empty()) check_corner(scenario, n, &Range::high, faults);
  return faults;
}

Faults check(const Scenario& scenario) {
  Faults faults = check_site(scenario);
  if (faults.empty()) {  // places make sense only on a sound site
    append(faults, check_crowd(scenario));
    append(faults, check_force(scenario));
    append(faults, check_other_lines(scenario));
    append(faults, check_relief(scenario));
    append(faults, check_assets(scenario));
    const Terrain terrain(scenario.site);
    const auto check_room = [&](Vec2 at, const std::string& path) {
      if (terrain.has_room(at, scenario.model.motion.officer_radius_m)) return;
      faults.push_back({path, "nobody can stand there (outside the ground, or on a wall, fence or obstacle)", {}});
    };
    check_room(scenario.medical.collection_point, "medical.collection_point");
    for (const CollectionPoint& point : scenario.medical.further_points) {
      check_room(point.at, "medical.further_points." + point.id + ".at");
    }
    for (const Vec2 at : scenario.medical.detention) check_room(at, "medical.detention");
    if (faults.empty()) append(faults, check_ways(scenario));
  }
  append(faults, check_rules(scenario.rules_of_engagement));
  append(faults, check_talk(scenario));
  Faults numbers = check_numbers(scenario);
  const bool sound = numbers.empty();
  append(faults, std::move(numbers));
  if (sound) append(faults, check_uncertain(scenario));
  return faults;
}

}  // namespace sispam
