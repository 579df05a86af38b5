// E-T17: rumours are a Poisson process. E-T16: competing rates within a tick give the exact shares of time.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>

#include "false_alarm.hpp"
#include "model/mind/setup.hpp"
#include "model/mind/transitions.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

using testing::z_one_in_a_million;

TEST(Rumours, come_as_a_poisson_process) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.clock.horizon_s = 7200;
  scenario.crowd.events.push_back({.id = "rumours", .kind = EventKind::rumour, .mean_interval_s = 1800});
  constexpr int n = 20000;
  std::array<int, 11> seen{};  // 10 or more in the last
  double sum = 0, squares = 0;
  for (std::uint32_t replicate = 0; replicate < n; ++replicate) {
    const auto events = mind::schedule_events(scenario, Random{17, replicate});
    const auto k = static_cast<double>(events.size());
    ++seen[std::min<std::size_t>(events.size(), 10)];
    sum += k;
    squares += k * k;
  }
  const double mean = sum / n;
  const double variance = squares / n - mean * mean;
  EXPECT_NEAR(mean, 4, z_one_in_a_million * std::sqrt(4.0 / n));
  EXPECT_NEAR(variance / mean, 1, z_one_in_a_million * std::sqrt(2.0 / n));
  const double none = std::exp(-4.0);
  EXPECT_NEAR(static_cast<double>(seen[0]) / n, none, z_one_in_a_million * std::sqrt(none * (1 - none) / n));
  const boost::math::poisson_distribution<> poisson(4);
  double chi2 = 0;
  for (std::size_t k = 0; k < seen.size(); ++k) {
    const double share = k < 10 ? pdf(poisson, static_cast<double>(k)) : cdf(complement(poisson, 9.0));
    chi2 += (seen[k] - n * share) * (seen[k] - n * share) / (n * share);
  }
  EXPECT_LT(chi2, quantile(complement(boost::math::chi_squared_distribution<>(10), 1e-6)));
}

TEST(Rumours, are_spread_evenly_over_the_horizon_and_in_order_of_time) {
  Scenario scenario = testing::plain_scenario(1);
  scenario.crowd.events.push_back({.id = "rumours", .kind = EventKind::rumour, .mean_interval_s = 600});
  int first_half = 0, all = 0;
  for (std::uint32_t replicate = 0; replicate < 2000; ++replicate) {
    std::int64_t before = 0;
    for (const PendingEvent& event : mind::schedule_events(scenario, Random{18, replicate})) {
      EXPECT_LE(before, event.at_ms);
      EXPECT_LE(event.at_ms, 7'200'000);
      before = event.at_ms;
      first_half += event.at_ms < 3'600'000 ? 1 : 0;
      ++all;
    }
  }
  EXPECT_NEAR(static_cast<double>(first_half) / all, 0.5, z_one_in_a_million * std::sqrt(0.25 / all));
}

/// Share of time spent verbal by somebody who goes calm -> verbal at 0.02/s and back at 0.03/s, in ticks of `dt_s`.
double verbal_share(double dt_s, int ticks, std::uint32_t seed) {
  const Random random{seed, 0};
  Behaviour behaviour = Behaviour::calm;
  double verbal_s = 0;
  for (int tick = 0; tick < ticks; ++tick) {
    double left_s = dt_s;
    for (std::uint16_t draw = 0;; ++draw) {
      const bool calm = behaviour == Behaviour::calm;
      const mind::Rates rates{.up = calm ? 0.02 : 0, .down = calm ? 0 : 0.03, .leave = 0};
      const double u = random.uniform(Purpose::test, static_cast<std::uint32_t>(tick), 0, draw);
      const auto change = mind::next_change(rates, behaviour, u, left_s);
      const double spent_s = change ? change->after_s : left_s;
      if (!calm) verbal_s += spent_s;
      if (!change) break;
      left_s -= spent_s;
      behaviour = change->to;
    }
  }
  return verbal_s / (dt_s * ticks);
}

TEST(CompetingRates, give_the_exact_share_of_time_whatever_the_tick) {
  // Two-state chain: share 0.02 / 0.05 = 0.4; autocorrelation time 1 / 0.05 = 20 s, so the mean over T seconds has the
  // standard deviation sqrt(0.24 x 2 x 20 / T).
  for (const double dt_s : {0.5, 10.0}) {
    const double total_s = 2e6;
    const double share = verbal_share(dt_s, static_cast<int>(total_s / dt_s), 5);
    EXPECT_NEAR(share, 0.4, z_one_in_a_million * std::sqrt(0.24 * 40 / total_s)) << "tick " << dt_s << " s";
  }
}

TEST(CompetingRates, choose_by_their_shares_and_happen_with_the_exponential_chance) {
  const mind::Rates rates{.up = 0.02, .down = 0.03, .leave = 0.05};
  constexpr int n = 200000;
  std::array<int, 3> seen{};
  double sum_s = 0;
  for (std::uint32_t k = 0; k < n; ++k) {
    const double u = Random{6, 0}.uniform(Purpose::test, 0, k);
    const auto change = mind::next_change(rates, Behaviour::verbal, u, 5);
    if (!change) continue;
    sum_s += change->after_s;
    ++seen[change->to == Behaviour::pushing ? 0 : change->to == Behaviour::calm ? 1 : 2];
  }
  const double happens = 1 - std::exp(-0.5);
  const std::array<double, 3> shares{0.2, 0.3, 0.5};
  for (std::size_t k = 0; k < 3; ++k) {
    const double p = happens * shares[k];
    EXPECT_NEAR(static_cast<double>(seen[k]) / n, p, z_one_in_a_million * std::sqrt(p * (1 - p) / n));
  }
  // Mean of an exponential with rate 0.1 cut off at 5 s: 10 - 5 e^-0.5 / (1 - e^-0.5); its variance is below 25/12 s^2.
  const int events = seen[0] + seen[1] + seen[2];
  const double mean_s = 10 - 5 * std::exp(-0.5) / happens;
  EXPECT_NEAR(sum_s / events, mean_s, z_one_in_a_million * std::sqrt(25.0 / 12 / events));
}

}  // namespace
}  // namespace sispam
