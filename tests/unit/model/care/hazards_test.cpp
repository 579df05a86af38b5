// How often and how badly each hazard injures, and how counts of injuries scatter between replicates.
// SPDX-License-Identifier: Apache-2.0
#include "model/care/hazards.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "false_alarm.hpp"
#include "last_value.hpp"
#include "model/care/severity.hpp"
#include "unit/model/care/small_world.hpp"
#include "unit/random/goodness_of_fit.hpp"

namespace sispam::testing {
namespace {

/// A field of people with every hazard as it is by default, but the multiplier off.
struct Field : SmallWorld {
  Field(std::size_t personnel, std::size_t demonstrators) : SmallWorld(personnel, demonstrators) {
    scenario.model.hazard = HazardParameters{};
    scenario.model.hazard.violence_cv = 0;
    Unit unit;
    unit.count = static_cast<int>(personnel);
    unit.role = UnitRole::shield_line;
    scenario.force.units.push_back(unit);
  }

  HazardParameters& hazard() { return scenario.model.hazard; }
  void expose_all(const Exposure& what) {
    prepare(context());
    for (PersonId i = 0; i < world.people.count; ++i) {
      expose(context(), {i, what.cause, what.units, what.range_m});
    }
  }
  /// All injuries by one cause, also of those who were hurt before.
  double injuries(Cause cause) const {
    double sum = 0;
    for (const HazardClock& clock : world.care.hazards[static_cast<std::size_t>(cause)]) sum += clock.number;
    return sum;
  }
};

struct Case {
  Cause cause;
  double demonstrators, personnel;  // injuries per unit
  float range_m = 20;
};

// docs/model/care.md, table 1
const std::vector<Case> cases{
    {Cause::contact, 3e-4, 3e-4},     {Cause::jet, 0.004, 0.001, 15.0F},
    {Cause::jet, 0.02, 0.001, 14.9F}, {Cause::jet, 0.02, 0.001, 10.0F},
    {Cause::jet, 0.08, 0.001, 9.9F},  {Cause::thrown, 0.006, 0.025},
    {Cause::strike, 0.02, 0.002},     {Cause::arrest, 0.12, 0.08},
    {Cause::sharp, 0.15, 0.15},       {Cause::running, 0.006, 0.001},
    {Cause::vehicle, 0.002, 0.0005},  {Cause::smoke, 0.01, 0.005},
    {Cause::heat, 0.6e-3, 0.6e-3},    {Cause::illness, 0.25e-3, 0.25e-3},
    {Cause::clash, 0.05, 0.05},       {Cause::burn, 1, 1}};  // exposure to fire is told in mean injuries

TEST(Hazards, injure_as_often_as_rate_times_exposure) {
  double fewest = 1e9, most = 0;
  for (const Case& c : cases) {
    for (const bool officers : {false, true}) {
      const double rate = officers ? c.personnel : c.demonstrators;
      Field field(officers ? 200 : 0, officers ? 0 : 200);
      const auto units = static_cast<float>(5 / rate);
      field.expose_all({no_person, c.cause, units / 2, c.range_m});
      field.expose_all({no_person, c.cause, units / 2, c.range_m});
      const auto injuries = static_cast<double>(field.injuries(c.cause));
      fewest = std::min(fewest, injuries);
      most = std::max(most, injuries);
      EXPECT_NEAR(injuries, 1000, z_one_in_a_million * std::sqrt(1000)) << static_cast<int>(c.cause) << officers;
    }
  }
  record_value("C-8", "{} to {}", fewest, most);
}

TEST(Hazards, of_objects_thrown_strike_harder_at_those_without_kit) {
  Field field(200, 0);
  field.scenario.force.units.back().role = UnitRole::rope_line;
  field.expose_all({no_person, Cause::thrown, 5 / 0.08F});
  EXPECT_NEAR(field.injuries(Cause::thrown), 1000, z_one_in_a_million * std::sqrt(1000));
}

TEST(Hazards, without_exposure_injure_nobody) {
  Field field(50, 200);
  field.world.spray.cannons.resize(1);
  field.hazard().illness_per_h = field.hazard().heat_per_h = 0;
  field.run_until(7200);
  EXPECT_TRUE(field.world.casualties.rows.empty());
}

TEST(Hazards, spare_those_who_are_not_there) {
  Field field(0, 50);
  for (auto& mode : field.world.people.mode) mode = Mode::absent;
  field.expose_all({no_person, Cause::sharp, 1000});
  EXPECT_EQ(field.injuries(Cause::sharp), 0);
}

TEST(Hazards, hurt_alike_in_whatever_pieces_the_exposure_comes) {
  Field once(0, 300), often(0, 300);
  once.expose_all({no_person, Cause::strike, 64});
  for (int k = 0; k < 64; ++k) often.expose_all({no_person, Cause::strike, 1});
  ASSERT_EQ(once.world.casualties.rows.size(), often.world.casualties.rows.size());
  EXPECT_EQ(once.injuries(Cause::strike), often.injuries(Cause::strike));
}

TEST(Hazards, leave_everybody_elses_luck_alone) {
  Field alone(0, 2), together(0, 2);
  alone.hazard().strike_demonstrator = together.hazard().strike_demonstrator = 1;
  prepare(together.context());
  for (int k = 0; k < 20; ++k) expose(together.context(), {0, Cause::strike, 1});
  for (Field* field : {&alone, &together}) {
    prepare(field->context());
    for (int k = 0; k < 20; ++k) expose(field->context(), {1, Cause::strike, 1});
  }
  const auto strike = static_cast<std::size_t>(Cause::strike);
  EXPECT_EQ(alone.world.care.hazards[strike][1].number, together.world.care.hazards[strike][1].number);
  EXPECT_EQ(alone.world.care.hazards[strike][1].left, together.world.care.hazards[strike][1].left);
}

/// Mean and variance of the number of injuries over replicates with an expected number of 10.
std::array<double, 2> moments(double violence_cv, Cause cause) {
  constexpr int replicates = 4000;
  double sum = 0, squares = 0;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    Field field(0, 20);
    field.random = {11, r};
    field.hazard().violence_cv = violence_cv;
    field.hazard().strike_demonstrator = field.hazard().heat_per_h = 0.5;
    field.expose_all({no_person, cause, 1});
    const double n = field.injuries(cause);
    sum += n;
    squares += n * n;
  }
  const double mean = sum / replicates;
  return {mean, (squares - replicates * mean * mean) / (replicates - 1)};
}

// The sample variance of n values has the standard deviation s2 sqrt((2 + k)/n), k the excess kurtosis: 1/m of a
// Poisson count, 6/r + 1/s2 of a negative binomial one with r = 1/cv^2.
TEST(Overdispersion, c_8_is_none_without_the_multiplier) {
  const auto [mean, variance] = moments(0, Cause::strike);
  record_value("C-8b", "{:.2f}", variance);
  EXPECT_NEAR(mean, 10, z_one_in_a_million * std::sqrt(10.0 / 4000));
  EXPECT_NEAR(variance, 10, z_one_in_a_million * 10 * std::sqrt(2.1 / 4000));
}

TEST(Overdispersion, c_8_of_violence_adds_a_quarter_of_the_squared_mean) {
  const auto [mean, variance] = moments(0.5, Cause::strike);
  record_value("C-8c", "{:.2f}", variance);
  EXPECT_NEAR(mean, 10, z_one_in_a_million * std::sqrt(35.0 / 4000));
  EXPECT_NEAR(variance, 10 + 0.25 * 100, z_one_in_a_million * 35 * std::sqrt((2 + 1.5 + 1 / 35.0) / 4000));
}

TEST(Overdispersion, c_8_leaves_heat_alone) {
  const auto [mean, variance] = moments(0.5, Cause::heat);
  record_value("C-8d", "{:.2f}", variance);
  EXPECT_NEAR(mean, 10, z_one_in_a_million * std::sqrt(10.0 / 4000));
  EXPECT_NEAR(variance, 10, z_one_in_a_million * 10 * std::sqrt(2.1 / 4000));
}

/// Classes of those who were hurt exactly once, when everybody is exposed to one injury on average.
std::vector<double> classes_of(Field& field, Cause cause, float range_m) {
  for (double* rate :
       {&field.hazard().contact_per_min, &field.hazard().jet_far_per_s, &field.hazard().jet_close_per_s,
        &field.hazard().thrown_short, &field.hazard().thrown_kitted, &field.hazard().strike_demonstrator,
        &field.hazard().arrest_demonstrator, &field.hazard().sharp_attack, &field.hazard().running_demonstrator,
        &field.hazard().vehicle_demonstrator, &field.hazard().smoke_demonstrator_per_min, &field.hazard().heat_per_h,
        &field.hazard().illness_per_h, &field.hazard().clash_injury}) {
    *rate = 1;
  }
  field.expose_all({no_person, cause, 1, range_m});
  std::vector<double> counted(triage_classes, 0);
  for (const Casualty& row : field.world.casualties.rows) {
    if (field.world.care.hazards[static_cast<std::size_t>(cause)][row.person].number != 1) continue;
    ++counted[static_cast<std::size_t>(row.at_injury)];
  }
  return counted;
}

struct Shares {
  Cause cause;
  std::array<double, 4> shares;
  float range_m = 20;
  bool officers = false;
};

// docs/model/care.md, table 1
const std::vector<Shares> severities{{Cause::contact, {0.88, 0.105, 0.014, 0.001}},
                                     {Cause::jet, {0.84, 0.14, 0.02, 0}},
                                     {Cause::jet, {0.55, 0.33, 0.115, 0.005}, 5},
                                     {Cause::thrown, {0.75, 0.20, 0.047, 0.003}},
                                     {Cause::thrown, {0.85, 0.13, 0.02, 0}, 20, true},
                                     {Cause::strike, {0.82, 0.15, 0.029, 0.001}},
                                     {Cause::arrest, {0.93, 0.065, 0.005, 0}},
                                     {Cause::sharp, {0.40, 0.35, 0.22, 0.03}},
                                     {Cause::running, {0.92, 0.07, 0.01, 0}},
                                     {Cause::vehicle, {0.60, 0.20, 0.12, 0.08}},
                                     {Cause::heat, {0.70, 0.26, 0.04, 0}},
                                     {Cause::illness, {0.85, 0.13, 0.02, 0}},
                                     {Cause::smoke, {0.70, 0.24, 0.06, 0}},
                                     {Cause::clash, {0.82, 0.15, 0.029, 0.001}},
                                     {Cause::burn, {0.70, 0.24, 0.06, 0}}};

TEST(Severity, c_9_of_each_cause_has_the_shares_of_the_table) {
  double largest = 0;
  for (const Shares& s : severities) {
    Field field(s.officers ? 20000 : 0, s.officers ? 0 : 20000);
    const std::vector<double> counted = classes_of(field, s.cause, s.range_m);
    double n = 0;
    for (const double count : counted) n += count;
    double chi = 0;
    int degrees = -1;
    for (std::size_t t = 0; t < counted.size(); ++t) {
      if (s.shares[t] == 0) {
        EXPECT_EQ(counted[t], 0);
        continue;
      }
      chi += (counted[t] - n * s.shares[t]) * (counted[t] - n * s.shares[t]) / (n * s.shares[t]);
      ++degrees;
    }
    const double bound = quantile(complement(boost::math::chi_squared(degrees), fit::false_alarm));
    EXPECT_GT(n, 6000);
    largest = std::max(largest, chi / bound);
    EXPECT_LT(chi, bound) << static_cast<int>(s.cause) << " " << s.range_m;
  }
  record_value("C-9", "at most {:.2f} of the bound", largest);
}

TEST(HurtInView, tells_the_crowd_of_yellow_and_worse_but_not_of_heat) {
  SmallWorld w(1, 3);
  prepare(w.context());
  hurt(w.context(), 0, Cause::thrown, Triage::yellow);
  hurt(w.context(), 1, Cause::strike, Triage::green);
  hurt(w.context(), 1, Cause::strike, Triage::red);
  hurt(w.context(), 2, Cause::heat, Triage::red);
  ASSERT_EQ(w.world.incidents.size(), 2u);
  EXPECT_EQ(w.world.incidents[0].kind, IncidentKind::officer_injured);
  EXPECT_EQ(w.world.incidents[1].kind, IncidentKind::demonstrator_injured);
  EXPECT_EQ(w.world.incidents[1].at.x, 90);
}

}  // namespace
}  // namespace sispam::testing
