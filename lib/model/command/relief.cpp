// SPDX-License-Identifier: Apache-2.0
#include "model/command/relief.hpp"

#include <algorithm>
#include <cstddef>

#include "model/command/draws.hpp"
#include "model/command/orders.hpp"
#include "model/command/people_of.hpp"
#include "random/distributions.hpp"
#include "scenario/post.hpp"

namespace sispam::rules {
namespace {

constexpr std::uint32_t first_relief = 1U << 20U;  // number of the first order to relieve; those of levels are below

/// Whether most of the unit holds, or heads for, its slots. A few who were not relieved do not count.
bool is_in_line(const Scenario& scenario, const World& world, std::uint16_t unit) {
  std::ptrdiff_t taken = 0;
  for (const Formation& formation : world.line.formations) {
    if (formation.unit != unit) continue;
    taken += std::count_if(formation.slots.begin(), formation.slots.end(),
                           [](const Slot& slot) { return slot.owner != no_person || slot.successor != no_person; });
  }
  return 2 * taken > scenario.force.units[unit].count;
}

/// Whether somebody heads for the same rank with a unit with which it does not change places: a hand-over goes on.
bool is_handed_over(const Scenario& scenario, const World& world, std::uint16_t unit) {
  const auto& units = scenario.force.units;
  const auto heads_there = [](const Slot& slot) { return slot.successor != no_person; };
  for (const Formation& mine : world.line.formations) {
    if (mine.unit != unit) continue;
    for (const Formation& other : world.line.formations) {
      const bool foreign = other.unit != unit && !change_places(units[other.unit], units[unit]);
      if (!foreign || other.line != mine.line || other.rank != mine.rank) continue;
      if (std::any_of(other.slots.begin(), other.slots.end(), heads_there)) return true;
    }
  }
  return false;
}

/// Mean freshness of those of the unit who are on their feet; below 0 if nobody is.
double freshness_of(const Scenario& scenario, const World& world, std::uint16_t unit) {
  double sum = 0;
  int count = 0;
  const Unit& wanted = scenario.force.units[unit];
  each_officer(
      scenario, world, [&](const Unit& u) { return &u == &wanted; },
      [&](const Unit&, PersonId id) {
        if (!on_feet(world, id)) return;
        sum += world.people.freshness[id];
        ++count;
      });
  return count > 0 ? sum / count : -1;
}

/// Who of those who change places with `holder` is freshest and out of the line; `holder` itself if nobody is fresher.
std::uint16_t freshest(const Scenario& scenario, const World& world, std::uint16_t holder) {
  const auto& units = scenario.force.units;
  std::uint16_t best = holder;
  double most = freshness_of(scenario, world, holder);
  for (std::size_t u = 0; u < units.size(); ++u) {
    const auto unit = static_cast<std::uint16_t>(u);
    if (!change_places(units[u], units[holder])) continue;
    if (is_in_line(scenario, world, unit)) return holder;  // one at a time
    const double fresh = freshness_of(scenario, world, unit);
    if (fresh <= most) continue;
    most = fresh;
    best = unit;
  }
  return best;
}

}  // namespace

double tired_share(const CommandParameters& parameters, const World& world) {
  std::vector<double> tired(world.line.lines.size(), 0), all = tired;
  for (const Formation& formation : world.line.formations) {
    for (const Slot& slot : formation.slots) {
      if (slot.owner == no_person || world.people.mode[slot.owner] != Mode::hold) continue;
      all[formation.line] += 1;
      tired[formation.line] += world.people.freshness[slot.owner] < parameters.tired_below ? 1 : 0;
    }
  }
  double greatest = 0;
  for (std::size_t k = 0; k < all.size(); ++k) {
    if (all[k] > 0) greatest = std::max(greatest, tired[k] / all[k]);
  }
  return greatest;
}

bool is_relieved(const Scenario& scenario, const World& world, std::uint16_t unit) {
  const auto& units = scenario.force.units;
  for (std::size_t u = 0; u < units.size(); ++u) {
    if (change_places(units[u], units[unit]) && is_in_line(scenario, world, static_cast<std::uint16_t>(u))) return true;
  }
  return false;
}

std::vector<std::uint16_t> reliefs(const Scenario& scenario, const World& world) {
  std::vector<std::uint16_t> all;
  for (std::size_t u = 0; u < scenario.force.units.size(); ++u) {
    const auto holder = static_cast<std::uint16_t>(u);
    if (!is_in_line(scenario, world, holder) || is_handed_over(scenario, world, holder)) continue;
    const std::uint16_t fresh = freshest(scenario, world, holder);
    if (fresh != holder) all.push_back(fresh);
  }
  return all;
}

void relieve(const Scenario& scenario, World& world, const Random& random) {
  const TacticState& state = world.situation.tactic(Tactic::relieve);
  if (!state.active || state.since_ms != world.now_ms) return;
  for (const std::uint16_t unit : reliefs(scenario, world)) {
    const double u = random.uniform(Purpose::command_delay, state.uses, entity(Draw::relief, unit));
    const Order order{.due_ms = world.now_ms,
                      .kind = OrderKind::take_line,
                      .level = world.situation.level,
                      .unit = unit,
                      .over_s = quantile(scenario.model.command.hand_over_s, u)};
    order_unit(scenario, world, {order, first_relief + state.uses}, random);
  }
}

}  // namespace sispam::rules
