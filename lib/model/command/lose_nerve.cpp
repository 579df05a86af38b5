// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "core/maths.hpp"
#include "model/command/stages.hpp"
#include "model/force_exposure.hpp"
#include "model/guarding.hpp"

namespace sispam {
namespace {

constexpr std::uint16_t loses_nerve = 3;  // draw at Purpose::violence; the tick is the second

/// What every officer's second needs.
struct Watch {
  const Scenario& scenario;
  const Ground& ground;
  World& world;
  const Random& random;

  const OfficerParameters& parameters() const { return scenario.model.officers; }
  Vec2 place(PersonId id) const { return {world.people.x[id], world.people.y[id]}; }
};

void prepare(World& world) {
  OfficerState& state = world.officers;
  const std::size_t n = world.people.personnel;
  if (state.anger.size() == n) return;
  state.anger.assign(n, 0);
  state.fear.assign(n, 0);
  state.in_line_since_ms.assign(n, -1);
}

/// Raises both feelings (docs/model/escalation.md eq. 3).
void move(World& world, PersonId officer, double anger, double fear) {
  double& a = world.officers.anger[officer];
  double& f = world.officers.fear[officer];
  a = 1 - (1 - a) * (1 - anger);
  f = 1 - (1 - f) * (1 - fear);
}

/// Feelings fade (eq. 10).
void calm_down(const Watch& watch) {
  const OfficerParameters& p = watch.parameters();
  const double anger = maths::exp(-officers_ms / 1000.0 / p.anger_fades_s);
  const double fear = maths::exp(-officers_ms / 1000.0 / p.fear_fades_s);
  for (double& a : watch.world.officers.anger) a *= anger;
  for (double& f : watch.world.officers.fear) f *= fear;
}

/// Something was thrown at him, or somebody struck or stabbed at him.
void be_attacked(const Watch& watch) {
  const OfficerParameters& p = watch.parameters();
  for (const Exposure& exposure : watch.world.exposures) {
    const Cause cause = exposure.cause;
    const bool attack = cause == Cause::thrown || cause == Cause::strike || cause == Cause::sharp;
    if (!attack || !watch.world.people.is_personnel(exposure.person)) continue;
    move(watch.world, exposure.person, p.attacked_anger, p.attacked_fear);
  }
}

/// Those who see that a colleague is hurt. Heat stroke and illness are nobody's doing.
void see_hurt(const Watch& watch) {
  World& world = watch.world;
  const OfficerParameters& p = watch.parameters();
  const double sight_m = watch.scenario.model.arrest.sight_m;
  const auto& rows = world.casualties.rows;
  for (std::size_t& k = world.officers.casualties_seen; k < rows.size(); ++k) {
    const Casualty& row = rows[k];
    if (!world.people.is_personnel(row.person) || row.cause == Cause::heat || row.cause == Cause::illness) continue;
    for (PersonId id = 0; id < world.people.personnel; ++id) {
      if (id == row.person || world.people.mode[id] == Mode::absent) continue;
      const Vec2 at = watch.place(id);
      if (length(row.place - at) > sight_m || !watch.ground.sees(at, row.place)) continue;
      move(world, id, p.colleague_hurt_anger, p.colleague_hurt_fear);
    }
  }
}

/// Who owns a place in a line now, and since when without a break.
void note_lines(World& world) {
  std::vector<std::uint8_t> in_line(world.people.personnel, 0);
  for (const Formation& formation : world.line.formations) {
    for (const Slot& slot : formation.slots) {
      if (slot.owner < world.people.personnel) in_line[slot.owner] = 1;
    }
  }
  for (std::size_t id = 0; id < in_line.size(); ++id) {
    std::int64_t& since_ms = world.officers.in_line_since_ms[id];
    since_ms = in_line[id] == 0 ? -1 : since_ms < 0 ? world.now_ms : since_ms;
  }
}

/// Eq. 11: how far command reaches him [0..1].
double contact_with_command(const Watch& watch, PersonId officer) {
  const double after_s = watch.parameters().out_of_contact_after_s;
  const std::int64_t since_ms = watch.world.officers.in_line_since_ms[officer];
  const double in_line_s = since_ms < 0 ? 0 : static_cast<double>(watch.world.now_ms - since_ms) / 1000;
  const double worn = std::clamp((in_line_s - after_s) / after_s, 0.0, 1.0);
  return (1 - watch.scenario.model.command.message_lost) * (1 - worn);
}

/// How far what he feels is above what he can bear.
double over_threshold(const Watch& watch, PersonId officer) {
  const OfficerState& state = watch.world.officers;
  return state.anger[officer] + state.fear[officer] - watch.parameters().nerve_threshold;
}

bool somebody_is_over(const Watch& watch) {
  for (PersonId id = 0; id < watch.world.people.personnel; ++id) {
    if (over_threshold(watch, id) > 0) return true;
  }
  return false;
}

/// Eq. 12: the rate of blows that nobody ordered [1/s].
double rate_of(const Watch& watch, PersonId officer) {
  const OfficerParameters& p = watch.parameters();
  const double over = over_threshold(watch, officer);
  if (over <= 0) return 0;
  return p.unordered_force_per_s * std::min(over / p.nerve_ramp, 1.0) * (1 - contact_with_command(watch, officer));
}

/// The demonstrator nearest to the officer within arm's length, whom he sees; no_person if there is none.
PersonId within_reach(const Watch& watch, PersonId officer) {
  const People& people = watch.world.people;
  double best = watch.scenario.model.hazard.strike_reach_m;
  PersonId nearest = no_person;
  for (auto id = static_cast<PersonId>(people.personnel); id < people.count; ++id) {
    if (people.mode[id] == Mode::absent) continue;
    const double gap = length(watch.place(id) - watch.place(officer)) - people.radius[id] - people.radius[officer];
    if (gap > best || !watch.ground.sees(watch.place(officer), watch.place(id))) continue;
    best = gap;
    nearest = id;
  }
  return nearest;
}

void strike(const Watch& watch, PersonId officer, PersonId struck) {
  World& world = watch.world;
  const Vec2 at = watch.place(struck);
  ++world.officers.unordered_blows;
  world.exposures.push_back({struck, Cause::strike, 1});
  world.incidents.push_back({IncidentKind::unordered_blow, at, world.now_ms});
  force_log::struck_unordered(world, {officer, struck, force_log::threat_lately(world, struck), world.now_ms, at});
}

/// Whoever strikes somebody who attacks at that moment defends himself (docs/model/care.md).
void act(const Watch& watch, PersonId officer) {
  const double rate_per_s = rate_of(watch, officer);
  if (rate_per_s <= 0) return;
  const PersonId struck = within_reach(watch, officer);
  if (struck == no_person) return;
  const auto k = static_cast<std::size_t>(struck) - watch.world.people.personnel;
  if (watch.world.crowd.behaviour[k] == Behaviour::violent) return;
  const auto second = static_cast<std::uint32_t>(watch.world.now_ms / officers_ms);
  const double u = watch.random.uniform(Purpose::violence, second, officer, loses_nerve);
  if (u < 1 - maths::exp(-rate_per_s * officers_ms / 1000.0)) strike(watch, officer, struck);
}

}  // namespace

void lose_nerve(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  const Watch watch{scenario, ground, world, random};
  prepare(world);
  calm_down(watch);
  be_attacked(watch);
  see_hurt(watch);
  note_lines(world);
  if (!somebody_is_over(watch)) return;
  for (const PersonId officer : able_guards(scenario, world)) act(watch, officer);
}

}  // namespace sispam
