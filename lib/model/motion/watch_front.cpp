// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include "model/motion/orders_out.hpp"
#include "model/motion/watch_geometry.hpp"
#include "model/motion/watch_parts.hpp"

namespace sispam::motion {
namespace {

constexpr double window_slack_m = 1e-9;

void add_officers(World& world, const Formation& formation) {
  for (const Slot& slot : formation.slots) {
    if (slot.owner == no_person || world.people.mode[slot.owner] == Mode::absent) continue;
    const Vec2 off = place_of(world, slot.owner) - slot.place;
    world.watch.front.push_back({slot.along, dot(off, slot.rear), dot(off, off), slot.owner});
  }
}

/// Fills world.watch.front: the officers of the first manned rank, from left to right, of whichever unit.
void gather_front(World& world, std::size_t number) {
  std::vector<FrontOfficer>& front = world.watch.front;
  front.clear();
  int rank = std::numeric_limits<int>::max();
  for (const Formation& formation : world.line.formations) {
    if (formation.line == number && formation.active) rank = std::min(rank, formation.rank);
  }
  for (const Formation& formation : world.line.formations) {
    if (formation.line == number && formation.active && formation.rank == rank) add_officers(world, formation);
  }
  const auto by_place = [](const FrontOfficer& a, const FrontOfficer& b) {
    return a.along < b.along || (a.along == b.along && a.id < b.id);
  };
  if (!std::is_sorted(front.begin(), front.end(), by_place)) std::sort(front.begin(), front.end(), by_place);
}

void watch_contact(const Scenario& scenario, World& world, std::size_t number) {
  HeldLine& line = world.line.lines[number];
  if (line.ladder[1] >= 0 || world.people.opponent_force.empty()) return;
  for (const Formation& formation : world.line.formations) {
    if (formation.line != number || !formation.active) continue;
    for (const Slot& slot : formation.slots) {
      if (slot.owner == no_person) continue;
      if (static_cast<double>(world.people.opponent_force[slot.owner]) <= scenario.model.watch.contact_force_n)
        continue;
      note(world, line, 1, place_of(world, slot.owner));
    }
  }
}

/// The middle officer of a window of full length driven back too far; no_person: none. A short line is one window.
PersonId bent_at(const WatchParameters& limits, const std::vector<FrontOfficer>& front) {
  double sum = 0;
  std::size_t end = 0;
  for (std::size_t start = 0; start < front.size(); ++start) {
    const double reach = front[start].along + limits.bent_window_m + window_slack_m;
    while (end < front.size() && front[end].along <= reach) sum += front[end++].rearward;
    if (sum > limits.bent_m * static_cast<double>(end - start)) return front[(start + end) / 2].id;
    if (end == front.size()) break;
    sum -= front[start].rearward;
  }
  return no_person;
}

void watch_bent(const Scenario& scenario, World& world, std::size_t number) {
  const WatchParameters& limits = scenario.model.watch;
  LineWatch& watched = world.watch.lines[number];
  const PersonId at = bent_at(limits, world.watch.front);
  watched.bent_since_ms = at != no_person ? started(world, watched.bent_since_ms) : -1;
  if (lasted(world, watched.bent_since_ms, limits.bent_s))
    note(world, world.line.lines[number], 2, place_of(world, at));
}

bool opponent_near(const World& world, Vec2 a, Vec2 b, double reach_m) {
  for (std::size_t k = 0; k < world.crowd.size(); ++k) {
    const auto id = static_cast<PersonId>(world.people.personnel + k);
    if (world.people.mode[id] == Mode::absent) continue;
    if (distance_from_piece(a, b, place_of(world, id)) <= reach_m && is_free(world, k)) return true;
  }
  return false;
}

/// Whether two neighbours stand so far apart that somebody could come through.
bool is_wide(const WatchParameters& limits, Vec2 a, Vec2 b) { return dot(b - a, b - a) > limits.gap_m * limits.gap_m; }

void watch_gaps(const Scenario& scenario, World& world, std::size_t number) {
  const WatchParameters& limits = scenario.model.watch;
  const std::vector<FrontOfficer>& front = world.watch.front;
  LineWatch& watched = world.watch.lines[number];
  watched.gap = front.empty();
  for (std::size_t k = 0; k + 1 < front.size(); ++k) {
    const Vec2 a = place_of(world, front[k].id), b = place_of(world, front[k + 1].id);
    const bool gap = is_wide(limits, a, b) && opponent_near(world, a, b, limits.gap_opponent_m);
    std::int64_t& since_ms = world.watch.gap_since_ms[front[k].id];
    since_ms = gap ? started(world, since_ms) : -1;
    watched.gap = watched.gap || gap;
    if (lasted(world, since_ms, limits.gap_s)) note(world, world.line.lines[number], 3, 0.5 * (a + b));
    if (just_lasted(world, since_ms, limits.gap_s)) world.seek.opened.push_back(0.5 * (a + b));
  }
}

bool is_lost(const WatchParameters& limits, const World& world, const FrontOfficer& officer) {
  const double off_m = limits.collapse_off_slot_m;
  return world.people.mode[officer.id] == Mode::fallen || officer.off2 > off_m * off_m;
}

/// Officers who fell, were driven off their slot, or are no longer there, against the most there were.
void watch_collapse(const Scenario& scenario, World& world, std::size_t number) {
  const WatchParameters& limits = scenario.model.watch;
  const std::vector<FrontOfficer>& front = world.watch.front;
  LineWatch& watched = world.watch.lines[number];
  watched.strength = std::max(watched.strength, front.size());
  std::size_t lost = watched.strength - front.size();
  Vec2 sum;
  for (const FrontOfficer& officer : front) {
    sum = sum + place_of(world, officer.id);
    if (is_lost(limits, world, officer)) ++lost;
  }
  if (lost == 0 || static_cast<double>(lost) < limits.collapse_share * static_cast<double>(watched.strength)) return;
  const Vec2 at =
      front.empty() ? world.line.lines[number].polyline.front() : (1.0 / static_cast<double>(front.size())) * sum;
  note(world, world.line.lines[number], 6, at);
}

/// Whether nothing of the front can change while its officers sleep: it is not bent, and nobody is missing.
bool is_whole(const WatchParameters& limits, const World& world, const LineWatch& watched) {
  const std::vector<FrontOfficer>& front = world.watch.front;
  if (watched.bent_since_ms >= 0 || front.size() != watched.strength) return false;
  for (std::size_t k = 0; k < front.size(); ++k) {
    const bool wide = k > 0 && is_wide(limits, place_of(world, front[k - 1].id), place_of(world, front[k].id));
    if (wide || is_lost(limits, world, front[k])) return false;
  }
  return true;
}

/// Whether the front is as it was at the last look: it was whole, and all have slept since. Who owns a slot changes
/// only when formations are looked at.
bool is_unchanged(const World& world, const LineWatch& watched) {
  if (!watched.whole || !watched.stays || world.now_ms % formations_ms == 0) return false;
  return std::all_of(watched.officers.begin(), watched.officers.end(),
                     [&](PersonId id) { return world.people.awake[id] == 0; });
}

void remember_front(const WatchParameters& limits, const World& world, LineWatch& watched) {
  watched.whole = is_whole(limits, world, watched);
  watched.officers.clear();
  for (const FrontOfficer& officer : world.watch.front) watched.officers.push_back(officer.id);
}

}  // namespace

void watch_front(const Scenario& scenario, World& world, std::size_t number) {
  LineWatch& watched = world.watch.lines[number];
  if (is_unchanged(world, watched)) return;
  watch_contact(scenario, world, number);
  gather_front(world, number);
  watch_bent(scenario, world, number);
  watch_gaps(scenario, world, number);
  watch_collapse(scenario, world, number);
  remember_front(scenario.model.watch, world, watched);
}

}  // namespace sispam::motion
