// C: the calendar and the station of the casualty pipeline against queueing theory.
//
// Each run is cut into 40 batches of equal length, after a warm-up; batch means are near normal and near independent,
// so the mean lies within 5.75 standard errors of the exact value but once in a million (two-sided Student t, 39
// degrees of freedom). A second bound, in per cent of the exact value, keeps the test from passing by being vague.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "model/calendar.hpp"
#include "model/station.hpp"
#include "random/distributions.hpp"

namespace sispam {
namespace {

constexpr int batches = 40;
constexpr double t_bound = 5.75;

struct PatientClass {
  double arrivals_per_min = 0;
  std::function<double(double)> service;  // quantile function [min]
};

std::function<double(double)> exponential_service(double mean_min) {
  return [mean_min](double u) { return exponential(u, mean_min); };
}

struct Stay {
  std::uint8_t urgency = 0;
  double arrived = 0, started = 0, left = 0;  // [min]
};

struct StationLog {
  std::vector<Stay> stays;  // by arrival
  double queue_integral = 0, present_integral = 0;
};

enum class What : std::uint8_t { arrival, departure };
struct Happening {
  What what = What::arrival;
  std::uint32_t ticket = 0;
};

// One station with Poisson arrivals of several classes, worked off until everybody has left.
class OneStation {
 public:
  OneStation(int servers, std::vector<PatientClass> classes, std::uint32_t replicate)
      : station_(servers), classes_(std::move(classes)), random_{2024, replicate} {
    for (const PatientClass& c : classes_) rate_ += c.arrivals_per_min;
  }

  StationLog run(std::uint32_t arrivals) {
    arrivals_ = arrivals;
    calendar_.add(exponential(draw(0, 0), 1 / rate_), {What::arrival, 0});
    while (calendar_.due(1e300)) {
      const auto entry = calendar_.take();
      log_.queue_integral += static_cast<double>(station_.waiting()) * (entry.at_s - now_);
      log_.present_integral += (static_cast<double>(station_.waiting()) + station_.busy()) * (entry.at_s - now_);
      now_ = entry.at_s;
      if (entry.event.what == What::arrival) {
        arrive(entry.event.ticket);
      } else {
        log_.stays[entry.event.ticket].left = now_;
        station_.finish();
      }
      start();
    }
    return log_;
  }

 private:
  double draw(std::uint32_t ticket, std::uint16_t which) const {
    return random_.uniform(Purpose::test, 0, ticket, which);
  }

  void arrive(std::uint32_t ticket) {
    double left = draw(ticket, 1) * rate_;
    std::uint8_t urgency = 0;
    while (urgency + 1u < classes_.size() && left >= classes_[urgency].arrivals_per_min) {
      left -= classes_[urgency++].arrivals_per_min;
    }
    log_.stays.push_back({urgency, now_, 0, 0});
    station_.join({ticket, urgency});
    if (ticket + 1 < arrivals_)
      calendar_.add(now_ + exponential(draw(ticket + 1, 0), 1 / rate_), {What::arrival, ticket + 1});
  }

  void start() {
    while (const auto next = station_.start()) {
      Stay& stay = log_.stays[next->ticket];
      stay.started = now_;
      calendar_.add(now_ + classes_[stay.urgency].service(draw(next->ticket, 2)), {What::departure, next->ticket});
    }
  }

  Station station_;
  std::vector<PatientClass> classes_;
  Random random_;
  double rate_ = 0, now_ = 0;
  std::uint32_t arrivals_ = 0;
  Calendar<Happening> calendar_;
  StationLog log_;
};

// Mean of `measure` over the stays of one class, against `exact`.
void expect_mean(const StationLog& run, std::uint8_t urgency, const std::function<double(const Stay&)>& measure,
                 double exact, double within_share) {
  std::array<double, batches> sum{}, n{};
  const std::size_t warm_up = run.stays.size() / 20;
  for (std::size_t i = warm_up; i < run.stays.size(); ++i) {
    if (run.stays[i].urgency != urgency) continue;
    const std::size_t batch = (i - warm_up) * batches / (run.stays.size() - warm_up);
    sum[batch] += measure(run.stays[i]);
    ++n[batch];
  }
  double mean = 0, square = 0;
  for (int b = 0; b < batches; ++b) mean += sum[b] / n[b] / batches;
  for (int b = 0; b < batches; ++b) square += (sum[b] / n[b] - mean) * (sum[b] / n[b] - mean);
  const double error = std::sqrt(square / (batches - 1) / batches);
  EXPECT_NEAR(mean, exact, t_bound * error);
  EXPECT_LT(t_bound * error, within_share * exact) << "the run is too short to tell";
}

double wait(const Stay& s) { return s.started - s.arrived; }
std::function<double(const Stay&)> waits_longer_than(double min) {
  return [min](const Stay& s) { return wait(s) > min ? 1.0 : 0.0; };
}

double erlang_c(int c, double a) {
  double term = 1, sum = 0;
  for (int k = 0; k < c; ++k) {
    sum += term;
    term *= a / (k + 1);
  }
  const double last = term / (1 - a / c);
  return last / (sum + last);
}

struct ErlangCase {
  const char* name;
  int servers;
  double arrivals_per_min, services_per_min;
  double delayed, wait_min, longer_than_5, longer_than_10;  // Erlang 1917; computed to 30 digits
};

class MMC : public ::testing::TestWithParam<ErlangCase> {};

TEST_P(MMC, waits_as_erlang_c_says) {
  const ErlangCase& e = GetParam();
  EXPECT_NEAR(erlang_c(e.servers, e.arrivals_per_min / e.services_per_min), e.delayed, 1e-6);
  const StationLog run = OneStation(e.servers, {{e.arrivals_per_min, exponential_service(1 / e.services_per_min)}},
                                    static_cast<std::uint32_t>(e.name[0]))
                             .run(1500000);
  expect_mean(run, 0, wait, e.wait_min, 0.125);
  expect_mean(run, 0, waits_longer_than(0), e.delayed, 0.05);
  expect_mean(run, 0, waits_longer_than(5), e.longer_than_5, 0.15);
  expect_mean(run, 0, waits_longer_than(10), e.longer_than_10, 0.20);
}

INSTANTIATE_TEST_SUITE_P(Cases, MMC,
                         ::testing::Values(ErlangCase{"A", 2, 0.25, 0.2, 0.480769, 3.205128, 0.227099, 0.107274},
                                           ErlangCase{"B", 3, 0.5, 0.2, 0.702247, 7.022472, 0.425934, 0.258342},
                                           ErlangCase{"C", 6, 1.0, 0.2, 0.587516, 2.937582, 0.216135, 0.079512},
                                           ErlangCase{"D", 4, 0.3, 0.1, 0.509434, 5.094340, 0.308987, 0.187410}),
                         [](const auto& instance) { return std::string("case_") + instance.param.name; });

TEST(Cobham, non_preemptive_priorities_at_one_server_wait_as_the_formula_says) {
  const auto service = exponential_service(5);
  const StationLog run = OneStation(1, {{0.02, service}, {0.05, service}, {0.08, service}}, 1).run(1600000);
  expect_mean(run, 0, wait, 4.166667, 0.05);
  expect_mean(run, 1, wait, 6.410256, 0.05);
  expect_mean(run, 2, wait, 23.076923, 0.15);
}

TEST(Cobham, also_when_the_classes_differ_in_service) {
  const StationLog run =
      OneStation(1, {{0.01, exponential_service(15)}, {0.03, exponential_service(10)}, {0.06, exponential_service(4)}},
                 2)
          .run(1600000);
  expect_mean(run, 0, wait, 7.305882, 0.05);
  expect_mean(run, 1, wait, 13.283422, 0.05);
  expect_mean(run, 2, wait, 36.422287, 0.15);
}

TEST(Cobham, also_at_three_servers) {
  const auto service = exponential_service(5);
  const StationLog run = OneStation(3, {{0.05, service}, {0.15, service}, {0.30, service}}, 3).run(1600000);
  expect_mean(run, 0, wait, 1.276813, 0.05);
  expect_mean(run, 1, wait, 1.915220, 0.05);
  expect_mean(run, 2, wait, 10.533708, 0.15);
}

TEST(PollaczekKhinchine, constant_service_waits_half_as_long_as_exponential) {
  const StationLog run = OneStation(1, {{0.15, [](double) { return 5.0; }}}, 4).run(1500000);
  expect_mean(run, 0, wait, 7.5, 0.10);
}

// Sum of stays = integral of the number present: an identity of every single run that starts and ends empty.
TEST(LittlesLaw, holds_as_an_identity_to_1e_minus_9) {
  const auto service = exponential_service(5);
  const StationLog run = OneStation(3, {{0.05, service}, {0.15, service}, {0.30, service}}, 5).run(20000);
  double waited = 0, stayed = 0;
  for (const Stay& s : run.stays) {
    waited += s.started - s.arrived;
    stayed += s.left - s.arrived;
  }
  EXPECT_NEAR(run.queue_integral / waited, 1, 1e-9);
  EXPECT_NEAR(run.present_integral / stayed, 1, 1e-9);
}

// n patients at once, c exponential servers: mean makespan = sum over k of 1 / (min(k, c) mu).
TEST(Clearing, a_crowd_at_the_door_takes_the_sum_of_the_pure_death_process) {
  constexpr int runs = 4000;
  double sum = 0, square = 0;
  for (std::uint32_t r = 0; r < runs; ++r) {
    // arrivals within a millionth of a minute stand for "at once"
    const StationLog run = OneStation(2, {{1e7, exponential_service(5)}}, 1000 + r).run(10);
    double last = 0;
    for (const Stay& s : run.stays) last = std::max(last, s.left);
    sum += last;
    square += last * last;
  }
  const double mean = sum / runs, error = std::sqrt((square / runs - mean * mean) / runs);
  EXPECT_NEAR(mean, 27.5, 4.892 * error);  // two-sided 1e-6, normal: 4,000 runs
  EXPECT_LT(4.892 * error, 0.03 * 27.5);
}

}  // namespace
}  // namespace sispam
