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

void append(Faults& all, Faults more) { all.insert(all.end(), more.begin(), more.end()); }

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
    append(faults, check_evacuations(scenario));
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
