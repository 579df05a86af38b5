// SPDX-License-Identifier: Apache-2.0
#include "model/mind/deterrence.hpp"

#include <utility>

#include "core/maths.hpp"
#include "model/guarding.hpp"
#include "model/mind/people_of.hpp"

namespace sispam::mind {
namespace {

constexpr double moved_m = 0.5;
constexpr std::int64_t look_ms = 4000;
constexpr Vec2 nowhere{1e9, 1e9};  // who cannot act deters nobody

/// Places as columns, in single precision: a few micrometres off, some kilometres from the origin a quarter of a
/// millimetre; and counted four at a time.
struct Places {
  std::vector<float> x, y;  // [m]

  void add(Vec2 at) {
    x.push_back(static_cast<float>(at.x));
    y.push_back(static_cast<float>(at.y));
  }
};

int count_within(const Places& places, Vec2 at, double reach_m) {
  const auto x = static_cast<float>(at.x), y = static_cast<float>(at.y);
  const auto reach2 = static_cast<float>(reach_m * reach_m);
  const std::size_t n = places.x.size();
  const float *px = places.x.data(), *py = places.y.data();
  int near = 0;
  for (std::size_t k = 0; k < n; ++k) {
    const float dx = px[k] - x, dy = py[k] - y;
    near += dx * dx + dy * dy < reach2 ? 1 : 0;
  }
  return near;
}

/// Where each of the personnel deters; `nowhere` for those who do not.
std::vector<Vec2> deterring(const Scenario& scenario, const World& world) {
  const People& people = world.people;
  std::vector<Vec2> places(people.personnel, nowhere);
  for (const PersonId id : able_guards(scenario, world)) places[id] = {people.x[id], people.y[id]};
  return places;
}

bool any_moved(const std::vector<Vec2>& now, const std::vector<Vec2>& then) {
  if (now.size() != then.size()) return true;
  for (std::size_t k = 0; k < now.size(); ++k) {
    const Vec2 way = now[k] - then[k];
    if (dot(way, way) > moved_m * moved_m) return true;
  }
  return false;
}

}  // namespace

double perceived_risk(const MindParameters& parameters, double officers, double pushing) {
  return 1 - maths::exp(-parameters.deterrence * officers / (1 + pushing));
}

bool refresh_officers(const Scenario& scenario, World& world, Listing listing) {
  if (listing == Listing::as_before && world.now_ms % look_ms != 0) return false;
  std::vector<Vec2> at_now = deterring(scenario, world);
  Influence& influence = world.influence;
  const bool all = any_moved(at_now, influence.officers_at);
  if (!all && listing == Listing::as_before) return false;
  if (all) influence.officers_at = std::move(at_now);
  Places officers;
  for (const Vec2 at : influence.officers_at) {
    if (at != nowhere) officers.add(at);
  }
  influence.officers_near.resize(world.crowd.size());
  for (std::size_t i = 0; i < world.crowd.size(); ++i) {
    if (!all && influence.moved[i] == 0) continue;
    const bool here = takes_part(world.crowd.behaviour[i]);
    const int near = here ? count_within(officers, position(world, i), scenario.model.mind.deterrence_radius_m) : 0;
    influence.officers_near[i] = static_cast<std::uint16_t>(near);
  }
  return true;
}

void update_arrest_risk(const MindParameters& parameters, World& world) {
  Influence& influence = world.influence;
  const CrowdState& crowd = world.crowd;
  Places active;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (is_active(crowd.behaviour[i])) active.add(position(world, i));
  }
  influence.arrest_risk.assign(crowd.size(), 0);
  influence.active_near.assign(crowd.size(), 0);
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (influence.officers_near[i] == 0 || !takes_part(crowd.behaviour[i])) continue;
    const int himself = is_active(crowd.behaviour[i]) ? 1 : 0;
    const int near = count_within(active, position(world, i), parameters.deterrence_radius_m) - himself;
    influence.active_near[i] = static_cast<std::uint16_t>(near);
    influence.arrest_risk[i] = perceived_risk(parameters, influence.officers_near[i], near);
  }
}

}  // namespace sispam::mind
