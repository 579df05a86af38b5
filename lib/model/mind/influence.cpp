// SPDX-License-Identifier: Apache-2.0
#include "model/mind/influence.hpp"

#include <algorithm>

#include "core/flags.hpp"
#include "model/mind/camps.hpp"
#include "model/mind/deterrence.hpp"
#include "model/mind/geometry.hpp"
#include "model/mind/mood.hpp"
#include "model/mind/people_of.hpp"

namespace sispam::mind {
namespace {

constexpr double moved_m = 0.5;
constexpr std::int64_t look_ms = 4000;  // how often everybody looks round [ms]; chosen: mixing takes a minute
constexpr std::int64_t list_ms = 8000;  // how often they look who is round them; a multiple of that [ms]; chosen

/// The anger of the violent counts less for those whom nothing ties to them (eq. 5a).
void discount_violent(const MindParameters& p, World& world) {
  CrowdState& crowd = world.crowd;
  std::vector<double> violent(crowd.size()), anger(crowd.size());
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (crowd.behaviour[i] != Behaviour::violent) continue;
    violent[i] = 1;
    anger[i] = crowd.anger[i];
  }
  if (std::find(violent.begin(), violent.end(), 1.0) == violent.end()) return;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    const double share = neighbour_mean(world.influence, i, violent, 0);
    if (share <= 0) continue;
    crowd.anger_around[i] = discounted(crowd.anger_around[i], neighbour_mean(world.influence, i, anger, 0),
                                       {share, weight_of_violence(p, crowd, i)}, crowd.anger[i]);
  }
}

void look_at_anger(const MindParameters& p, World& world) {
  CrowdState& crowd = world.crowd;
  Influence& influence = world.influence;
  influence.mean_then = mean_anger(crowd);
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    crowd.anger_around[i] = neighbour_mean(influence, i, crowd.anger, crowd.anger[i]);
  }
  discount_violent(p, world);
}

bool outdated(const World& world) {
  const Influence& influence = world.influence;
  for (std::size_t i = 0; i < world.crowd.size(); ++i) {
    const bool present = takes_part(world.crowd.behaviour[i]);
    if (present != (influence.present[i] != 0)) return true;
    if (!present) continue;
    const Vec2 way = position(world, i) - influence.at[i];
    if (dot(way, way) > moved_m * moved_m) return true;
  }
  return false;
}

/// What somebody does, as numbers to be added up.
struct Doing {
  double verbal = 0, pushing = 0;
};

/// Weighted means over the neighbours of `i`, both in one pass.
Doing mean_doing(const Influence& influence, std::size_t i, const std::vector<Doing>& all) {
  Doing even, odd;
  std::uint32_t k = influence.near.first[i];
  const std::uint32_t end = influence.near.first[i + 1];
  const auto add = [&](Doing& sum, std::uint32_t neighbour) {
    const double weight = influence.near.weight[neighbour];
    const Doing& doing = all[influence.near.other[neighbour]];
    sum.verbal += weight * doing.verbal;
    sum.pushing += weight * doing.pushing;
  };
  for (; k + 2 <= end; k += 2) {
    add(even, k);
    add(odd, k + 1);
  }
  if (k < end) add(even, k);
  return {(even.verbal + odd.verbal) * influence.scale[i], (even.pushing + odd.pushing) * influence.scale[i]};
}

/// Sums the shares of those whose row is new, or who have somebody in it who does something else than before.
void sum_shares(World& world) {
  CrowdState& crowd = world.crowd;
  Influence& influence = world.influence;
  influence.behaviour.resize(crowd.size(), Behaviour::coming);
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (influence.behaviour[i] != crowd.behaviour[i]) mark_neighbours(influence.near, i, influence.renewed);
  }
  std::vector<double> violent(crowd.size());
  std::vector<Doing> doing(crowd.size());
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    violent[i] = crowd.behaviour[i] == Behaviour::violent ? 1 : 0;
    doing[i] = {is_loud(crowd.behaviour[i]) ? 1.0 : 0.0, is_active(crowd.behaviour[i]) ? 1.0 : 0.0};
  }
  const bool any_violent = std::find(violent.begin(), violent.end(), 1.0) != violent.end();
  for_each_set(influence.renewed, [&](std::size_t i) {
    const Doing mean = mean_doing(influence, i, doing);
    crowd.share_verbal[i] = mean.verbal;
    crowd.share_pushing[i] = mean.pushing;
    crowd.share_violent[i] = any_violent ? neighbour_mean(influence, i, violent, 0) : 0;
  });
  std::fill(influence.renewed.begin(), influence.renewed.end(), std::uint8_t{0});
  influence.behaviour = crowd.behaviour;
}

}  // namespace

std::vector<double> mean_anger(const CrowdState& crowd) {
  const auto most = std::max_element(crowd.camp.begin(), crowd.camp.end());
  std::vector<double> means(most == crowd.camp.end() ? 1 : *most + 1U);
  const std::vector<std::uint32_t> here = who_is_here(crowd);
  for (std::size_t k = 0; k < means.size(); ++k) {
    double sum = 0;
    int n = 0;
    for (const std::uint32_t i : here) {
      if (are_opposed(crowd.camp[i], static_cast<std::uint16_t>(k))) continue;
      sum += crowd.anger[i];
      ++n;
    }
    means[k] = n > 0 ? sum / n : 0;
  }
  return means;
}

void refresh_influence(const Scenario& scenario, World& world) {
  Influence& influence = world.influence;
  if (!influence.valid) influence.mean_last = mean_anger(world.crowd);
  const bool looks = !influence.valid || world.now_ms % look_ms == 0;
  const bool rebuild = !influence.valid || (world.now_ms % list_ms == 0 && outdated(world));
  if (rebuild) build_influence(scenario.model.mind, world);
  if (looks) look_at_anger(scenario.model.mind, world);
  const bool changed = rebuild || influence.behaviour != world.crowd.behaviour;
  const bool recounted = refresh_officers(scenario, world, rebuild ? Listing::anew : Listing::as_before);
  if (changed || recounted) update_arrest_risk(scenario.model.mind, world);
  if (changed) sum_shares(world);
}

double neighbour_mean(const Influence& influence, std::size_t i, const std::vector<double>& value, double alone) {
  if (influence.scale[i] <= 0) return alone;
  const std::uint32_t* other = influence.near.other.data();
  const float* weight = influence.near.weight.data();
  const double* values = value.data();
  std::uint32_t k = influence.near.first[i];
  const std::uint32_t end = influence.near.first[i + 1];
  double a = 0, b = 0, c = 0, d = 0;
  for (; k + 4 <= end; k += 4) {
    a += static_cast<double>(weight[k]) * values[other[k]];
    b += static_cast<double>(weight[k + 1]) * values[other[k + 1]];
    c += static_cast<double>(weight[k + 2]) * values[other[k + 2]];
    d += static_cast<double>(weight[k + 3]) * values[other[k + 3]];
  }
  for (; k < end; ++k) a += static_cast<double>(weight[k]) * values[other[k]];
  return ((a + b) + (c + d)) * influence.scale[i];
}

}  // namespace sispam::mind
