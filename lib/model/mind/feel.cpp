// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "model/mind/feelings.hpp"
#include "model/mind/influence.hpp"
#include "model/mind/people_of.hpp"
#include "model/mind/sound.hpp"
#include "model/mind/stages.hpp"

namespace sispam {

namespace mind {

Relaxation anger_influences(const MindParameters& p, const AngerSurroundings& around) {
  Relaxation sum;
  sum.add(1 / p.anger_relaxation_s, p.anger_base * around.grievance);
  sum.add(p.mixing_rate_per_s * around.susceptibility, around.anger_around);
  sum.add(p.arousal_reproduction / p.anger_relaxation_s * around.anger_around, 1);
  sum.add(p.orator_rate_per_s * around.hear_orator * around.grievance, p.orator_target);
  sum.add(p.shield_contact_rate_per_s * around.shield_contact * (1 - around.legitimacy), p.shield_contact_target);
  return sum;
}

Relaxation fear_influences(const MindParameters& p, const FearSurroundings& around) {
  Relaxation sum;
  sum.add(1 / p.fear_relaxation_s, 0);
  sum.add(p.arrest_fear_rate_per_s, around.arrest_risk * around.activity);
  if (around.crushed) sum.add(p.crush_fear_rate_per_s, 1);
  return sum;
}

}  // namespace mind

namespace {

constexpr double dt_s = feel_ms / 1000.0;
constexpr std::int64_t hear_ms = 1000;

double mean_anger(const CrowdState& crowd) {
  double sum = 0;
  int n = 0;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (!mind::takes_part(crowd.behaviour[i])) continue;
    sum += crowd.anger[i];
    ++n;
  }
  return n > 0 ? sum / n : 0;
}

mind::AngerSurroundings around(const MindParameters& parameters, const World& world, double crowd_mean, std::size_t i) {
  const CrowdState& crowd = world.crowd;
  const double near = mind::neighbour_mean(world.influence, i, crowd.anger, crowd.anger[i]);
  const double share = parameters.crowd_mean_share;
  const double touch_s = static_cast<double>(world.people.touch_opponent_s[mind::person(world, i)]);
  return {.grievance = crowd.grievance[i],
          .legitimacy = crowd.legitimacy[i],
          .susceptibility = crowd.susceptibility[i],
          .anger_around = (1 - share) * near + share * crowd_mean,
          .hear_orator = crowd.hear_orator[i],
          .shield_contact = std::min(touch_s / dt_s, 1.0)};
}

void feel_anger(const MindParameters& parameters, World& world) {
  CrowdState& crowd = world.crowd;
  const double crowd_mean = mean_anger(crowd);
  mind::Decay decay;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    crowd.anger_next[i] = crowd.anger[i];
    if (!mind::takes_part(crowd.behaviour[i])) continue;
    const auto influences = mind::anger_influences(parameters, around(parameters, world, crowd_mean, i));
    crowd.anger_next[i] = mind::relaxed(influences, crowd.anger[i], dt_s, decay);
  }
  crowd.anger.swap(crowd.anger_next);
}

void feel_fear(const Scenario& scenario, World& world) {
  CrowdState& crowd = world.crowd;
  const MindParameters& parameters = scenario.model.mind;
  mind::Decay decay;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (!mind::takes_part(crowd.behaviour[i])) continue;
    const double activity = crowd.behaviour[i] == Behaviour::pushing ? 1 : parameters.arrest_fear_inactive;
    const bool crushed = world.people.load[mind::person(world, i)] > scenario.model.injury.dose_floor_n;
    const auto influences = mind::fear_influences(parameters, {world.influence.arrest_risk[i], activity, crushed});
    crowd.fear[i] = mind::relaxed(influences, crowd.fear[i], dt_s, decay);
  }
}

}  // namespace

void feel(const Scenario& scenario, const Ground&, World& world, const Random&) {
  mind::refresh_influence(scenario, world);
  if (world.now_ms % hear_ms == 0) mind::hear_orators(scenario, world);
  feel_anger(scenario.model.mind, world);
  feel_fear(scenario, world);
  std::fill(world.people.touch_opponent_s.begin(), world.people.touch_opponent_s.end(), 0.0F);
}

}  // namespace sispam
