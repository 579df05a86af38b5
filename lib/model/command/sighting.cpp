// SPDX-License-Identifier: Apache-2.0
#include "model/command/sighting.hpp"

#include <algorithm>

#include "model/command/draws.hpp"
#include "model/injured.hpp"

namespace sispam::rules {
namespace {

constexpr std::int64_t look_ms = 10'000;

bool can_see(const World& world, PersonId id) {
  const Mode mode = world.people.mode[id];
  return mode != Mode::absent && mode != Mode::fallen && !is_injured(world, id);
}

bool is_near_officer(const World& world, std::size_t demonstrator, double near_m) {
  const People& people = world.people;
  const std::size_t who = people.personnel + demonstrator;
  for (PersonId id = 0; id < people.personnel; ++id) {
    const Vec2 way{people.x[id] - people.x[who], people.y[id] - people.y[who]};
    if (dot(way, way) <= near_m * near_m && can_see(world, id)) return true;
  }
  return false;
}

bool may_be_seen(const World& world, std::size_t demonstrator) {
  const bool there = world.people.mode[world.people.personnel + demonstrator] != Mode::absent;
  return world.crowd.armed[demonstrator] != 0 && there && world.crowd.behaviour[demonstrator] != Behaviour::arrested;
}

void note(std::vector<Sighting>& seen, std::uint32_t demonstrator, std::int64_t now_ms) {
  const auto known = std::find_if(seen.begin(), seen.end(),
                                  [&](const Sighting& sighting) { return sighting.demonstrator == demonstrator; });
  if (known != seen.end()) {
    known->at_ms = now_ms;
  } else {
    seen.push_back({demonstrator, now_ms});
  }
}

}  // namespace

void look_for_weapons(const Scenario& scenario, World& world, const Random& random) {
  const CommandParameters& parameters = scenario.model.command;
  std::vector<Sighting>& seen = world.situation.seen_armed;
  const double known_ms = parameters.armed_known_s * 1000;
  std::erase_if(seen, [&](const Sighting& sighting) {
    const bool old = static_cast<double>(world.now_ms - sighting.at_ms) >= known_ms;
    return old || world.crowd.behaviour[sighting.demonstrator] == Behaviour::arrested;
  });
  if (world.now_ms % look_ms != 0) return;
  const auto period = static_cast<std::uint32_t>(world.now_ms / look_ms);
  for (std::uint32_t k = 0; k < world.crowd.armed.size(); ++k) {
    if (!may_be_seen(world, k) || !is_near_officer(world, k, parameters.armed_seen_m)) continue;
    const double u = random.uniform(Purpose::command_delay, period, entity(Draw::armed, k));
    if (u < parameters.armed_seen) note(seen, k, world.now_ms);
  }
}

}  // namespace sispam::rules
