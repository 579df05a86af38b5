// SPDX-License-Identifier: Apache-2.0
#include "scenario/doubts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/text.hpp"

namespace sispam {

namespace {

/// A time that nobody lives to see.
void doubt_time(const Scenario& scenario, const std::string& path, double at_s, Faults& found) {
  const auto& parameters = scenario.uncertain.parameters;
  const auto is_it = [&](const UncertainParameter& parameter) { return parameter.path == path; };
  if (at_s < scenario.clock.horizon_s || std::any_of(parameters.begin(), parameters.end(), is_it)) return;
  found.push_back({path,
                   fmt::format("{} s is not before the end of the simulation, so it never comes (clock.horizon_s: {})",
                               number_text(at_s), number_text(scenario.clock.horizon_s)),
                   "Raise clock.horizon_s, or give an earlier time"});
}

void doubt_times(const Scenario& scenario, Faults& found) {
  for (const Group& group : scenario.crowd.groups) {
    doubt_time(scenario, "crowd.groups." + group.id + ".arrival.start_s", group.arrival.start_s, found);
  }
  for (const Event& event : scenario.crowd.events) {
    doubt_time(scenario, "crowd.events." + event.id + ".at_s", event.at_s, found);
  }
  for (const Evacuation& plan : scenario.evacuations) {
    doubt_time(scenario, "evacuations." + plan.id + ".at_s", plan.at_s, found);
  }
}

}  // namespace

Faults doubts(const Scenario& scenario) {
  Faults found;
  doubt_times(scenario, found);
  return found;
}

}  // namespace sispam
