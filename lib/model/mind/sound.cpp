// SPDX-License-Identifier: Apache-2.0
#include "model/mind/sound.hpp"

#include <algorithm>

#include "core/maths.hpp"
#include "model/mind/people_of.hpp"

namespace sispam::mind {
namespace {

constexpr double moved_m = 0.25;                   // a shorter way changes the level by less than anybody hears
constexpr double db_per_log = 8.6858896380650365;  // 20 / ln 10

bool has_orator(const World& world, std::size_t group) {
  const CrowdState& crowd = world.crowd;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (crowd.role[i] == CrowdRole::orator && crowd.group[i] == group && takes_part(crowd.behaviour[i])) return true;
  }
  return false;
}

/// The loudspeakers through which the orators of each group speak now.
std::vector<std::vector<Loudspeaker>> speaking(const Scenario& scenario, const World& world) {
  std::vector<std::vector<Loudspeaker>> of_group(scenario.crowd.groups.size());
  for (std::size_t g = 0; g < of_group.size(); ++g) {
    if (!has_orator(world, g)) continue;
    for (const Loudspeaker& loudspeaker : scenario.assets.loudspeakers) {
      if (loudspeaker.group == scenario.crowd.groups[g].id) of_group[g].push_back(loudspeaker);
    }
  }
  return of_group;
}

double best_share(const MindParameters& parameters, const std::vector<Loudspeaker>& loudspeakers, Vec2 at) {
  double best = 0;
  for (const Loudspeaker& loudspeaker : loudspeakers) {
    best = std::max(best, heard_share(parameters, loudspeaker.level_db_at_1m, length(at - loudspeaker.at)));
  }
  return best;
}

}  // namespace

double heard_share(const MindParameters& parameters, double level_db_at_1m, double distance_m) {
  const double level = level_db_at_1m - db_per_log * maths::log(std::max(distance_m, 1.0));
  const double above = level - parameters.crowd_noise_db - parameters.understood_margin_db;
  return parameters.attention / (1 + maths::exp(-above / parameters.understood_width_db));
}

void hear_orators(const Scenario& scenario, World& world) {
  CrowdState& crowd = world.crowd;
  const auto of_group = speaking(scenario, world);
  std::vector<Vec2>& heard_at = world.influence.heard_at;
  heard_at.resize(crowd.size());
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    const std::vector<Loudspeaker>& loudspeakers = of_group[crowd.group[i]];
    if (loudspeakers.empty() || !takes_part(crowd.behaviour[i])) {
      crowd.hear_orator[i] = 0;
      continue;
    }
    const Vec2 at = position(world, i);
    const Vec2 way = at - heard_at[i];
    if (crowd.hear_orator[i] > 0 && dot(way, way) < moved_m * moved_m) continue;
    crowd.hear_orator[i] = best_share(scenario.model.mind, loudspeakers, at);
    heard_at[i] = at;
  }
}

}  // namespace sispam::mind
