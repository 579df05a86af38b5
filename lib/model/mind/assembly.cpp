// The places of an assembly, nearest to the protected area first.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "model/mind/setup.hpp"
#include "scenario/places.hpp"

namespace sispam::mind {

std::vector<Vec2> assembly_places(const Scenario& scenario, const Ground& ground, const Group& group) {
  std::vector<Vec2> places = places_for(ground, group.assembly, group.count);
  const int field = ground.field("protected:" + scenario.site.protected_area.id);
  if (field < 0) return places;
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t k = 0; k < places.size(); ++k) order.emplace_back(ground.distance(field, places[k]), k);
  std::sort(order.begin(), order.end());
  std::vector<Vec2> sorted;
  for (const auto& [distance, k] : order) sorted.push_back(places[k]);
  return sorted;
}

}  // namespace sispam::mind
