// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

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

constexpr std::array all_levels{Level::green, Level::yellow, Level::red};

const InVain& in_vain(const World& world, Level level) {
  return world.situation.in_vain[static_cast<std::size_t>(level)];
}

/// Whether a request for it is on its way that will be refused or lost; nobody knows yet.
bool awaits_refusal(const World& world, Level level) { return world.now_ms < in_vain(world, level).answer_ms; }

/// Whether it was refused, so that nobody asks for it now.
bool is_in_vain(const World& world, Level level) {
  return !awaits_refusal(world, level) && world.now_ms < in_vain(world, level).until_ms;
}

/// The highest level declared or asked for.
Level highest_asked_for(const World& world) {
  Level highest = world.situation.level;
  for (const Order& order : world.situation.orders) {
    if (order.kind == OrderKind::set_level) highest = std::max(highest, order.level);
  }
  for (const Level level : all_levels) {
    if (awaits_refusal(world, level)) highest = std::max(highest, level);
  }
  return highest;
}

bool awaits_answer(const World& world) {
  return world.situation.change_pending ||
         std::any_of(all_levels.begin(), all_levels.end(), [&](Level level) { return awaits_refusal(world, level); });
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
  return !awaits_answer(world) || situation.wanted > highest_asked_for(world);
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
