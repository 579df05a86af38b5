// SPDX-License-Identifier: Apache-2.0
#include "scenario/doubts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/notation.hpp"
#include "scenario/path.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

/// " s", or nothing.
std::string unit_text(const Field& field) {
  return field.unit.empty() || field.unit == "1" ? std::string() : fmt::format(" {}", field.unit);
}

/// Whether draws replace the number at that path.
bool is_drawn(const Scenario& scenario, const std::string& path) {
  const auto& parameters = scenario.uncertain.parameters;
  return std::any_of(parameters.begin(), parameters.end(),
                     [&](const UncertainParameter& parameter) { return parameter.path == path; });
}

/// A time that nobody lives to see.
void doubt_time(const Scenario& scenario, const std::string& path, double at_s, Faults& found) {
  if (at_s < scenario.clock.horizon_s || is_drawn(scenario, path)) return;
  found.push_back({path,
                   fmt::format("{} s is not before the end of the simulation, so it never comes (clock.horizon_s: {})",
                               number_text(at_s), number_text(scenario.clock.horizon_s)),
                   "Raise clock.horizon_s, or give an earlier time"});
}

/// A group of which not even half comes in time, although its first may.
void doubt_arrival(const Scenario& scenario, const Group& group, Faults& found) {
  const Arrival& arrival = group.arrival;
  const std::string path = "crowd.groups." + group.id + ".arrival.";
  const double half_s = arrival.start_s + arrival.half_arrived_s;
  const bool drawn = is_drawn(scenario, path + "start_s") || is_drawn(scenario, path + "half_arrived_s");
  if (arrival.start_s >= scenario.clock.horizon_s || half_s < scenario.clock.horizon_s || drawn) return;
  found.push_back({path + "half_arrived_s",
                   fmt::format("half of the group comes after the end of the simulation (half have arrived at {} s; "
                               "clock.horizon_s: {})",
                               number_text(half_s), number_text(scenario.clock.horizon_s)),
                   "Raise clock.horizon_s, or let it arrive sooner"});
}

void doubt_times(const Scenario& scenario, Faults& found) {
  for (const Group& group : scenario.crowd.groups) {
    doubt_time(scenario, "crowd.groups." + group.id + ".arrival.start_s", group.arrival.start_s, found);
    doubt_arrival(scenario, group, found);
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

/// The path of the value that a number is part of: without ".uniform[0]", ".cv" or "[1]".
std::string whole_path(const std::string& path, const Number& number) {
  if (!number.part) return path;
  std::string_view rest = path;
  const std::size_t bracket = rest.find_last_of('[');
  if (rest.ends_with(']') && bracket != std::string_view::npos) rest = rest.substr(0, bracket);
  const std::string_view last = rest.substr(rest.find_last_of('.') + 1);
  if (last != number.field->name) rest.remove_suffix(last.size() + 1);
  return std::string(rest);
}

/// Whether a plan decides it: how many come, stand and help, and what shares of them do what. It has no unit to
/// mistake.
bool is_planned(const std::string& path, const Field& field) {
  const bool counted = field.unit.empty() || field.unit == "1" || field.unit == "persons";
  return counted && !path.starts_with("model.");
}

/// Whether a number is implausible: of a range or a distribution, only if not even the nearer end is plausible. 0 and
/// the largest value allowed are no mistakes: they switch something off.
bool is_unusual(const std::string& path, const Number& number) {
  const Range& usual = number.field->usual;
  const double value = number.get();
  const bool off = value == 0 || value == number.field->allowed.high;
  if (!usual.given() || off || is_planned(path, *number.field)) return false;
  if (!number.part) return !usual.holds(value);
  if (path.ends_with(".cv") || path.ends_with(".gsd") || path.ends_with(".triangular[1]")) return false;
  if (path.ends_with("[0]")) return value > usual.high;
  return path.ends_with(']') ? value < usual.low : !usual.holds(value);
}

/// A written number that neither literature nor judgement deems plausible: mostly one in another unit.
void doubt_unusual(const Scenario& scenario, const IsWritten& is_written, Faults& found) {
  Scenario copy = scenario;
  each_number(copy, [&](const std::string& path, const Number& number) {
    if (!is_unusual(path, number) || is_drawn(scenario, path)) return;
    const std::string whole = whole_path(path, number);
    if (!is_written(whole)) return;
    const Range& usual = number.field->usual;
    found.push_back({whole,
                     fmt::format("{} is out of the plausible range ({} to {}{})", number_text(number.get()),
                                 number_text(usual.low), number_text(usual.high), unit_text(*number.field)),
                     "Check its unit; it is simulated as it stands"});
  });
}

}  // namespace

Faults doubts(const Scenario& scenario, const IsWritten& is_written) {
  Faults found;
  doubt_times(scenario, found);
  doubt_replaced(scenario, is_written, found);
  doubt_unusual(scenario, is_written, found);
  return found;
}

}  // namespace sispam
