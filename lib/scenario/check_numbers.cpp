// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "scenario/check.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr int people_per_litter = 4;

void check_groups(const Scenario& scenario, Faults& faults) {
  for (const Group& group : scenario.crowd.groups) {
    const std::string path = "crowd.groups." + group.id;
    const double sum = group.shares.pusher + group.shares.provocateur + group.shares.bystander;
    if (sum > 1 + 1e-12) {
      faults.push_back(
          {path + ".shares", fmt::format("sum to {} (at most 1; the rest is ordinary)", rounded_text(sum)), {}});
    }
    // a group of nobody has no orators, whatever the default says: the null case needs one key only
    if (group.count > 0 && group.orators > group.count)
      faults.push_back({path + ".orators", "are more than the people of the group", {}});
    if (group.count > 0 && group.coordinators > 0 && group.orators + group.coordinators > group.count)
      faults.push_back({path + ".coordinators", "with the orators are more than the people of the group", {}});
    if (group.arrival.batch[0] > group.arrival.batch[1]) {
      faults.push_back({path + ".arrival.batch", "the smallest is above the largest", {}});
    }
  }
}

void check_medical(const Scenario& scenario, Faults& faults) {
  int medics = 0, bearers = 0;
  for (const Unit& unit : scenario.force.units) {
    if (unit.role == UnitRole::medic) medics += unit.count;
    if (unit.role != UnitRole::stretcher) continue;
    bearers += unit.count;
    if (unit.count < people_per_litter * unit.teams) {
      faults.push_back(
          {"force.units." + unit.id + ".teams",
           fmt::format("{} teams need {} people (it has {})", unit.teams, people_per_litter * unit.teams, unit.count),
           {}});
    }
  }
  int busy = scenario.medical.triagers + scenario.medical.treaters;
  for (const CollectionPoint& point : scenario.medical.further_points) busy += point.triagers + point.treaters;
  if (busy > medics) {
    faults.push_back({"medical.treaters",
                      fmt::format("{} triage and treat, but only {} people have the role medic", busy, medics),
                      "Add medics to force.units"});
  }
  if (bearers < people_per_litter) {
    faults.push_back(
        {"force.units", "no unit of role stretcher with four people (nobody could fetch the injured)", {}});
  }
}

void check_steps(const MotionParameters& motion, Faults& faults) {
  const auto multiple = [](double value, double of) { return std::abs(value / of - std::round(value / of)) < 1e-9; };
  if (!multiple(motion.step_ms, 1) || !multiple(100, motion.step_ms)) {
    faults.push_back({"model.motion.step_ms", "must be a whole divisor of 100 ms", "Use 1, 2, 4, 5 or 10"});
  }
  if (!multiple(motion.steering_ms, motion.step_ms)) {
    faults.push_back({"model.motion.steering_ms", "must be a multiple of step_ms", {}});
  }
  // A person one standard deviation lighter than the mean, with six hard contacts.
  const double lightest_kg = motion.demonstrator_mass_kg - motion.demonstrator_mass_sd_kg;
  if (lightest_kg <= 0) {
    faults.push_back({"model.motion.demonstrator_mass_sd_kg", "is not below the mean", {}});
    return;
  }
  const double limit_ms = 1000 * 2 / std::sqrt(6 * motion.contact_stiffness_hard_n_per_m / lightest_kg);
  if (motion.step_ms > limit_ms / 2) {
    faults.push_back({"model.motion.step_ms",
                      fmt::format("is above {:.1f} ms (half the stability limit of contact)", limit_ms / 2),
                      "Make the step smaller or the contact softer"});
  }
}

/// Notes that `lower` must not be above (or, if strict, not equal to) `upper`.
struct Order {
  std::string lower_path;
  double lower;
  std::string upper_path;
  double upper;
};

void check_orders(const Parameters& model, Faults& faults) {
  const MotionParameters& motion = model.motion;
  const InjuryParameters& injury = model.injury;
  const std::string m = "model.motion.", i = "model.injury.", t = "model.mind.";
  const Order orders[] = {
      {m + "contact_stiffness_n_per_m", motion.contact_stiffness_n_per_m, m + "contact_stiffness_hard_n_per_m",
       motion.contact_stiffness_hard_n_per_m},
      {m + "step_length_min_m", motion.step_length_min_m, m + "step_length_max_m", motion.step_length_max_m},
      {t + "threshold_verbal", model.mind.threshold_verbal, t + "threshold_push", model.mind.threshold_push},
      {i + "dose_green", injury.dose_green, i + "dose_yellow", injury.dose_yellow},
      {i + "dose_yellow", injury.dose_yellow, i + "dose_red", injury.dose_red},
      {i + "dose_red", injury.dose_red, i + "dose_dead", injury.dose_dead}};
  for (const Order& order : orders) {
    if (order.lower > order.upper) faults.push_back({order.lower_path, "is above " + order.upper_path, {}});
  }
}

void check_sums(const Parameters& model, Faults& faults) {
  if (model.injury.fall_yellow + model.injury.fall_red + model.injury.fall_dead > 1 + 1e-12) {
    faults.push_back({"model.injury.fall_yellow", "with fall_red and fall_dead is above 1", {}});
  }
  if (model.care.triage_over + model.care.triage_under > 1 + 1e-12) {
    faults.push_back({"model.care.triage_over", "with triage_under is above 1", {}});
  }
}

void check_water(const Scenario& scenario, Faults& faults) {
  const GroundSurface& surface = scenario.site.ground;
  if (surface.friction_wet > surface.friction_dry) {
    faults.push_back({"site.ground.friction_wet", "is above site.ground.friction_dry", {}});
  }
  for (const WaterCannon& cannon : scenario.assets.water_cannons) {
    if (cannon.nozzle_height_m > scenario.model.assets.chest_height_m) continue;
    faults.push_back({"assets.water_cannons." + cannon.id + ".nozzle_height_m",
                      "is not above model.assets.chest_height_m (the jet must come down on whom it is aimed at)",
                      {}});
  }
}

}  // namespace

Faults check_numbers(const Scenario& scenario) {
  Faults faults;
  check_groups(scenario, faults);
  check_medical(scenario, faults);
  check_steps(scenario.model.motion, faults);
  check_orders(scenario.model, faults);
  check_sums(scenario.model, faults);
  check_water(scenario, faults);
  return faults;
}

}  // namespace sispam
