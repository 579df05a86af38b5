// SPDX-License-Identifier: Apache-2.0
#include "model/assets/jet.hpp"

#include <algorithm>
#include <cmath>

#include "core/maths.hpp"

namespace sispam::assets {
namespace {

constexpr double water_kg_per_m3 = 1000;
constexpr double pascal_per_bar = 1e5;
constexpr double radian_per_degree = 0.017453292519943295;

}  // namespace

double exit_speed(const AssetParameters& parameters, const WaterCannon& cannon) {
  const double pressure = std::max(cannon.pressure_bar, 0.0) * pascal_per_bar;
  return parameters.velocity_coefficient * std::sqrt(2 * pressure / water_kg_per_m3);
}

double jet_force(const AssetParameters& parameters, const WaterCannon& cannon, double range_m) {
  if (range_m > cannon.reach_m) return 0;
  const double mass_flow = water_kg_per_m3 * cannon.flow_l_per_s / 1000;  // [kg/s]
  return mass_flow * exit_speed(parameters, cannon) * maths::exp(-range_m / parameters.jet_decay_m);
}

double jet_width(const AssetParameters& parameters, double range_m) {
  const double half_angle = parameters.jet_half_angle_deg * radian_per_degree;
  return parameters.jet_width_m + 2 * range_m * maths::sin(half_angle) / maths::cos(half_angle);
}

double covered_share(const AssetParameters& parameters, double range_m) {
  return std::min(1.0, parameters.body_width_m / jet_width(parameters, range_m));
}

}  // namespace sispam::assets
