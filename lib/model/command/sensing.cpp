// SPDX-License-Identifier: Apache-2.0
#include "model/command/sensing.hpp"

#include <algorithm>

#include "model/command/draws.hpp"
#include "model/command/stages.hpp"
#include "random/distributions.hpp"

namespace sispam::rules {
namespace {

constexpr std::int64_t error_ms = 10'000;  // a new error of the count this often

int true_pushing(const CrowdState& crowd) {
  return static_cast<int>(std::count(crowd.behaviour.begin(), crowd.behaviour.end(), Behaviour::pushing));
}

/// The true number as it was `lag_s` ago; nobody before the beginning. Forgets what is older.
int lagged(std::vector<int>& history, double lag_s) {
  const auto lag = static_cast<std::size_t>(std::max(lag_s, 0.0) * 1000 / command_ms + 0.5);
  if (history.size() <= lag) return 0;
  history.erase(history.begin(), history.end() - static_cast<std::ptrdiff_t>(lag + 1));
  return history.front();
}

bool known_serious(const Casualty& casualty, std::int64_t now_ms) {
  const bool serious = casualty.at_injury == Triage::red || casualty.at_injury == Triage::black;
  return serious && casualty.discovered_ms >= 0 && casualty.discovered_ms <= now_ms;
}

}  // namespace

int reported_count(const CommandParameters& parameters, int true_count, std::int64_t now_ms, const Random& random) {
  if (parameters.count_error <= 0) return true_count;
  const Distribution error{Distribution::Kind::lognormal_mean, 1, parameters.count_error, 0};
  const auto period = static_cast<std::uint32_t>(now_ms / error_ms);
  const double u = random.uniform(Purpose::command_delay, period, entity(Draw::count_error));
  return static_cast<int>(true_count * quantile(error, u) + 0.5);
}

Observed sense(const Scenario& scenario, World& world, const Random& random) {
  Situation& situation = world.situation;
  const CommandParameters& parameters = scenario.model.command;
  situation.pushing_history.push_back(true_pushing(world.crowd));
  const int pushing = lagged(situation.pushing_history, parameters.count_lag_s);
  situation.observed_pushing = reported_count(parameters, pushing, world.now_ms, random);
  const auto& lines = world.line.lines;
  const auto& rows = world.casualties.rows;
  return {.pushing = situation.observed_pushing,
          .breach =
              std::any_of(lines.begin(), lines.end(), [](const HeldLine& line) { return line.breached_since_ms >= 0; }),
          .serious_injury = std::any_of(rows.begin(), rows.end(),
                                        [&](const Casualty& row) { return known_serious(row, world.now_ms); })};
}

}  // namespace sispam::rules
