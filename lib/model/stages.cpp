// SPDX-License-Identifier: Apache-2.0
#include "model/stages.hpp"

#include <algorithm>

#include "model/assets/stages.hpp"
#include "model/care/stages.hpp"
#include "model/command/stages.hpp"
#include "model/mind/stages.hpp"
#include "model/motion/formation.hpp"
#include "model/motion/move.hpp"
#include "model/motion/orders_out.hpp"
#include "model/motion/watch.hpp"

namespace sispam {

namespace {

constexpr std::int64_t second_ms = 1000;
constexpr double few_share = 0.1;  // at most this share of those who came is "few"; docs/model/overview.md

void obey(const Scenario& scenario, const Ground& ground, World& world, const Random&) {
  carry_out_orders(scenario, ground, world);
}

void form_up(const Scenario& scenario, const Ground& ground, World& world, const Random&) {
  update_formations(scenario, ground, world);
}

void dose(const Scenario& scenario, const Ground&, World& world, const Random&) {
  accumulate_dose(scenario, world, measure_ms / 1000.0);
}

std::size_t heads(const World& world, Behaviour behaviour) {
  const auto& all = world.crowd.behaviour;
  return static_cast<std::size_t>(std::count(all.begin(), all.end(), behaviour));
}

/// Keeps the time since when few of the crowd are left, and counts injuries into the bins.
void end(const Scenario& scenario, const Ground&, World& world, const Random&) {
  const std::size_t coming = heads(world, Behaviour::coming), gone = heads(world, Behaviour::left);
  const std::size_t here = world.crowd.size() - coming - gone;
  const bool few =
      coming == 0 && gone > 0 && static_cast<double>(here) <= few_share * static_cast<double>(world.crowd.size());
  if (!few) world.tally.few_left_since_ms = -1;
  if (few && world.tally.few_left_since_ms < 0) world.tally.few_left_since_ms = world.now_ms;
  if (!world.tally.bins.empty()) {
    const auto fresh = std::count_if(
        world.casualties.rows.begin(), world.casualties.rows.end(),
        [&](const Casualty& c) { return c.injured_ms > world.now_ms - second_ms && c.injured_ms <= world.now_ms; });
    world.tally.bins.back().injured += static_cast<double>(fresh);
  }
  if (world.tally.ended_ms < 0 && is_over(scenario, world)) world.tally.ended_ms = world.now_ms;
}

bool cared_for(const Casualty& casualty) {
  return casualty.care == Care::discharged || casualty.care == Care::left_unseen || casualty.care == Care::dead ||
         casualty.care == Care::in_hospital;
}

}  // namespace

const std::array<Stage, stage_count>& stages() {
  static constexpr std::array<Stage, stage_count> table{{
      {"arrive", arrive_ms, arrive},
      {"happen", happen_ms, happen},
      {"feel", feel_ms, feel},
      {"decide", decide_ms, decide},
      {"command", command_ms, command},
      {"obey", command_ms, obey},
      {"form_up", 500, form_up},
      {"spray", spray_ms, spray},
      {"move", 0, move},
      {"measure", measure_ms, measure_motion},
      {"dose", measure_ms, dose},
      {"watch", watch_ms, watch},
      {"injure", second_ms, injure},
      {"care", second_ms, care},
      {"count", second_ms,
       [](const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
         count(scenario, ground, world, random);
         end(scenario, ground, world, random);
       }},
  }};
  return table;
}

bool is_over(const Scenario& scenario, const World& world) {
  if (world.now_ms >= static_cast<std::int64_t>(scenario.clock.horizon_s * 1000)) return true;
  const std::size_t done = heads(world, Behaviour::left) + heads(world, Behaviour::injured);
  if (done < world.crowd.size()) return false;
  const bool few_long =
      world.tally.few_left_since_ms >= 0 && world.now_ms - world.tally.few_left_since_ms >= 300 * second_ms;
  const auto& rows = world.casualties.rows;
  return few_long && std::all_of(rows.begin(), rows.end(), cared_for);
}

}  // namespace sispam
