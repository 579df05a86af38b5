// C-1 to C-5, C-13 to C-17: the care stage against queueing theory. Rates are per minute.
//
// Each case is run in 8 worlds, each cut into 5 batches after a warm-up; the 40 batch means are near normal and near
// independent, so their mean lies within 5.75 standard errors of the exact value but once in a million (two-sided
// Student t, 39 degrees of freedom). A second bound, in per cent of the exact value, keeps a test from passing by being
// vague.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>

#include "last_value.hpp"
#include "model/care/pipeline.hpp"
#include "verification/care/practice.hpp"

namespace sispam::testing {
namespace {

constexpr int worlds = 8, batches_per_world = 5, batches = worlds * batches_per_world;
constexpr std::uint32_t patients = 100'000;
constexpr double t_bound = 5.75;

/// Means over batches of something about a patient, for those of one class or of all.
class Means {
 public:
  Means(std::function<double(const Casualty&)> measure, std::function<bool(const Casualty&)> counts)
      : measure_(std::move(measure)), counts_(std::move(counts)) {}

  void add(int world, const std::vector<Casualty>& rows) {
    const std::size_t warm_up = rows.size() / 20;
    for (std::size_t i = warm_up; i < rows.size(); ++i) {
      if (!counts_(rows[i])) continue;
      const std::size_t batch = (i - warm_up) * batches_per_world / (rows.size() - warm_up);
      const std::size_t b = static_cast<std::size_t>(world) * batches_per_world + batch;
      sum_.at(b) += measure_(rows[i]);
      ++n_.at(b);
    }
  }

  void expect(double exact, double within_share) const {
    double mean = 0, square = 0;
    for (std::size_t b = 0; b < batches; ++b) mean += sum_.at(b) / n_.at(b) / batches;
    for (std::size_t b = 0; b < batches; ++b) square += std::pow(sum_.at(b) / n_.at(b) - mean, 2);
    const double error = std::sqrt(square / (batches - 1) / batches);
    EXPECT_NEAR(mean, exact, t_bound * error);
    EXPECT_LT(t_bound * error, within_share * exact) << "the run is too short to tell";
    ::testing::Test::RecordProperty("mean", std::to_string(mean));
  }

 private:
  std::function<double(const Casualty&)> measure_;
  std::function<bool(const Casualty&)> counts_;
  std::array<double, batches> sum_{}, n_{};
};

double min(std::int64_t from_ms, std::int64_t to_ms) { return static_cast<double>(to_ms - from_ms) / 60'000; }
double wait(const Casualty& row) { return min(row.triaged_ms, row.treated_ms); }
double wait_for_triage_and_triage(const Casualty& row) { return min(row.collected_ms, row.triaged_ms); }
double stay(const Casualty& row) { return min(row.collected_ms, row.stabilised_ms); }
bool anybody(const Casualty&) { return true; }
std::function<bool(const Casualty&)> of(Triage triage) {
  return [triage](const Casualty& row) { return row.at_injury == triage; };
}
std::function<double(const Casualty&)> waits_longer_than(double limit_min) {
  return [limit_min](const Casualty& row) { return wait(row) > limit_min ? 1.0 : 0.0; };
}

struct Set {
  Arrivals arrivals;
  std::function<void(Practice&)> prepare;
};

void observe_all(const Set& set, std::uint32_t number, std::vector<Means>& all) {
  for (int k = 0; k < worlds; ++k) {
    Practice practice(patients, 100 * number + static_cast<std::uint32_t>(k));
    set.prepare(practice);
    practice.run(set.arrivals);
    for (Means& means : all) means.add(k, practice.rows());
  }
}

/// Wq as Erlang C gives it.
struct Erlang {
  double delayed = 0, wait_min = 0;
};
Erlang erlang_c(int c, double lambda, double mu) {
  const double a = lambda / mu;
  double term = 1, sum = 0;
  for (int k = 0; k < c; ++k) {
    sum += term;
    term *= a / (k + 1);
  }
  const double last = term / (1 - a / c), delayed = last / (sum + last);
  return {delayed, delayed / (c * mu - lambda)};
}

Set post_of(int servers, double lambda, double mu) {
  return {{.green = lambda}, [=](Practice& p) {
            p.medical().treaters = servers;
            p.care().treat_green_s = exponential_min(1 / mu);
          }};
}

struct ErlangCase {
  const char* name;
  int servers;
  double lambda, mu;
  double delayed, wait_min, longer_than_5, longer_than_10;  // Erlang 1917; computed to 30 digits
};

class MMC : public ::testing::TestWithParam<ErlangCase> {};

// C-1: 5 and 10 min: P(W > t) = C exp(-(c mu - lambda) t).
TEST_P(MMC, c_1_waits_as_erlang_c_says) {
  const ErlangCase& e = GetParam();
  EXPECT_NEAR(erlang_c(e.servers, e.lambda, e.mu).delayed, e.delayed, 1e-6);
  EXPECT_NEAR(erlang_c(e.servers, e.lambda, e.mu).wait_min, e.wait_min, 1e-6);
  std::vector<Means> all{{wait, anybody},
                         {waits_longer_than(0), anybody},
                         {waits_longer_than(5), anybody},
                         {waits_longer_than(10), anybody},
                         {stay, anybody}};
  observe_all(post_of(e.servers, e.lambda, e.mu), static_cast<std::uint32_t>(e.name[0]), all);
  all[0].expect(e.wait_min, 0.15);
  all[1].expect(e.delayed, 0.06);
  all[2].expect(e.longer_than_5, 0.15);
  all[3].expect(e.longer_than_10, 0.25);
  all[4].expect(e.wait_min + 1 / e.mu, 0.10);
}

INSTANTIATE_TEST_SUITE_P(Cases, MMC,
                         ::testing::Values(ErlangCase{"A", 2, 0.25, 0.2, 0.480769, 3.205128, 0.227099, 0.107274},
                                           ErlangCase{"B", 3, 0.5, 0.2, 0.702247, 7.022472, 0.425934, 0.258342},
                                           ErlangCase{"C", 6, 1.0, 0.2, 0.587516, 2.937582, 0.216135, 0.079512},
                                           ErlangCase{"D", 4, 0.3, 0.1, 0.509434, 5.094340, 0.308987, 0.187410}),
                         [](const auto& instance) { return std::string("case_") + instance.param.name; });

// C-13: two places of three wait as case B, one place of six as case C, though both have the same load.
TEST(Pooling, c_13_one_post_of_six_waits_less_than_half_as_long_as_two_of_three) {
  std::vector<Means> apart{{wait, anybody}}, together{{wait, anybody}};
  const Set two{{.green = 1}, [](Practice& p) {
                  // half of the patients lie at the other place
                  p.medical().treaters = 3;
                  p.medical().further_points = {{"other", {1000, 0}, 1, 3}};
                  People& people = p.world().world.people;
                  for (PersonId i = 0; i < people.count; ++i) {
                    people.x[i] = Random{5, 0}.uniform(Purpose::test, 8, i) < 0.5 ? 0 : 1000;
                  }
                  p.care().discovery_near_m = 2000;
                  p.care().treat_green_s = exponential_min(5);
                }};
  observe_all(two, 20, apart);
  observe_all(post_of(6, 1, 0.2), 21, together);
  apart[0].expect(7.022472, 0.15);
  together[0].expect(2.937582, 0.15);
}

Set three_classes(int servers, const Arrivals& arrivals, const std::array<Distribution, 3>& service) {
  return {arrivals, [=](Practice& p) {
            p.medical().treaters = servers;
            p.care().treat_red_s = service[0];
            p.care().treat_yellow_s = service[1];
            p.care().treat_green_s = service[2];
          }};
}

void expect_waits(const Set& set, std::uint32_t number, const std::array<double, 3>& exact, double within_share) {
  std::vector<Means> all{{wait, of(Triage::red)}, {wait, of(Triage::yellow)}, {wait, of(Triage::green)}};
  observe_all(set, number, all);
  all[0].expect(exact[0], within_share);
  all[1].expect(exact[1], within_share);
  all[2].expect(exact[2], 3 * within_share);
}

TEST(Cobham, c_2_non_preemptive_priorities_at_one_server_wait_as_the_formula_says) {
  const Distribution five = exponential_min(5);
  expect_waits(three_classes(1, {0.02, 0.05, 0.08}, {five, five, five}), 1, {4.166667, 6.410256, 23.076923}, 0.10);
}

TEST(Cobham, c_2_also_when_the_classes_differ_in_service) {
  expect_waits(three_classes(1, {0.01, 0.03, 0.06}, {exponential_min(15), exponential_min(10), exponential_min(4)}), 2,
               {7.305882, 13.283422, 36.422287}, 0.10);
}

TEST(Cobham, c_2_constant_services_halve_all_waits) {
  expect_waits(three_classes(1, {0.01, 0.03, 0.06}, {constant(900), constant(600), constant(240)}), 3,
               {3.652941, 6.641711, 18.211144}, 0.10);
}

TEST(Cobham, c_2_also_at_three_servers) {
  const Distribution five = exponential_min(5);
  expect_waits(three_classes(3, {0.05, 0.15, 0.30}, {five, five, five}), 4, {1.276813, 1.915220, 10.533708}, 0.12);
}

struct ServiceCase {
  const char* name;
  Distribution service;
  double wait_min;
};
class OneServer : public ::testing::TestWithParam<ServiceCase> {};

// C-3: Pollaczek 1930, Khinchine 1932, at load 0.75: 15 (1 + cv^2) / 2 min.
TEST_P(OneServer, c_3_waits_by_the_spread_of_the_service) {
  const ServiceCase& s = GetParam();
  std::vector<Means> all{{wait, anybody}};
  observe_all({{.green = 0.15}, [&](Practice& p) { p.care().treat_green_s = s.service; }},
              static_cast<std::uint32_t>(s.name[0]), all);
  all[0].expect(s.wait_min, 0.15);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, OneServer,
    ::testing::Values(ServiceCase{"exponential", exponential_min(5), 15}, ServiceCase{"constant", constant(300), 7.5},
                      ServiceCase{"half", {Distribution::Kind::lognormal_mean, 300, 0.5, 0}, 9.375}),
    [](const auto& instance) { return std::string(instance.param.name); });

// C-14: triage alone: M/M/1, lambda 0.8, mean 33 s.
TEST(TriageStation, c_14_waits_as_one_server_does) {
  std::vector<Means> all{{wait_for_triage_and_triage, anybody}};
  observe_all({{.green = 0.8}, [](Practice& p) { p.care().triage_s = exponential_min(33.0 / 60); }}, 30, all);
  all[0].expect(0.432143 + 33.0 / 60, 0.05);
}

// C-15: a tandem of triage and treatment; departures of M/M/1 are Poisson again (Burke 1956).
TEST(Tandem, c_15_of_triage_and_treatment_takes_the_sum_of_both_stays) {
  std::vector<Means> all{{stay, anybody}};
  observe_all({{.green = 0.5},
               [](Practice& p) {
                 p.care().triage_s = exponential_min(33.0 / 60);
                 p.medical().treaters = 3;
                 p.care().treat_green_s = exponential_min(5);
               }},
              31, all);
  all[0].expect(0.758621 + 12.022472, 0.10);
}

struct WorseCase {
  const char* name;
  int servers;
  double lambda, rate, share;
};
class WorseWhileWaiting : public ::testing::TestWithParam<WorseCase> {};

// C-16: marked, not removed: P = C d / (d + c mu - lambda). The clock runs from the injury, at most a second before.
TEST_P(WorseWhileWaiting, c_16_is_the_share_that_theory_gives) {
  const WorseCase& w = GetParam();
  std::vector<Means> all{{[](const Casualty& row) {
                            const bool waiting = row.worsened_ms > row.collected_ms && row.worsened_ms < row.treated_ms;
                            return waiting ? 1.0 : 0.0;
                          },
                          anybody}};
  Set set = post_of(w.servers, w.lambda, 0.2);
  set.prepare = [plain = set.prepare, rate = w.rate](Practice& p) {
    plain(p);
    p.care().green_to_yellow_per_s = rate / 60;
    p.care().stabilised = 0;
  };
  observe_all(set, static_cast<std::uint32_t>(w.name[0] + w.name[2]), all);
  all[0].expect(w.share, 0.25);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, WorseWhileWaiting,
    ::testing::Values(WorseCase{"A_fast", 2, 0.25, 0.010, 0.030048}, WorseCase{"A_slow", 2, 0.25, 0.004, 0.012488},
                      WorseCase{"B_fast", 3, 0.5, 0.010, 0.063841}, WorseCase{"B_slow", 3, 0.5, 0.004, 0.027010},
                      WorseCase{"C_fast", 6, 1.0, 0.010, 0.027977}, WorseCase{"C_slow", 6, 1.0, 0.004, 0.011520}),
    [](const auto& instance) { return std::string(instance.param.name); });

// C-17: who finds all bays taken is driven to another hospital: Erlang B (1917), whatever the law of the stay.
void expect_diverted(const Distribution& bay_s, std::uint32_t number) {
  std::vector<Means> all{{[](const Casualty& row) { return row.hospital == 1 ? 1.0 : 0.0; }, anybody}};
  observe_all({{.red = 0.8},
               [&](Practice& p) {
                 p.medical().treaters = p.medical().ambulances = 1'000'000;
                 p.medical().hospitals = {{"near", constant(0), 6, 1.0}, {"far", constant(0), 1'000'000, 1.0}};
                 p.care().divert_after_s = 0;
                 p.care().bay_s = bay_s;
               }},
              number, all);
  all[0].expect(0.117162, 0.15);
}

TEST(Diversion, c_17_is_as_frequent_as_erlang_b_says) { expect_diverted(exponential_min(5), 40); }
TEST(Diversion, c_17_does_not_depend_on_the_law_of_the_stay) { expect_diverted(constant(300), 41); }

struct ClearingCase {
  const char* name;
  std::uint32_t patients;
  int servers;
  double service_min, mean_min;
};
class Clearing : public ::testing::TestWithParam<ClearingCase> {};

// C-5: n patients at once, c exponential servers: mean makespan = sum over k of 1 / (min(k, c) mu).
TEST_P(Clearing, c_5_a_crowd_at_the_door_takes_the_sum_of_the_pure_death_process) {
  constexpr int runs = 4000;
  const ClearingCase& c = GetParam();
  double sum = 0, square = 0;
  for (std::uint32_t r = 0; r < runs; ++r) {
    Practice practice(c.patients, 100'000 + r);
    practice.care().discovery_rear_s = constant(0);
    practice.medical().treaters = c.servers;
    practice.care().treat_green_s = exponential_min(c.service_min);
    practice.run({.green = 1e12});
    double last = 0;
    for (const Casualty& row : practice.rows()) last = std::max(last, min(0, row.stabilised_ms));
    sum += last;
    square += last * last;
  }
  const double mean = sum / runs, error = std::sqrt((square / runs - mean * mean) / runs);
  EXPECT_NEAR(mean, c.mean_min, 4.892 * error);  // two-sided 1e-6, normal: 4,000 runs
  EXPECT_LT(4.892 * error, 0.04 * c.mean_min);
}

INSTANTIATE_TEST_SUITE_P(Cases, Clearing,
                         ::testing::Values(ClearingCase{"ten_by_two", 10, 2, 5, 27.5},
                                           ClearingCase{"twenty_by_four", 20, 4, 10, 60.833333}),
                         [](const auto& instance) { return std::string(instance.param.name); });

struct Served {
  const Station* station = nullptr;
  double services_s = 0;  // added up one by one, from the draws of the patients
};

/// Ways take no time in a practice, and only the red are carried.
std::array<Served, 5> all_served(const CareContext& c) {
  const CareState& state = c.world.care;
  const CareParameters& p = c.parameters();
  std::array<Served, 5> all{{{&state.bearers},
                             {&state.posts.at(0).triage},
                             {&state.posts.at(0).treatment},
                             {&state.ambulances},
                             {&state.hospitals.at(0).bays}}};
  for (std::uint32_t row = 0; row < c.world.casualties.rows.size(); ++row) {
    const Casualty& casualty = c.casualty(row);
    const bool carried = casualty.at_injury == Triage::red;
    all[0].services_s += carried ? quantile(p.load_litter_s, draw(c, row, CareDraw::load_litter)) : 0;
    all[1].services_s += triage_time_s(c, row);
    all[2].services_s += treatment_time_s(c, row, casualty.tag);
    all[4].services_s += casualty.hospital_ms >= 0 ? quantile(p.bay_s, draw(c, row, CareDraw::bay)) : 0;
  }
  const Distribution& drive = c.scenario.medical.hospitals.at(0).drive_s;
  for (const Ride& ride : state.rides) {
    const auto time_s = [&](const Distribution& d, CareDraw what) {
      return quantile(d, draw(c, ride.patients[0], what));
    };
    all[3].services_s += time_s(p.ambulance_load_s, CareDraw::ambulance_load) + time_s(drive, CareDraw::drive_out) +
                         time_s(p.handover_s, CareDraw::handover) + time_s(drive, CareDraw::drive_back);
  }
  return all;
}

// C-4: at every station of a whole run, everything random: sum of stays = integral of the number present.
TEST(LittlesLaw, c_4_holds_at_every_station_to_1e_minus_9) {
  Practice practice(5000, 5);
  CareParameters& p = practice.care();
  const CareParameters plain;
  p.load_litter_s = plain.load_litter_s;
  p.triage_s = plain.triage_s;
  p.triage_over = plain.triage_over;
  p.triage_under = plain.triage_under;
  p.treat_red_s = plain.treat_red_s;
  p.treat_yellow_s = plain.treat_yellow_s;
  p.treat_green_s = plain.treat_green_s;
  p.ambulance_load_s = plain.ambulance_load_s;
  p.handover_s = plain.handover_s;
  practice.medical().treaters = 8;
  practice.medical().ambulances = 12;
  p.bay_s = plain.bay_s;
  practice.medical().hospitals = {{"near", {Distribution::Kind::lognormal_mean, 720, 0.4, 0}, 30, 1.0}};
  practice.run({0.1, 0.2, 0.5});
  const CareContext c = practice.world().context();
  const double end_s = seconds(c.world.now_ms);
  const std::array<Served, 5> stations = all_served(c);
  const CarePost& post = c.world.care.posts.at(0);
  double waited_s = 0;
  for (const Casualty& row : practice.rows()) waited_s += 60 * wait(row);
  EXPECT_NEAR(post.treatment.use(end_s).waited_s, waited_s, 0.001 * static_cast<double>(practice.rows().size()))
      << "rows keep milliseconds";
  double farthest = 0;
  for (const auto& [station, services_s] : stations) {
    const StationUse use = station->use(end_s);
    ASSERT_GT(use.waited_s, 0);
    ASSERT_GT(services_s, 0);
    EXPECT_NEAR(use.queue_s / use.waited_s, 1, 1e-9);
    EXPECT_NEAR(use.busy_s / services_s, 1, 1e-9);
    EXPECT_EQ(station->waiting(), 0u);
    farthest = std::max({farthest, std::abs(use.queue_s / use.waited_s - 1), std::abs(use.busy_s / services_s - 1)});
  }
  record_value("C-4", "within {:.1g}", farthest);
}

}  // namespace
}  // namespace sispam::testing
