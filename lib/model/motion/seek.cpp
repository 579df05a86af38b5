// SPDX-License-Identifier: Apache-2.0
#include "model/motion/seek.hpp"

#include "model/address.hpp"
#include "model/motion/seek_way.hpp"
#include "model/motion/watch.hpp"
#include "random/distributions.hpp"

namespace sispam {
namespace {

constexpr std::int64_t renewed_ms = 4000;  // the way of those who look for gaps is made anew so often [ms]; chosen
constexpr std::int64_t asked_ms = 1000;    // whether anybody looks for gaps, while nobody did [ms]; chosen
constexpr double reached_m = 0.5;          // so near to a gap somebody has reached it [m]; chosen

/// Draws at Purpose::gap; the tick is the time in watches, 0 for what is drawn once.
enum : std::uint16_t { draw_seeks, draw_delay };

Vec2 place(const World& world, PersonId id) { return {world.people.x[id], world.people.y[id]}; }

PersonId person(const World& world, std::size_t k) { return static_cast<PersonId>(world.people.personnel + k); }

/// Whether demonstrator `k` means to get through a line, and is on his feet.
bool presses(const World& world, std::size_t k) {
  const People& people = world.people;
  const PersonId id = person(world, k);
  const bool moves = people.mode[id] == Mode::walk || people.mode[id] == Mode::push;
  return moves && people.pressing[id] != 0 && people.passing[id] == 0;
}

/// Who is through already does not turn back.
bool may_turn(const World& world, std::size_t k) { return presses(world, k) && !is_past_a_line(world.watch, k); }

void set_up(const Scenario& scenario, World& world, const Random& random) {
  SeekState& seek = world.seek;
  const std::size_t n = world.people.count - world.people.personnel;
  if (seek.seeks.size() == n) return;
  seek.seeks.assign(n, 0);
  seek.rush.assign(n, Rush{});
  for (std::size_t k = 0; k < n; ++k) {
    const double u = random.uniform(Purpose::gap, 0, demonstrator_entity(k), draw_seeks);
    seek.seeks[k] = u < scenario.model.motion.gap_seekers ? 1 : 0;
  }
}

/// Who has reached his gap, is through, or has lost patience or interest, takes his plain way again.
void end_rushes(World& world) {
  std::erase_if(world.seek.rushers, [&](std::size_t k) {
    Rush& rush = world.seek.rush[k];
    const bool there = world.now_ms >= rush.from_ms && length(rush.gap - place(world, person(world, k))) < reached_m;
    const bool ends = there || world.now_ms > rush.until_ms || !may_turn(world, k);
    if (ends) rush = Rush{};
    return ends;
  });
}

/// Who already has a gap in mind does not look for another.
void notice(const Scenario& scenario, World& world, const Random& random, Vec2 gap) {
  const MotionParameters& p = scenario.model.motion;
  const auto tick = static_cast<std::uint32_t>(world.now_ms / watch_ms);
  for (std::size_t k = 0; k < world.seek.rush.size(); ++k) {
    Rush& rush = world.seek.rush[k];
    if (rush.from_ms >= 0 || !may_turn(world, k)) continue;
    if (length(gap - place(world, person(world, k))) > p.inrush_reach_m) continue;
    const double u = random.uniform(Purpose::gap, tick, demonstrator_entity(k), draw_delay);
    rush.from_ms = world.now_ms + static_cast<std::int64_t>(1000 * quantile(p.inrush_delay_s, u));
    rush.until_ms = rush.from_ms + static_cast<std::int64_t>(1000 * p.inrush_lasts_s);
    rush.gap = gap;
    world.seek.rushers.push_back(k);
  }
}

bool anybody_seeks(const World& world) {
  for (std::size_t k = 0; k < world.seek.seeks.size(); ++k) {
    if (world.seek.seeks[k] != 0 && presses(world, k)) return true;
  }
  return false;
}

}  // namespace

void seek(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  set_up(scenario, world, random);
  end_rushes(world);
  if (scenario.model.motion.inrush_reach_m > 0) {
    for (const Vec2 gap : world.seek.opened) notice(scenario, world, random, gap);
  }
  world.seek.opened.clear();
  if (world.now_ms % (world.seek.way.distance.empty() ? asked_ms : renewed_ms) != 0) return;
  if (anybody_seeks(world)) {
    motion::renew_seek_way(scenario, ground, world);
  } else {
    world.seek.way.distance.clear();
  }
}

}  // namespace sispam
