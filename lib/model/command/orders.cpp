// SPDX-License-Identifier: Apache-2.0
#include "model/command/orders.hpp"

#include <algorithm>

#include "model/command/draws.hpp"
#include "model/command/level_rules.hpp"
#include "model/command/people_of.hpp"
#include "model/command/radio.hpp"
#include "model/command/relief.hpp"
#include "model/command/requests.hpp"
#include "random/distributions.hpp"

namespace sispam::rules {
namespace {

constexpr std::int64_t reinforce_ms = 10'000;

bool has_line(const Unit& unit) { return !unit.line.empty() || !unit.behind.empty(); }

/// Whether somebody is on his way to the line to fall back to.
bool is_falling_back(const Formation& formation) {
  const auto heads_there = [](const Slot& slot) { return slot.successor != no_person; };
  return formation.fallen_back && std::any_of(formation.slots.begin(), formation.slots.end(), heads_there);
}

bool holds_line(const World& world, std::uint16_t unit) {
  const auto& formations = world.line.formations;
  return std::any_of(formations.begin(), formations.end(), [&](const Formation& formation) {
    return formation.unit == unit && (formation.active || is_falling_back(formation));
  });
}

bool ordered(const World& world, OrderKind kind, std::uint16_t unit) {
  const auto& orders = world.situation.orders;
  return std::any_of(orders.begin(), orders.end(),
                     [&](const Order& order) { return order.kind == kind && order.unit == unit; });
}

/// Whether it sends the unit itself somewhere; a later one of these replaces an earlier one.
bool moves_unit(OrderKind kind) {
  return kind == OrderKind::take_line || kind == OrderKind::withdraw || kind == OrderKind::take_place;
}

Order order_to(const World& world, OrderKind kind, std::uint16_t unit, double over_s = 0) {
  return {.due_ms = world.now_ms, .kind = kind, .level = world.situation.level, .unit = unit, .over_s = over_s};
}

void order_take_line(const Scenario& scenario, World& world, std::uint16_t unit, const Random& random) {
  if (holds_line(world, unit) || is_relieved(scenario, world, unit)) return;
  if (ordered(world, OrderKind::take_line, unit)) return;
  const CommandParameters& parameters = scenario.model.command;
  const bool riot = scenario.force.units[unit].role == UnitRole::riot_platoon;
  const double u = random.uniform(Purpose::command_delay, world.situation.declarations, entity(Draw::hand_over, unit));
  const double over_s = quantile(riot ? parameters.riot_hand_over_s : parameters.hand_over_s, u);
  order_unit(scenario, world, {order_to(world, OrderKind::take_line, unit, over_s), world.situation.declarations},
             random);
}

void order_withdraw(const Scenario& scenario, World& world, std::uint16_t unit, const Random& random) {
  if (holds_line(world, unit) || ordered(world, OrderKind::withdraw, unit)) return;
  order_unit(scenario, world, {order_to(world, OrderKind::withdraw, unit), world.situation.declarations}, random);
}

void order_take_place(const Scenario& scenario, World& world, std::uint16_t unit, const Random& random) {
  if (ordered(world, OrderKind::take_place, unit)) return;
  order_unit(scenario, world, {order_to(world, OrderKind::take_place, unit), world.situation.declarations}, random);
}

/// What follows for the units from the level just declared. On the way down lines stay with who holds them.
void order_units(const Scenario& scenario, World& world, Level before, const Random& random) {
  const Level level = world.situation.level;
  for (std::size_t k = 0; k < scenario.force.units.size(); ++k) {
    const Unit& unit = scenario.force.units[k];
    const auto number = static_cast<std::uint16_t>(k);
    if (unit.levels.empty()) continue;
    if (has_task_at(unit, level)) {
      if (has_line(unit) && level > before) order_take_line(scenario, world, number, random);
      const bool was_away = !unit.withdraw_to.empty() && !has_task_at(unit, before);
      if (!has_line(unit) && was_away) order_take_place(scenario, world, number, random);
    } else if (!unit.withdraw_to.empty()) {
      order_withdraw(scenario, world, number, random);
    }
  }
}

void declare(const Scenario& scenario, World& world, Level level, const Random& random) {
  Situation& situation = world.situation;
  const Level before = situation.level;
  if (level == before) return;
  situation.level = level;
  ++situation.declarations;
  std::int64_t& since_ms = situation.level_since_ms[static_cast<std::size_t>(level)];
  if (since_ms < 0) since_ms = world.now_ms;
  std::erase_if(situation.orders,
                [&](const Order& order) { return order.kind == OrderKind::set_level && order.level < level; });
  order_units(scenario, world, before, random);
}

}  // namespace

void order_unit(const Scenario& scenario, World& world, const UnitOrder& given, const Random& random) {
  constexpr std::uint32_t kinds = 8;
  Situation& situation = world.situation;
  const Order& order = given.order;
  std::erase_if(situation.orders, [&](const Order& other) {
    return moves_unit(other.kind) && other.unit == order.unit && other.due_ms > world.now_ms;
  });
  const std::uint32_t who = kinds * order.unit + static_cast<std::uint32_t>(order.kind);
  const Passage passage = pass_on(scenario.model.command, {Draw::order, who, given.number}, random);
  situation.messages_lost += passage.lost;
  situation.orders.push_back(order);
  situation.orders.back().due_ms = world.now_ms + static_cast<std::int64_t>(passage.late_s * 1000 + 0.5);
}

void request_level(const Scenario& scenario, World& world, Level level, const Random& random) {
  Situation& situation = world.situation;
  const Request request{who_declares(scenario.rules_of_engagement, world, level), situation.decisions};
  const Reply reply = reply_to(scenario, level, request, random);
  note(scenario, world, reply, random);
  ++situation.decisions;
  const auto after = [&](double seconds) { return world.now_ms + static_cast<std::int64_t>(seconds * 1000 + 0.5); };
  if (reply.answer != Answer::granted) {
    situation.in_vain[static_cast<std::size_t>(level)] = {after(reply.answer_s), after(reply.asked_again_s)};
    return;
  }
  situation.orders.push_back(
      {.due_ms = after(reply.answer_s), .kind = OrderKind::set_level, .level = level, .unit = 0, .over_s = 0});
  situation.change_pending = true;
}

void declare_due(const Scenario& scenario, World& world, const Random& random) {
  Situation& situation = world.situation;
  for (;;) {
    const auto due = std::find_if(situation.orders.begin(), situation.orders.end(), [&](const Order& order) {
      return order.kind == OrderKind::set_level && order.due_ms <= world.now_ms;
    });
    if (due == situation.orders.end()) break;
    const Level level = due->level;
    situation.orders.erase(due);
    declare(scenario, world, level, random);
  }
  situation.change_pending = std::any_of(situation.orders.begin(), situation.orders.end(),
                                         [](const Order& order) { return order.kind == OrderKind::set_level; });
}

void reinforce(const Scenario& scenario, World& world, const Random& random) {
  const TacticState& state = world.situation.tactic(Tactic::reinforce_line);
  if (!state.active || (world.now_ms - state.since_ms) % reinforce_ms != 0) return;
  const auto time = static_cast<std::uint32_t>(world.now_ms / 1000);
  for (std::size_t k = 0; k < scenario.force.units.size(); ++k) {
    const auto unit = static_cast<std::uint16_t>(k);
    if (!is_reserve_at(scenario.force.units[k], world.situation.level)) continue;
    if (is_lost(scenario.model.command, {Draw::reinforce, unit, time}, random)) {
      ++world.situation.messages_lost;  // the next comes anyway
      continue;
    }
    world.situation.orders.push_back(order_to(world, OrderKind::reinforce, unit));
  }
}

void give_ground(const Scenario& scenario, World& world, const Random& random) {
  const TacticState& state = world.situation.tactic(Tactic::withdraw);
  if (!state.active || state.since_ms != world.now_ms) return;
  for (std::size_t k = 0; k < scenario.force.units.size(); ++k) {
    if (scenario.force.units[k].fall_back_line.empty()) continue;
    const auto unit = static_cast<std::uint16_t>(k);
    order_unit(scenario, world, {order_to(world, OrderKind::fall_back, unit), state.uses}, random);
  }
}

}  // namespace sispam::rules
