// SPDX-License-Identifier: Apache-2.0
#include "study/simulate.hpp"

#include "model/make_world.hpp"
#include "model/stages.hpp"

namespace sispam {

namespace {

constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t look_ms = 100;  // how often the probe is asked and shown the World [ms]

Outcome failed(ReplicateId id) {
  Outcome outcome;
  outcome.id = id;
  outcome.status = Status::failed;
  return outcome;
}

void advance(const Setting& setting, World& world, const Probe& probe) {
  const bool timed = probe.timed_tick && world.now_ms / second_ms % timed_every == 0;
  if (!timed) return step(setting, world, [](std::size_t) {});
  probe.timed_tick();
  step(setting, world, probe.stage_done);
}

}  // namespace

std::optional<Outcome> simulate(const Scenario& scenario, const Ground& ground, ReplicateId id, const Probe& probe) {
  const Random random{scenario.seed, number(id)};
  World world = make_world(scenario, ground, random);
  if (probe.see) probe.see(world);
  while (world.tally.ended_ms < 0) {
    advance({scenario, ground, random}, world, probe);
    if (world.now_ms % look_ms == 0) {
      if (probe.stop.raised()) return std::nullopt;
      if (probe.see) probe.see(world);
    }
    if (world.motion.broken) return failed(id);
  }
  return observe(world, scenario.rules_of_engagement, id);
}

}  // namespace sispam
