// SPDX-License-Identifier: Apache-2.0
#include "scenario/doubts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/notation.hpp"
#include "scenario/path.hpp"
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

/// A written number that no draw can give: the draws replace it.
void doubt_replaced(const Scenario& scenario, const IsWritten& is_written, Faults& found) {
  Scenario copy = scenario;
  for (const UncertainParameter& parameter : scenario.uncertain.parameters) {
    const auto number = find_number(copy, parameter.path);
    if (!number || !is_written(parameter.path)) continue;
    const Range values = support(parameter.dist);
    const double written = number->get();
    if (values.low <= written && written <= values.high) continue;
    found.push_back({parameter.path,
                     fmt::format("{} is written, but draws of {} replace it (uncertain.parameters)",
                                 number_text(written), notation(parameter.dist)),
                     fmt::format("Change the distribution, or fix the number with --set {}={}", parameter.path,
                                 number_text(written))});
  }
}

}  // namespace

Faults doubts(const Scenario& scenario, const IsWritten& is_written) {
  Faults found;
  doubt_times(scenario, found);
  doubt_replaced(scenario, is_written, found);
  return found;
}

}  // namespace sispam
