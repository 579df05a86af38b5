// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>
#include <vector>

#include "core/maths.hpp"
#include "model/daylight.hpp"
#include "model/mind/feelings.hpp"
#include "model/mind/geometry.hpp"
#include "model/mind/influence.hpp"
#include "model/mind/mood.hpp"
#include "model/mind/people_of.hpp"
#include "model/mind/stages.hpp"

namespace sispam {

namespace mind {

Relaxation anger_influences(const MindParameters& p, const AngerSurroundings& around) {
  Relaxation sum;
  const double angered_by_police = 1 - around.legitimacy, fading = 1 / p.anger_relaxation_s;
  sum.add(fading, around.at_rest);
  sum.add(p.mixing_rate_per_s * around.susceptibility, around.anger_around);
  sum.add(p.arousal_reproduction * fading * around.anger_around, 1);
  sum.add(p.orator_rate_per_s * around.hear_orator * around.grievance * (1 - around.habituation), p.orator_target);
  sum.add(p.calming_rate_per_s * around.hear_trusted, p.calming_target);
  sum.add(p.calming_rate_per_s * around.hear_dialogue * around.legitimacy, p.calming_target);
  sum.add(p.calming_rate_per_s * around.hear_coordinator, p.calming_target);
  sum.add(p.police_voice_rate_per_s * around.hear_police, angered_by_police);
  sum.add(p.water_rate_per_s * around.water * (1 - p.water_differentiation * around.legitimacy), 1);
  sum.add(p.shield_contact_rate_per_s * around.shield_contact * angered_by_police, p.shield_contact_target);
  return sum;
}

Relaxation fear_influences(const MindParameters& p, const FearSurroundings& around) {
  Relaxation sum;
  sum.add(1 / p.fear_relaxation_s, 0);
  sum.add(p.arrest_fear_rate_per_s, around.arrest_risk * around.activity);
  if (around.crushed) sum.add(p.crush_fear_rate_per_s, 1);
  if (around.water > 0) sum.add(p.water_fear_rate_per_s * around.water, 1);
  if (around.weapon) sum.add(p.weapon_fear_rate_per_s, p.weapon_fear_target);
  if (around.advance) sum.add(p.advance_fear_rate_per_s, p.advance_fear_target);
  return sum;
}

Relaxation legitimacy_influences(const MindParameters& p, double first, double hear_dialogue) {
  Relaxation sum;
  sum.add(1 / p.legitimacy_relaxation_s, first);
  sum.add(p.dialogue_legitimacy_rate_per_s * hear_dialogue, 1);
  return sum;
}

}  // namespace mind

namespace {

/// Numbers of all who take part, in order.
using Here = std::vector<std::uint32_t>;

/// Mean anger of the crowd, now and in the middle of the tick if it goes on as in the last one.
struct CrowdMean {
  double then = 0;  // when all looked round last [0..1]
  double mid = 0;   // [about 0..1]
};

/// One for each camp.
std::vector<CrowdMean> crowd_means(World& world) {
  const std::vector<double> now = mind::mean_anger(world.crowd);
  const std::vector<double> last = std::exchange(world.influence.mean_last, now);
  std::vector<CrowdMean> means;
  for (std::size_t k = 0; k < now.size(); ++k) {
    means.push_back({world.influence.mean_then[k], now[k] + 0.5 * (now[k] - last[k])});
  }
  return means;
}

/// Eq. 6. Between two looks the anger of the neighbours goes along with that of the crowd.
double anger_around(const MindParameters& parameters, const CrowdState& crowd, const CrowdMean& mean, std::size_t i) {
  const double near = crowd.anger_around[i] + mean.mid - mean.then;
  const double share = parameters.crowd_mean_share;
  return std::clamp((1 - share) * near + share * mean.mid, 0.0, 1.0);
}

/// Share of the time since all felt last [0..1].
double share_of_time(float seconds, double dt_s) {
  return seconds > 0 ? std::min(static_cast<double>(seconds) / dt_s, 1.0) : 0.0;
}

/// A person and the time since all felt last.
struct Feeler {
  std::size_t i = 0;
  double dt_s = 0;
};

mind::AngerSurroundings around(const MindParameters& parameters, const World& world, const CrowdMean& mean,
                               const Feeler& who) {
  const CrowdState& crowd = world.crowd;
  const std::size_t i = who.i;
  return {.grievance = crowd.grievance[i],
          .at_rest = crowd.anger_at_rest[i],
          .legitimacy = crowd.legitimacy[i],
          .susceptibility = crowd.susceptibility[i],
          .anger_around = anger_around(parameters, crowd, mean, i),
          .hear_orator = crowd.hear_orator[i],
          .habituation = crowd.habituation[i],
          .hear_police = crowd.hear_police[i],
          .hear_dialogue = crowd.hear_dialogue[i],
          .hear_coordinator = crowd.hear_coordinator[i],
          .hear_trusted = crowd.hear_trusted[i],
          .water = share_of_time(crowd.water_s[i], who.dt_s),
          .shield_contact = share_of_time(world.people.touch_opponent_s[mind::person(world, i)], who.dt_s)};
}

void feel_anger(const MindParameters& parameters, World& world, const Here& here, double dt_s) {
  CrowdState& crowd = world.crowd;
  const std::vector<CrowdMean> means = crowd_means(world);
  Relaxations& anger = world.influence.steps;
  anger.begin(crowd.size());
  for (const std::uint32_t i : here) {
    const auto influences =
        mind::anger_influences(parameters, around(parameters, world, means[crowd.camp[i]], {i, dt_s}));
    anger.add(i, influences, crowd.anger[i], dt_s);
  }
  anger.step();
  anger.write_to(crowd.anger);
}

/// Who has been angry long burns out, whom his orator has talked to long gets used to him, and "us" fades (eq. 4b-4d).
void wear(const MindParameters& p, World& world, const Here& here, double dt_s) {
  CrowdState& crowd = world.crowd;
  Relaxations& habituation = world.influence.steps;
  habituation.begin(crowd.size());
  const double unburnt = maths::decay(dt_s / p.burn_out_s), held = maths::decay(dt_s / p.identity_relaxation_s);
  for (const std::uint32_t i : here) {
    crowd.burn_out[i] = crowd.anger[i] + (crowd.burn_out[i] - crowd.anger[i]) * unburnt;
    crowd.identity[i] *= held;
    if (crowd.hear_orator[i] <= 0) continue;
    Relaxation influence;
    influence.add(crowd.hear_orator[i] / p.habituation_s, p.habituation_most);
    habituation.add(i, influence, crowd.habituation[i], dt_s);
  }
  habituation.step();
  habituation.write_to(crowd.habituation);
}

void set_anger_at_rest(const Scenario& scenario, World& world) {
  CrowdState& crowd = world.crowd;
  const double added = mind::added_anger_at_rest(scenario, world);
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    crowd.anger_at_rest[i] = mind::anger_at_rest(scenario.model.mind, crowd.grievance[i], added);
  }
}

/// Where violent people stand who carry a sharp weapon.
std::vector<Vec2> weapons_shown(const World& world) {
  std::vector<Vec2> places;
  for (std::size_t i = 0; i < world.crowd.size(); ++i) {
    const bool shown = world.crowd.armed[i] != 0 && world.crowd.behaviour[i] == Behaviour::violent;
    if (shown) places.push_back(mind::position(world, i));
  }
  return places;
}

/// Whether one of `places` is within `reach_m` of `at`; who is there himself does not frighten himself.
bool one_near(const std::vector<Vec2>& places, Vec2 at, double reach_m) {
  return std::any_of(places.begin(), places.end(), [&](Vec2 place) {
    const double distance2 = dot(place - at, place - at);
    return distance2 > 0 && distance2 < reach_m * reach_m;
  });
}

/// Where lines stand that drive the crowd back now.
std::vector<Polyline> advancing_lines(const World& world) {
  std::vector<Polyline> lines;
  if (!world.situation.tactic(Tactic::advance).active) return lines;
  for (const HeldLine& line : world.line.lines) {
    const bool advances = line.in_use && line.holder >= 0 && !line.way.from.empty() && line.advanced < 1;
    if (advances) lines.push_back(line.polyline);
  }
  return lines;
}

void feel_fear(const Scenario& scenario, World& world, const Here& here, double dt_s) {
  CrowdState& crowd = world.crowd;
  const MindParameters& parameters = scenario.model.mind;
  const std::vector<Vec2> weapons = weapons_shown(world);
  const std::vector<Polyline> lines = advancing_lines(world);
  Relaxations& fear = world.influence.steps;
  fear.begin(crowd.size());
  const double light = is_dark(scenario.weather, world.now_ms) ? parameters.night_arrest_risk : 1;
  for (const std::uint32_t i : here) {
    const bool crushed = world.people.load[mind::person(world, i)] > scenario.model.injury.dose_floor_n;
    const bool afraid = crowd.fear[i] > 0 || world.influence.arrest_risk[i] > 0 || crushed || crowd.water_s[i] > 0;
    if (!afraid && weapons.empty() && lines.empty()) continue;
    const bool active = mind::is_active(crowd.behaviour[i]);
    const Vec2 at = mind::position(world, i);
    const auto near = [&](const Polyline& line) { return mind::distance_to(line, at) <= parameters.advance_seen_m; };
    const mind::FearSurroundings around{.arrest_risk = light * world.influence.arrest_risk[i],
                                        .activity = active ? 1 : parameters.arrest_fear_inactive,
                                        .crushed = crushed,
                                        .water = share_of_time(crowd.water_s[i], dt_s),
                                        .weapon = one_near(weapons, at, parameters.weapon_seen_m),
                                        .advance = std::any_of(lines.begin(), lines.end(), near)};
    const Relaxation influences = mind::fear_influences(parameters, around);
    if (crowd.fear[i] > 0 || influences.pull > 0) fear.add(i, influences, crowd.fear[i], dt_s);
  }
  fear.step();
  fear.write_to(crowd.fear);
}

void feel_legitimacy(const MindParameters& parameters, CrowdState& crowd, const Here& here, double dt_s) {
  for (const std::uint32_t i : here) {
    if (crowd.hear_dialogue[i] <= 0 && crowd.legitimacy[i] == crowd.first_legitimacy[i]) continue;
    const auto influences = mind::legitimacy_influences(parameters, crowd.first_legitimacy[i], crowd.hear_dialogue[i]);
    crowd.legitimacy[i] = relaxed(influences, crowd.legitimacy[i], dt_s);
  }
}

/// Who waits out of sight is only left to himself (eq. 4b, 4c).
void rest(const MindParameters& p, CrowdState& crowd, double dt_s) {
  const double unburnt = maths::decay(dt_s / p.burn_out_s), held = maths::decay(dt_s / p.identity_relaxation_s);
  const double of_anger = maths::decay(dt_s / p.anger_relaxation_s), of_fear = maths::decay(dt_s / p.fear_relaxation_s);
  for (const std::uint32_t i : all_who(crowd, [](Behaviour does) { return does == Behaviour::near; })) {
    crowd.anger[i] = crowd.anger_at_rest[i] + (crowd.anger[i] - crowd.anger_at_rest[i]) * of_anger;
    crowd.fear[i] *= of_fear;
    crowd.burn_out[i] = crowd.anger[i] + (crowd.burn_out[i] - crowd.anger[i]) * unburnt;
    crowd.identity[i] *= held;
  }
}

}  // namespace

void feel_for(const Scenario& scenario, World& world, std::int64_t period_ms) {
  const double dt_s = static_cast<double>(period_ms) / 1000;
  const MindParameters& parameters = scenario.model.mind;
  mind::refresh_influence(scenario, world);
  set_anger_at_rest(scenario, world);
  const Here here = mind::who_is_here(world.crowd);
  feel_anger(parameters, world, here, dt_s);
  feel_fear(scenario, world, here, dt_s);
  feel_legitimacy(parameters, world.crowd, here, dt_s);
  wear(parameters, world, here, dt_s);
  rest(parameters, world.crowd, dt_s);
  std::fill(world.people.touch_opponent_s.begin(), world.people.touch_opponent_s.end(), 0.0F);
  std::fill(world.crowd.water_s.begin(), world.crowd.water_s.end(), 0.0F);
}

}  // namespace sispam
