// How fast the move stage runs: person-steps per second of CPU time, and how near that is to a bare loop over pairs.
//
// One unit of work, awake people times steps, so that crowds of any kind and a whole scenario compare. Steps per second
// were rejected: they say nothing without the number of people who are awake.
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "bench/crowds.hpp"
#include "model/motion/contact_batch.hpp"
#include "model/motion/move.hpp"
#include "verification/motion/pushed_line.hpp"
#include "verification/motion/walkers.hpp"

namespace sispam::bench {

namespace {

constexpr std::int64_t settle_ms = 3000;  // until the front stands against the wall [ms]

/// One step of the move stage alone. Nobody may give up for want of headway, as walkers do after a while.
void push_on(const Scenario& scenario, const Ground& ground, World& world) {
  std::fill(world.people.quiet_s.begin(), world.people.quiet_s.end(), 0.0F);
  world.now_ms += static_cast<std::int64_t>(scenario.model.motion.step_ms);
  move(scenario, ground, world, luck);
}

World settled_crowd(const Scenario& scenario, const Ground& ground, int people) {
  World world = pushing_crowd(scenario, people);
  while (world.now_ms < settle_ms) push_on(scenario, ground, world);
  return world;
}

void count_pairs(benchmark::State& state, std::uint64_t pairs) {
  state.counters["pairs_per_second"] = benchmark::Counter(static_cast<double>(pairs), benchmark::Counter::kIsRate);
}

void dense_push(benchmark::State& state) {
  const auto people = static_cast<int>(state.range(0));
  const Scenario scenario = rectangle(people);
  const Ground ground = make_ground(scenario);
  World world = settled_crowd(scenario, ground, people);
  const std::uint64_t before = world.tally.awake_steps;
  std::uint64_t pairs = 0, close = 0;
  for (auto _ : state) {
    push_on(scenario, ground, world);
    pairs += world.motion.pairs.size();
    close += world.motion.close.pairs.size();
  }
  count_steps(state, world.tally.awake_steps - before);
  count_pairs(state, pairs);
  state.counters["close_pairs_per_second"] =
      benchmark::Counter(static_cast<double>(close), benchmark::Counter::kIsRate);
}
BENCHMARK(dense_push)->Arg(100)->Arg(1000)->Arg(10000)->Arg(100000);

/// What the contacts of one step need, and nothing else.
struct BarePairs {
  std::vector<BodyPair> pairs;  // each once
  std::vector<double> x, y, vx, vy, radius, mass, fx, fy;
  motion::ContactBatch batch{};

  BarePairs(const World& world, const std::vector<BodyPair>& of)
      : pairs(of),
        x(world.people.x),
        y(world.people.y),
        vx(world.people.vx),
        vy(world.people.vy),
        radius(world.people.radius),
        mass(world.people.mass),
        fx(world.people.count),
        fy(world.people.count) {}

  void add_up(const MotionParameters& p) {
    for (std::size_t k = 0; k < batch.size; ++k) {
      const std::uint32_t i = batch.a[k], j = batch.b[k];
      batch.vx[k] = vx[i] - vx[j];
      batch.vy[k] = vy[i] - vy[j];
      batch.mass_a[k] = mass[i];
      batch.mass_b[k] = mass[j];
    }
    motion::lanes().contacts(p, batch);
    for (std::size_t k = 0; k < batch.size; ++k) {
      fx[batch.a[k]] += batch.fx[k];
      fy[batch.a[k]] += batch.fy[k];
      fx[batch.b[k]] -= batch.fx[k];
      fy[batch.b[k]] -= batch.fy[k];
    }
    batch.size = 0;
  }
};

/// The forces of all contacts over the same lists, in the same precision and with the same lanes as the move stage: the
/// limit of what it could reach on one core.
void add_up(const MotionParameters& p, BarePairs& pairs) {
  motion::ContactBatch& batch = pairs.batch;
  std::fill(pairs.fx.begin(), pairs.fx.end(), 0.0);
  std::fill(pairs.fy.begin(), pairs.fy.end(), 0.0);
  for (const auto [a, b] : pairs.pairs) {
    const double dx = pairs.x[a] - pairs.x[b], dy = pairs.y[a] - pairs.y[b], touch = pairs.radius[a] + pairs.radius[b];
    batch.a[batch.size] = a;
    batch.b[batch.size] = b;
    batch.x[batch.size] = dx;
    batch.y[batch.size] = dy;
    batch.touch[batch.size] = touch;
    batch.size += static_cast<std::size_t>(dx * dx + dy * dy < touch * touch);
    if (batch.size == motion::ContactBatch::most) pairs.add_up(p);
  }
  pairs.add_up(p);
}

void run_bare(benchmark::State& state, const std::vector<BodyPair>& (*pairs_of)(const MotionState&)) {
  const auto people = static_cast<int>(state.range(0));
  const Scenario scenario = rectangle(people);
  const Ground ground = make_ground(scenario);
  const World world = settled_crowd(scenario, ground, people);
  BarePairs pairs(world, pairs_of(world.motion));
  for (auto _ : state) {
    add_up(scenario.model.motion, pairs);
    benchmark::DoNotOptimize(pairs.fx.data());
    benchmark::ClobberMemory();
  }
  count_pairs(state, state.iterations() * pairs.pairs.size());
}

/// All pairs of the lists of neighbours.
void bare_pairs(benchmark::State& state) {
  run_bare(
      state, [](const MotionState& motion) -> const auto& { return motion.pairs; });
}
BENCHMARK(bare_pairs)->Arg(1000);

/// Only those that may touch within the next tenth of a second: what a step really looks at.
void bare_close_pairs(benchmark::State& state) {
  run_bare(
      state, [](const MotionState& motion) -> const auto& { return motion.close.pairs; });
}
BENCHMARK(bare_close_pairs)->Arg(1000);

/// People who walk round a ring 1.8 m wide, two to the square metre.
void walking_ring(benchmark::State& state) {
  constexpr double per_m2 = 2;
  const test::Ring ring{.radius_m = static_cast<double>(state.range(0)), .width_m = 1.8};
  const Scenario scenario = test::walking();
  const Ground ground = ring.ground();
  World world = test::walkers(scenario, ring.places(static_cast<int>(per_m2 * ring.area_m2())), 0);
  for (auto _ : state) {
    test::send_round(world);
    test::run_for(scenario, ground, world, 10);
  }
  count_steps(state, world.tally.awake_steps);
}
BENCHMARK(walking_ring)->Arg(8)->Arg(80)->Unit(benchmark::kMillisecond);

/// 144 people who push for half an hour against two ranks that cannot tear, with all stages of motion.
void half_hour_at_a_line(benchmark::State& state) {
  constexpr std::int64_t half_an_hour_ms = 1'800'000;
  test::PushedLine set_up;
  set_up.load_ratio(0.5).link_strength(test::unbreakable);
  std::uint64_t steps = 0;
  for (auto _ : state) {
    test::Standoff standoff(set_up, 0);
    bool held = true;
    while (held && standoff.world().now_ms < half_an_hour_ms) held = standoff.step();
    if (!held) return state.SkipWithError("the line broke");
    steps += standoff.world().tally.awake_steps;
  }
  count_steps(state, steps);
}
BENCHMARK(half_hour_at_a_line)->Unit(benchmark::kSecond);

}  // namespace

}  // namespace sispam::bench
