// SPDX-License-Identifier: Apache-2.0
#include "model/mind/mood.hpp"

#include <algorithm>

#include "model/daylight.hpp"
#include "model/wbgt.hpp"

namespace sispam::mind {
namespace {

constexpr double heat_from_wbgt_c = 28;  // [deg C] assumption
constexpr double heat_from_air_c = 30;   // [deg C] assumption
constexpr double s_per_h = 3600;
constexpr double nobody = 1e-9;  // weights of neighbours below it are none; rounding

/// How long people have waited beyond the time promised for the announcement that is longest overdue [s].
double waited_s(const Scenario& scenario, const World& world) {
  double longest_s = 0;
  for (const PendingEvent& pending : world.events) {
    const Event& event = scenario.crowd.events[pending.event];
    if (event.expected_at_s <= 0) continue;
    longest_s = std::max(longest_s, static_cast<double>(world.now_ms) / 1000 - event.expected_at_s);
  }
  return longest_s;
}

}  // namespace

double added_anger_at_rest(const Scenario& scenario, const World& world) {
  const MindParameters& p = scenario.model.mind;
  const double heat_c = std::max(0.0, wbgt_c(scenario.weather) - heat_from_wbgt_c);
  return p.heat_anger_per_c * heat_c + p.waiting_anger_per_h * waited_s(scenario, world) / s_per_h;
}

double effective_anger(const MindParameters& p, const CrowdState& crowd, std::size_t i) {
  const double spent = std::max(0.0, crowd.burn_out[i] - crowd.anger_at_rest[i]);
  return std::max(0.0, crowd.anger[i] - p.burn_out_weight * spent);
}

double leave_factor_of_the_hour(const Scenario& scenario, const World& world) {
  const MindParameters& p = scenario.model.mind;
  double factor = 1 + p.heat_leave_per_c * std::max(0.0, scenario.weather.air_temperature_c - heat_from_air_c);
  if (is_dark(scenario.weather, world.now_ms)) factor *= p.night_leave_factor;
  if (world.now_ms < world.crowd.pause_until_ms) factor *= p.pause_leave_factor;
  return factor;
}

double weight_of_violence(const MindParameters& p, const CrowdState& crowd, std::size_t i) {
  if (crowd.role[i] == CrowdRole::provocateur) return 1;
  return p.violence_spreads + (1 - p.violence_spreads) * crowd.identity[i];
}

double discounted(double mean, double of_violent, const ViolentShare& violent, double alone) {
  if (violent.share <= 0) return mean;
  const double off = 1 - violent.weight;
  const double left = 1 - off * violent.share;
  if (left <= nobody) return alone;
  return std::clamp((mean - off * of_violent) / left, 0.0, 1.0);
}

}  // namespace sispam::mind
