// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "model/command/level_rules.hpp"
#include "model/command/negotiators.hpp"
#include "model/command/orders.hpp"
#include "model/command/relief.hpp"
#include "model/command/sensing.hpp"
#include "model/command/speech.hpp"
#include "model/command/stages.hpp"
#include "model/command/tactics.hpp"

namespace sispam {
namespace {

/// The highest level declared or on its way.
Level highest_asked_for(const Situation& situation) {
  Level highest = situation.level;
  for (const Order& order : situation.orders) {
    if (order.kind == OrderKind::set_level) highest = std::max(highest, order.level);
  }
  return highest;
}

bool is_in_vain(const World& world, Level level) {
  const Situation& situation = world.situation;
  return level == situation.asked_in_vain && world.now_ms < situation.in_vain_until_ms;
}

/// What the rules ask for; while red cannot be had, at least yellow.
Level wanted_now(const World& world, Level asked) {
  if (asked != Level::red || !is_in_vain(world, asked)) return asked;
  return std::max(world.situation.level, Level::yellow);
}

/// One change at a time, but a worse situation does not wait for a lesser order that is still on its way.
bool may_request(const World& world) {
  const Situation& situation = world.situation;
  if (is_in_vain(world, situation.wanted)) return false;
  if (situation.wanted == situation.level) return false;
  return !situation.change_pending || situation.wanted > highest_asked_for(situation);
}

}  // namespace

void command(const Scenario& scenario, const Ground&, World& world, const Random& random) {
  Situation& situation = world.situation;
  situation.level_for_ms[static_cast<std::size_t>(situation.level)] += command_ms;
  rules::declare_due(scenario, world, random);
  const LevelRules& levels = scenario.rules_of_engagement.levels;
  const Observed observed = rules::sense(scenario, world, random);
  const Level wanted = wanted_now(world, rules::asked_level(levels, situation.level, observed));
  if (wanted != situation.wanted) {
    situation.wanted = wanted;
    situation.wanted_since_ms = world.now_ms;
  }
  const double waited_s = static_cast<double>(world.now_ms - situation.wanted_since_ms) / 1000;
  if (may_request(world) && waited_s >= rules::dwell_s(levels, situation.level, wanted)) {
    rules::request_level(scenario, world, wanted, random);
  }
  rules::run_tactics(scenario, world, random);
  rules::talk(scenario, world, random);
  rules::reinforce(scenario, world, random);
  rules::give_ground(scenario, world, random);
  rules::receive_delegates(scenario, world);
  rules::relieve(scenario, world, random);
}

}  // namespace sispam
