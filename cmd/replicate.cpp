// SPDX-License-Identifier: Apache-2.0
#include "replicate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <memory>

#include "measure/outcome_columns.hpp"
#include "measure/summary.hpp"
#include "model/ground.hpp"
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

using Clock = std::chrono::steady_clock;

double seconds_between(Clock::time_point from, Clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

/// What one look at the clock takes [s]: the least mean of some batches, for others may have been disturbed.
double time_of_a_look_s() {
  constexpr int batches = 20, looks = 100;
  double least_s = std::numeric_limits<double>::infinity();
  for (int batch = 0; batch < batches; ++batch) {
    const Clock::time_point start = Clock::now();
    Clock::time_point last = start;
    for (int look = 0; look < looks; ++look) last = Clock::now();
    least_s = std::min(least_s, seconds_between(start, last) / looks);
  }
  return least_s;
}

/// Attributes the time since the last look to the stage that has just run; for ticks that are not timed, too. Less what
/// the look itself takes, which is as long as some stages are.
class StageClock {
 public:
  void begin() { last_ = Clock::now(); }
  void done(std::size_t stage) {
    const Clock::time_point now = Clock::now();
    seconds_[stage] += timed_every * (seconds_between(last_, now) - look_s_);
    last_ = now;
  }
  StageTimes seconds() const {
    StageTimes seconds = seconds_;
    for (double& of_stage : seconds) of_stage = std::max(of_stage, 0.0);
    return seconds;
  }

 private:
  double look_s_ = time_of_a_look_s();
  Clock::time_point last_;
  StageTimes seconds_{};
};

/// A point that can be simulated.
struct Prepared {
  Scenario scenario;
  Ground ground;
  explicit Prepared(Scenario of) : scenario(std::move(of)), ground(make_ground(scenario)) {}
};

/// Scenario and ground of the points at work. Threads take rows in order, so these are one or two at a time.
class PreparedPoints {
 public:
  explicit PreparedPoints(const Design& design) : design_(design) {}

  std::shared_ptr<const Prepared> get(std::uint32_t point) {
    const std::scoped_lock lock(mutex_);
    std::shared_ptr<const Prepared> found = at_work_[point].lock();
    if (!found) {
      found = std::make_shared<const Prepared>(design_.scenario(point));
      std::erase_if(at_work_, [](const auto& entry) { return entry.second.expired(); });
      at_work_[point] = found;
    }
    latest_ = found;
    return found;
  }

 private:
  const Design& design_;
  std::mutex mutex_;
  std::map<std::uint32_t, std::weak_ptr<const Prepared>> at_work_;
  std::shared_ptr<const Prepared> latest_;  // stays between two rows of one point
};

}  // namespace

ReplicateFunction replicate_function(const Design& design, RunningEstimate& estimate) {
  const auto points = std::make_shared<PreparedPoints>(design);
  return [points, &estimate](RowId id, const StopFlag& stop) -> std::optional<std::string> {
    const auto point = points->get(id.point);
    const Scenario drawn = with_draw(point->scenario, draw_of(id.replicate, point->scenario.uncertain.per_draw));
    StageClock clock;
    const Probe probe{.stop = stop,
                      .timed_tick = [&] { clock.begin(); },
                      .stage_done = [&](std::size_t stage) { clock.done(stage); }};
    const std::optional<Outcome> outcome = simulate(drawn, point->ground, id.replicate, probe);
    if (!outcome) return std::nullopt;
    estimate.count_stages(clock.seconds());
    estimate.count(*outcome);
    estimate.count_steps(outcome->awake_person_steps);
    return encode(*outcome);
  };
}

}  // namespace sispam
