// SPDX-License-Identifier: Apache-2.0
#include "model/stages.hpp"

#include <algorithm>

#include "model/assets/stages.hpp"
#include "model/care/stages.hpp"
#include "model/command/stages.hpp"
#include "model/force_watch.hpp"
#include "model/mind/people_of.hpp"
#include "model/mind/stages.hpp"
#include "model/motion/advance.hpp"
#include "model/motion/barriers.hpp"
#include "model/motion/evacuate.hpp"
#include "model/motion/formation.hpp"
#include "model/motion/move.hpp"
#include "model/motion/orders_out.hpp"
#include "model/motion/seek.hpp"
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

void feel(const Scenario& scenario, const Ground&, World& world, const Random&) { feel_for(scenario, world, feel_ms); }

void decide(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  decide_for({scenario, ground, random, decide_ms}, world);
}

bool is_here(Behaviour behaviour) { return behaviour == Behaviour::coming || mind::takes_part(behaviour); }

std::size_t heads_here(const World& world) {
  const auto& all = world.crowd.behaviour;
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), is_here));
}

/// Whether at most a tenth of those who came is there, and nobody is on his way.
bool few_are_left(const World& world) {
  const auto& all = world.crowd.behaviour;
  if (heads(world.crowd, Behaviour::coming) > 0 || std::none_of(all.begin(), all.end(), mind::is_gone)) return false;
  return static_cast<double>(heads_here(world)) <= few_share * static_cast<double>(all.size());
}

/// Counts those who went on their own feet and are gone now, by what went before.
void count_leavers(const Scenario& scenario, World& world) {
  const CrowdState& crowd = world.crowd;
  Tally& tally = world.tally;
  tally.leavers = {};
  tally.agitated_leavers = tally.violent_leavers = 0;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    const bool went = crowd.behaviour[i] == Behaviour::left || crowd.behaviour[i] == Behaviour::near;
    if (!went || crowd.leaves_ms[i] < 0) continue;
    tally.leavers[static_cast<std::size_t>(crowd.leaves_after[i])] += 1;
    tally.agitated_leavers += mind::is_agitated(scenario.model.mind, crowd, i) ? 1 : 0;
    tally.violent_leavers += crowd.was_violent[i];
  }
}

void count_injured(World& world) {
  if (world.tally.bins.empty()) return;
  const auto& rows = world.casualties.rows;
  const auto fresh = std::count_if(rows.begin(), rows.end(), [&](const Casualty& c) {
    return c.injured_ms > world.now_ms - second_ms && c.injured_ms <= world.now_ms;
  });
  world.tally.bins.back().injured += static_cast<double>(fresh);
}

/// Keeps the time since when few of the crowd are left, counts who went and who was hurt, and says when it is over.
void end(const Scenario& scenario, const Ground&, World& world, const Random&) {
  const bool few = few_are_left(world);
  if (!few) world.tally.few_left_since_ms = -1;
  if (few && world.tally.few_left_since_ms < 0) world.tally.few_left_since_ms = world.now_ms;
  count_leavers(scenario, world);
  count_injured(world);
  if (world.tally.ended_ms < 0 && is_over(scenario, world)) world.tally.ended_ms = world.now_ms;
}

/// Whether something is still to come that may call people back.
bool news_to_come(const Scenario& scenario, const World& world) {
  return std::any_of(world.events.begin(), world.events.end(),
                     [&](const PendingEvent& pending) { return is_news(scenario.crowd.events[pending.event].kind); });
}

bool cared_for(const Casualty& casualty) {
  return casualty.care == Care::discharged || casualty.care == Care::left_unseen || casualty.care == Care::refused ||
         casualty.care == Care::dead || casualty.care == Care::in_hospital;
}

}  // namespace

const std::array<Stage, stage_count>& stages() {
  static constexpr std::array<Stage, stage_count> table{{
      {"arrive", arrive_ms, arrive},
      {"happen", happen_ms, happen},
      {"hear", hear_ms, hear},
      {"feel", feel_ms, feel},
      {"decide", decide_ms, decide},
      {"record", force_watch_ms, watch_force},
      {"command", command_ms, command},
      {"obey", command_ms, obey},
      {"arrest", arrest_ms, arrest},
      {"form_up", 500, form_up},
      {"spray", spray_ms, spray},
      {"advance", advance_ms, advance_lines},
      {"move", 0, move},
      {"measure", measure_ms, measure_motion},
      {"fences", measure_ms, strain_fences},
      {"dose", measure_ms, dose},
      {"watch", watch_ms, watch},
      {"seek", watch_ms, seek},
      {"fight", fight_ms, fight},
      {"fires", fires_ms, fires},
      {"evacuate", evacuate_ms, evacuate},
      {"lose_nerve", officers_ms, lose_nerve},
      {"injure", second_ms, injure},
      {"care", second_ms, care},
      {"count", second_ms,
       [](const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
         count(scenario, ground, world, random);
         end(scenario, ground, world, random);
       }},
  }};
  static_assert(
      std::all_of(table.begin(), table.end(), [](const Stage& s) { return s.period_ms % shortest_period_ms == 0; }));
  return table;
}

bool is_over(const Scenario& scenario, const World& world) {
  if (world.now_ms >= static_cast<std::int64_t>(scenario.clock.horizon_s * 1000)) return true;
  const bool may_return = heads(world.crowd, Behaviour::near) > 0 && news_to_come(scenario, world);
  if (heads_here(world) > 0 || may_return) return false;
  const bool few_long =
      world.tally.few_left_since_ms >= 0 && world.now_ms - world.tally.few_left_since_ms >= 300 * second_ms;
  const auto& rows = world.casualties.rows;
  return few_long && std::all_of(rows.begin(), rows.end(), cared_for);
}

}  // namespace sispam
