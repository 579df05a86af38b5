// SPDX-License-Identifier: Apache-2.0
#include "model/mind/camps.hpp"

#include <algorithm>
#include <cmath>

#include "model/mind/people_of.hpp"

namespace sispam::mind {

std::vector<std::uint16_t> camp_numbers(const Crowd& crowd) {
  std::vector<std::string> known;
  std::vector<std::uint16_t> numbers;
  for (const Group& group : crowd.groups) {
    if (group.camp.empty()) {
      numbers.push_back(0);
      continue;
    }
    const auto found = std::find(known.begin(), known.end(), group.camp);
    numbers.push_back(static_cast<std::uint16_t>(found - known.begin() + 1));
    if (found == known.end()) known.push_back(group.camp);
  }
  return numbers;
}

std::optional<std::size_t> nearest_opponent(const MindParameters& p, const Ground& ground, const World& world,
                                            std::size_t i) {
  const CrowdState& crowd = world.crowd;
  if (crowd.camp[i] == 0) return std::nullopt;
  const Vec2 at = position(world, i);
  double least = p.opponents_seen_m * p.opponents_seen_m;
  std::optional<std::size_t> nearest;
  for (std::size_t k = 0; k < crowd.size(); ++k) {
    if (!are_opposed(crowd.camp[i], crowd.camp[k]) || !takes_part(crowd.behaviour[k])) continue;
    const Vec2 way = position(world, k) - at;
    if (dot(way, way) >= least) continue;
    least = dot(way, way);
    nearest = k;
  }
  if (nearest && !ground.sees(at, position(world, *nearest))) return std::nullopt;
  return nearest;
}

double local_majority(const MindParameters& p, const World& world, std::size_t i) {
  const CrowdState& crowd = world.crowd;
  const Vec2 at = position(world, i);
  const double reach2 = p.deterrence_radius_m * p.deterrence_radius_m;
  double own = 0, opposed = 0;
  for (std::size_t k = 0; k < crowd.size(); ++k) {
    if (!takes_part(crowd.behaviour[k])) continue;
    const Vec2 way = position(world, k) - at;
    if (dot(way, way) > reach2) continue;
    own += crowd.camp[k] == crowd.camp[i] ? 1 : 0;
    opposed += are_opposed(crowd.camp[k], crowd.camp[i]) ? 1 : 0;
  }
  return std::sqrt(own / std::max(opposed, 1.0));
}

}  // namespace sispam::mind
