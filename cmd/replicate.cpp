// SPDX-License-Identifier: Apache-2.0
#include "replicate.hpp"

#include <fmt/format.h>

#include <chrono>

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

void RunningEstimate::count_stages(const StageTimes& seconds) {
  const std::scoped_lock lock(stages_mutex_);
  for (std::size_t s = 0; s < seconds.size(); ++s) stages_[s] += seconds[s];
}

std::vector<std::pair<std::string, double>> RunningEstimate::stage_times() const {
  const std::scoped_lock lock(stages_mutex_);
  std::vector<std::pair<std::string, double>> times;
  for (std::size_t s = 0; s < stages_.size(); ++s) times.emplace_back(stages()[s].name, stages_[s]);
  return times;
}

namespace {

/// Attributes the time since the last look to the stage that has just run.
class StageClock {
 public:
  void done(std::size_t stage) {
    const auto now = std::chrono::steady_clock::now();
    seconds_[stage] += std::chrono::duration<double>(now - last_).count();
    last_ = now;
  }
  const StageTimes& seconds() const { return seconds_; }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  StageTimes seconds_{};
};

}  // namespace

ReplicateFunction replicate_function(const Scenario& scenario, const Ground& ground, RunningEstimate& estimate) {
  return [&](ReplicateId id, const StopFlag& stop) -> std::optional<std::string> {
    const Scenario drawn = with_draw(scenario, draw_of(id, scenario.uncertain.per_draw));
    StageClock clock;
    const std::optional<Outcome> outcome =
        simulate(drawn, ground, id, Probe{.stop = stop, .stage_done = [&](std::size_t stage) { clock.done(stage); }});
    if (!outcome) return std::nullopt;
    estimate.count_stages(clock.seconds());
    estimate.count(*outcome);
    estimate.count_steps(outcome->awake_person_steps);
    return encode(*outcome);
  };
}

}  // namespace sispam
