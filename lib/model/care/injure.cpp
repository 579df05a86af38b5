// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/maths.hpp"
#include "model/address.hpp"
#include "model/care/context.hpp"
#include "model/care/hazards.hpp"
#include "model/care/hurt.hpp"
#include "model/care/stages.hpp"
#include "random/distributions.hpp"

namespace sispam {
namespace {

// draws at Purpose::injury; the tick is the number of the fall, from 1
constexpr std::uint16_t fall_injures = 0, fall_class = 1;
constexpr std::uint16_t tolerance_draw = 2;  // at tick 0
constexpr double forgotten_dose = 1e-6;      // far below every threshold; spares the unloaded the work

double squared_distance(const Segment& segment, Vec2 at) {
  const Vec2 along = segment.b - segment.a;
  const double square = dot(along, along);
  const double t = square > 0 ? std::clamp(dot(at - segment.a, along) / square, 0.0, 1.0) : 0;
  const Vec2 away = at - segment.a - t * along;
  return dot(away, away);
}

// All segments are looked at: falls are rare, and the lists of near segments end sooner than this distance.
bool solid_near(const Ground& ground, Vec2 at, double reach_m) {
  return std::any_of(ground.segments.begin(), ground.segments.end(),
                     [&](const Segment& s) { return squared_distance(s, at) <= reach_m * reach_m; });
}

// eq. 4: the same number u gives a class that only gets worse when a share grows
Triage class_of_fall(const InjuryParameters& p, double u) {
  if (u < p.fall_dead) return Triage::black;
  if (u < p.fall_dead + p.fall_red) return Triage::red;
  if (u < p.fall_dead + p.fall_red + p.fall_yellow) return Triage::yellow;
  return Triage::green;
}

void look_at_fall(const CareContext& c, PersonId person) {
  const InjuryParameters& p = c.scenario.model.injury;
  const People& people = c.world.people;
  const std::uint32_t number = people.falls[person];
  const bool near_wall = solid_near(c.ground, {people.x[person], people.y[person]}, p.near_wall_m);
  const double chance = near_wall ? p.fall_injury_near_wall : p.fall_injury;
  const std::uint32_t entity = draw_entity(people, person);
  if (c.random.uniform(Purpose::injury, number, entity, fall_injures) >= chance) return;
  hurt(c, person, Cause::fall, class_of_fall(p, c.random.uniform(Purpose::injury, number, entity, fall_class)));
}

double tolerance(const CareContext& c, PersonId person) {
  double& factor = c.world.care.tolerance[person];
  if (factor == 0) {
    const double u = c.random.uniform(Purpose::injury, 0, draw_entity(c.world.people, person), tolerance_draw);
    factor = maths::exp(c.scenario.model.injury.tolerance_sigma * normal_quantile(u));
  }
  return factor;
}

// eq. 3: each threshold acts once per person, so a dose that only stays high injures nobody again
void look_at_dose(const CareContext& c, PersonId person) {
  const InjuryParameters& p = c.scenario.model.injury;
  const std::array<double, 4> thresholds{p.dose_green, p.dose_yellow, p.dose_red, p.dose_dead};
  const double strain = c.world.people.dose[person] / tolerance(c, person);
  const auto crossed = std::count_if(thresholds.begin(), thresholds.end(), [&](double t) { return strain >= t; });
  std::uint8_t& level = c.world.care.crush_level[person];
  if (crossed <= level) return;
  level = static_cast<std::uint8_t>(crossed);
  hurt(c, person, Cause::crush, static_cast<Triage>(crossed - 1));
}

}  // namespace

void accumulate_dose(const Scenario& scenario, World& world, double dt_s) {
  const InjuryParameters& p = scenario.model.injury;
  const double kept = p.dose_recovery_s > 0 ? maths::exp(-0.69314718055994531 * dt_s / p.dose_recovery_s) : 0;
  const std::vector<double>& load = world.people.load;
  std::vector<double>& dose = world.people.dose;
  std::vector<PersonId>& strained = world.care.strained;
  for (const PersonId i : world.motion.awake) {  // who sleeps bears what he bore when he was awake
    if (load[i] > p.dose_floor_n && dose[i] <= 0) strained.push_back(i);
  }
  for (const PersonId i : strained) {
    const bool loaded = load[i] > p.dose_floor_n;
    const double grown = loaded ? maths::pow(load[i] / p.dose_force_n, p.dose_exponent) * dt_s / p.dose_time_s : 0;
    const double faded = dose[i] > forgotten_dose ? dose[i] * kept : 0;
    dose[i] = loaded ? dose[i] + grown : faded;
  }
  std::erase_if(strained, [&](PersonId i) { return dose[i] <= 0; });
}

void injure(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  const CareContext c{scenario, ground, world, random};
  prepare(c);
  const People& people = world.people;
  const bool somebody_fell = world.care.falls != people.falls;
  for (PersonId i = 0; i < people.count; ++i) {
    const bool fell = somebody_fell && std::exchange(world.care.falls[i], people.falls[i]) != people.falls[i];
    if ((!fell && people.dose[i] <= 0) || people.mode[i] == Mode::absent) continue;
    if (fell) look_at_fall(c, i);
    if (people.dose[i] > 0) look_at_dose(c, i);
  }
  expose_to_surroundings(c);
  for (const Exposure& exposure : world.exposures) expose(c, exposure);
  world.exposures.clear();
  expose_to_heat(c);
}

}  // namespace sispam
