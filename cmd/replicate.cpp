// SPDX-License-Identifier: Apache-2.0
#include "replicate.hpp"

#include <fmt/format.h>

#include "measure/outcome_columns.hpp"
#include "measure/summary.hpp"
#include "scenario/draw.hpp"
#include "study/probe.hpp"
#include "study/simulate.hpp"

namespace sispam {

void RunningEstimate::count(const Outcome& outcome) {
  if (outcome.status == Status::failed) {
    ++failed_;
    return;
  }
  ++good_;
  if (outcome.breach > 0) ++breached_;
}

std::string RunningEstimate::text() const {
  const std::uint32_t good = good_.load();
  std::string text;
  if (good > 0) text = fmt::format("breach {:.0f} % of {}", 100.0 * breached_.load() / good, good);
  if (failed_.load() > 0) text += fmt::format("{}{} failed", text.empty() ? "" : ", ", failed_.load());
  return text;
}

ReplicateFunction replicate_function(const Scenario& scenario, const Ground& ground, RunningEstimate& estimate) {
  return [&](ReplicateId id, const StopFlag& stop) -> std::optional<std::string> {
    const Scenario drawn = with_draw(scenario, draw_of(id, scenario.uncertain.per_draw));
    const std::optional<Outcome> outcome = simulate(drawn, ground, id, Probe{stop});
    if (!outcome) return std::nullopt;
    estimate.count(*outcome);
    estimate.count_steps(outcome->awake_person_steps);
    return encode(*outcome);
  };
}

}  // namespace sispam
