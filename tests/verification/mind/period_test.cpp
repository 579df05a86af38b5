// E-T25: what people do does not depend on how often they feel and decide. E-T27: neither of two camps is favoured,
// and their names mean nothing.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "last_value.hpp"
#include "model/mind/setup.hpp"
#include "verification/mind/social.hpp"

namespace sispam {
namespace {

/// Greatest distance between the distributions of two samples.
double distance(std::vector<double> a, std::vector<double> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  double most = 0;
  for (const std::vector<double>* sample : {&a, &b}) {
    for (const double x : *sample) {
      const auto share = [&](const std::vector<double>& s) {
        return static_cast<double>(std::upper_bound(s.begin(), s.end(), x) - s.begin()) / static_cast<double>(s.size());
      };
      most = std::max(most, std::abs(share(a) - share(b)));
    }
  }
  return most;
}

/// The distance that two samples of `n` from one distribution exceed with the chance `alarm` (Kolmogorov, Smirnov).
double critical(double n, double alarm) { return std::sqrt(-std::log(alarm / 2) / n); }

/// Person-minutes of pushing and of violence, one of each per replicate.
struct Samples {
  std::vector<double> pushing, violent;
};

Samples course(std::int64_t period_ms, std::uint32_t replicates) {
  constexpr int people = 60, lasting_s = 900;
  Scenario scenario = testing::plain_scenario(people);
  scenario.crowd.groups[0].arrival.half_arrived_s = 1;
  scenario.crowd.groups[0].arrival.spread_s = 0;
  scenario.crowd.groups[0].orators = 0;
  scenario.crowd.groups[0].shares = {.pusher = 0.2, .provocateur = 0.1, .bystander = 0.1};
  scenario.crowd.events.push_back({.id = "result", .at_s = 60, .anger_impulse = 0.5});
  Samples samples;
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    const Random random{25, replicate};
    World world;
    world.people = testing::empty_people(0, people);
    make_crowd(scenario, Ground{}, world, random);
    double pushing_s = 0, violent_s = 0;
    for (std::int64_t now_ms = period_ms; now_ms <= lasting_s * 1000; now_ms += period_ms) {
      world.now_ms = now_ms;
      if (now_ms % 4000 == 0) arrive(scenario, Ground{}, world, random);
      if (now_ms % 4000 == 0) happen(scenario, Ground{}, world, random);
      feel_for(scenario, world, period_ms);
      decide_for({scenario, Ground{}, random, period_ms}, world);
      testing::jump(world);
      const auto count = [&](Behaviour b) {
        return static_cast<double>(std::count(world.crowd.behaviour.begin(), world.crowd.behaviour.end(), b));
      };
      pushing_s += count(Behaviour::pushing) * static_cast<double>(period_ms) / 1000;
      violent_s += count(Behaviour::violent) * static_cast<double>(period_ms) / 1000;
    }
    samples.pushing.push_back(pushing_s / 60);
    samples.violent.push_back(violent_s / 60);
  }
  return samples;
}

double mean(const std::vector<double>& sample) {
  double sum = 0;
  for (const double x : sample) sum += x;
  return sum / static_cast<double>(sample.size());
}

TEST(SlowPeriod, e_t25_of_feeling_and_deciding_does_not_matter) {
  constexpr std::uint32_t n = 400;
  const Samples shipped = course(feel_ms, n);
  EXPECT_GT(mean(shipped.pushing), 1);
  EXPECT_GT(mean(shipped.violent), 0.1);
  std::vector<double> pushing, violent;
  for (const std::int64_t period_ms : {250, 500, 1000, 4000}) {
    const Samples other = course(period_ms, n);
    pushing.push_back(mean(other.pushing));
    violent.push_back(mean(other.violent));
    EXPECT_LT(distance(shipped.pushing, other.pushing), critical(n, 0.01)) << period_ms;
    EXPECT_LT(distance(shipped.violent, other.violent), critical(n, 0.01)) << period_ms;
  }
  record_value("E-T25", "pushing {} against {:.1f} min; violence {} against {:.1f} min", listed(pushing, "{:.1f}"),
               mean(shipped.pushing), listed(violent, "{:.1f}"), mean(shipped.violent));
}

/// Two camps alike, 10 m apart, who blame each other; minutes of pushing and of violence of each.
struct Camps {
  Samples west, east;
};

Camps two_camps(std::uint32_t replicates, const std::string& west, const std::string& east) {
  constexpr int people = 30, lasting_s = 600;
  Scenario scenario = testing::plain_scenario(people);
  Group& first = scenario.crowd.groups[0];
  first.arrival.half_arrived_s = 1;
  first.arrival.spread_s = 0;
  first.orators = 0;
  first.organiser_share = 0;
  first.shares = {.pusher = 0.3, .provocateur = 0.2, .bystander = 0.1};
  first.grievance = {0.8, 16};
  scenario.crowd.groups.push_back(first);
  scenario.crowd.groups[0].camp = west;
  scenario.crowd.groups[1].id = "others";
  scenario.crowd.groups[1].camp = east;
  scenario.crowd.groups[0].assembly = {{-10, 4}, {-5, 4}, {-5, 9}, {-10, 9}};
  scenario.crowd.groups[1].assembly = {{5, 4}, {10, 4}, {10, 9}, {5, 9}};
  scenario.crowd.events.push_back({.id = "result", .at_s = 30, .anger_impulse = 0.5});
  Camps camps;
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    const Random random{27, replicate};
    World world;
    world.people = testing::empty_people(0, 2 * people);
    make_crowd(scenario, Ground{}, world, random);
    std::array<std::array<double, 2>, 2> minutes{};
    for (int second = 1; second <= lasting_s; ++second) {
      world.now_ms = second * 1000;
      arrive(scenario, Ground{}, world, random);
      happen(scenario, Ground{}, world, random);
      testing::feel_a_second(scenario, Ground{}, world, random);
      testing::decide_a_second(scenario, Ground{}, world, random);
      testing::jump(world);
      for (std::size_t i = 0; i < world.crowd.size(); ++i) {
        minutes[world.crowd.group[i]][0] += world.crowd.behaviour[i] == Behaviour::pushing ? 1.0 / 60 : 0;
        minutes[world.crowd.group[i]][1] += world.crowd.behaviour[i] == Behaviour::violent ? 1.0 / 60 : 0;
      }
    }
    camps.west.pushing.push_back(minutes[0][0]);
    camps.west.violent.push_back(minutes[0][1]);
    camps.east.pushing.push_back(minutes[1][0]);
    camps.east.violent.push_back(minutes[1][1]);
  }
  return camps;
}

TEST(SlowCamps, e_t27_neither_of_two_alike_is_favoured_and_their_names_mean_nothing) {
  constexpr std::uint32_t n = 300;
  const Camps camps = two_camps(n, "a", "b"), renamed = two_camps(20, "b", "a");
  EXPECT_GT(mean(camps.west.violent), 0.1) << "they must fight at all";
  EXPECT_LT(distance(camps.west.pushing, camps.east.pushing), critical(n, 1e-6));
  EXPECT_LT(distance(camps.west.violent, camps.east.violent), critical(n, 1e-6));
  for (std::size_t k = 0; k < 20; ++k) {
    EXPECT_EQ(camps.west.violent[k], renamed.west.violent[k]);
    EXPECT_EQ(camps.east.pushing[k], renamed.east.pushing[k]);
  }
  record_value("E-T27", "{:.1f} and {:.1f} min of violence; equal", mean(camps.west.violent), mean(camps.east.violent));
  const Camps of_no_camp = two_camps(40, "", "");
  EXPECT_LT(mean(of_no_camp.west.violent), mean(camps.west.violent)) << "camps must matter at all";
}

}  // namespace
}  // namespace sispam
