// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <compare>
#include <optional>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "model/address.hpp"
#include "model/mind/geometry.hpp"
#include "model/mind/going.hpp"
#include "model/mind/people_of.hpp"
#include "model/mind/stages.hpp"
#include "model/place.hpp"

namespace sispam {
namespace {

using mind::person;

constexpr double spacing_m = 0.6;   // between people who enter side by side or behind each other
constexpr double distance_m = 0.5;  // least distance of the centres of two bodies
constexpr double gone_m = 1.0;      // who is this near to his exit has left
constexpr int deepest_row = 40;
constexpr std::uint16_t near_draw = 2;  // of Purpose::deterrence; the tick is the second

/// Places where people appear: rows behind each other, inwards from the exit line.
struct Entry {
  Polyline line;
  Vec2 inward;
  std::vector<Vec2> taken;  // everybody near the exit [m]
};

bool open(const Ground& ground, Vec2 at) { return ground.free.empty() || ground.walkable(at); }

Entry make_entry(const Ground& ground, const World& world, const Exit& exit) {
  Entry entry{exit.line, left_of(mind::course_of(exit.line)), {}};
  const Vec2 middle = mind::point_along(exit.line, 0.5 * mind::length_of(exit.line));
  if (!open(ground, middle + spacing_m * entry.inward)) entry.inward = -1.0 * entry.inward;
  for (PersonId id = 0; id < world.people.count; ++id) {
    const Vec2 at{world.people.x[id], world.people.y[id]};
    if (world.people.mode[id] == Mode::absent) continue;
    if (mind::distance_to(exit.line, at) < (deepest_row + 1) * spacing_m) entry.taken.push_back(at);
  }
  return entry;
}

bool is_free(const Entry& entry, const Ground& ground, Vec2 at) {
  return open(ground, at) && std::none_of(entry.taken.begin(), entry.taken.end(),
                                          [&](Vec2 other) { return length(other - at) < distance_m; });
}

/// The first free place, row by row; none when the entrance is full.
std::optional<Vec2> free_place(const Entry& entry, const Ground& ground) {
  const double width = mind::length_of(entry.line);
  for (int row = 0; row < deepest_row; ++row) {
    const Vec2 inwards = ((row + 0.5) * spacing_m) * entry.inward;
    double along = std::min(0.5 * spacing_m, 0.5 * width);
    do {
      const Vec2 at = mind::point_along(entry.line, along) + inwards;
      if (is_free(entry, ground, at)) return at;
      along += spacing_m;
    } while (along <= width - 0.5 * spacing_m);
  }
  return std::nullopt;
}

/// On the ground again, or for the first time: who comes back shouts.
void begin(CrowdState& crowd, std::size_t i) {
  crowd.behaviour[i] = crowd.leaves_ms[i] >= 0 ? Behaviour::verbal : Behaviour::calm;
  crowd.leaves_ms[i] = crowd.deterred_ms[i] = crowd.hit_ms[i] = -1;
  crowd.leaves_after[i] = Manner::unprompted;
}

/// Whether he is to be there and has not come in yet.
bool is_due(const World& world, std::size_t i) {
  return world.crowd.behaviour[i] == Behaviour::coming && world.crowd.arrives_ms[i] <= world.now_ms;
}

bool anybody_is_due(const World& world) {
  for (std::size_t i = 0; i < world.crowd.size(); ++i) {
    if (is_due(world, i)) return true;
  }
  return false;
}

void enter(const Scenario& scenario, const Ground& ground, World& world, std::uint16_t exit) {
  CrowdState& crowd = world.crowd;
  std::optional<Entry> entry;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (!is_due(world, i) || crowd.exit[i] != exit) continue;
    if (!entry) entry = make_entry(ground, world, scenario.site.exits[exit]);
    const std::optional<Vec2> at = free_place(*entry, ground);
    if (!at) return;  // the entrance is full: the rest waits outside
    entry->taken.push_back(*at);
    place_on_ground(world, person(world, i), at->x, at->y);
    send(world, person(world, i), mind::goal_own_place(scenario, ground, world, i), Gait::normal);
    begin(crowd, i);
  }
}

bool on_his_feet(Mode mode) { return mode == Mode::walk || mode == Mode::push || mode == Mode::stand; }

/// Whether he stays within reach; who is hurt goes home.
bool stays_near(const Scenario& scenario, const World& world, const Random& random, std::size_t i) {
  const PersonId id = person(world, i);
  if (id < world.care.row_of.size() && world.care.row_of[id] >= 0) return false;
  const auto second = static_cast<std::uint32_t>(world.now_ms / arrive_ms);
  const double u = random.uniform(Purpose::deterrence, second, demonstrator_entity(i), near_draw);
  return u < scenario.model.mind.stay_near_share;
}

/// Somebody on his way who stands, because he was stuck or got up hurt, sets out (again).
void set_out(const Scenario& scenario, const Ground& ground, World& world, std::size_t i) {
  constexpr std::size_t lanes = 8;  // spread over the exit
  mind::send_out(scenario, ground, world, {i, static_cast<double>(i % lanes + 1) / (lanes + 1)});
}

/// The line lets out who goes home from behind it; before it he is like everybody else.
void let_out(World& world, std::size_t i) {
  world.people.passing[person(world, i)] = !world.watch.lines.empty() && is_past_a_line(world.watch, i) ? 1 : 0;
}

/// Somebody at his exit, and how far he still has to it.
struct Leaver {
  double way_m = 0;  // [m]
  std::size_t i = 0;

  friend auto operator<=>(const Leaver&, const Leaver&) = default;
};

/// As many as pass the exits in a second leave, the nearest first; the others wait where they are. What is left of a
/// whole person counts on, but an idle exit saves no more than one person.
void let_through(const Scenario& scenario, World& world, const Random& random, std::vector<Leaver> leavers) {
  CrowdState& crowd = world.crowd;
  const std::vector<Exit>& exits = scenario.site.exits;
  crowd.exit_credit.resize(exits.size(), 0);
  for (std::size_t e = 0; e < exits.size(); ++e) {
    const double flow = scenario.model.motion.exit_flow_per_m_s * mind::length_of(exits[e].line) * (arrive_ms / 1000.0);
    crowd.exit_credit[e] = std::min(crowd.exit_credit[e], 1.0) + flow;
  }
  std::sort(leavers.begin(), leavers.end());
  for (const auto& [way_m, i] : leavers) {
    double& credit = crowd.exit_credit[crowd.exit[i]];
    if (credit < 1) continue;
    credit -= 1;
    crowd.behaviour[i] = stays_near(scenario, world, random, i) ? Behaviour::near : Behaviour::left;
    take_off_ground(world, person(world, i));
  }
}

void leave(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  CrowdState& crowd = world.crowd;
  std::vector<Leaver> leavers;
  const auto goes = [](Behaviour does) { return does == Behaviour::dispersing || does == Behaviour::fleeing; };
  for (const std::uint32_t i : all_who(crowd, goes)) {
    const PersonId id = person(world, i);
    if (!on_his_feet(world.people.mode[id])) continue;
    if (crowd.leaves_ms[i] < 0) mind::note_leaving(world, i);
    let_out(world, i);
    const double way_m = mind::way_out_m(scenario, ground, world, i);
    if (way_m < gone_m) {
      leavers.push_back({way_m, i});
    } else if (world.people.mode[id] == Mode::stand) {
      set_out(scenario, ground, world, i);
    }
  }
  let_through(scenario, world, random, std::move(leavers));
}

}  // namespace

void arrive(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  require(!scenario.site.exits.empty(), "people come and go through exits of the site");
  leave(scenario, ground, world, random);
  if (!anybody_is_due(world)) return;
  for (std::size_t e = 0; e < scenario.site.exits.size(); ++e) {
    enter(scenario, ground, world, static_cast<std::uint16_t>(e));
  }
}

}  // namespace sispam
