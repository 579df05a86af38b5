// A front of shields 12 m wide across a box, and a crowd right before it: the force balance of a line and nothing else.
//
// Line, slots, links and bodies are made by the model from a plan, as in any replicate; only the crowd is put before
// the line by hand, because here it must not matter why people push.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <vector>

#include "model/motion/advance.hpp"
#include "model/motion/orders_out.hpp"
#include "model/motion/watch.hpp"
#include "model/place.hpp"
#include "verification/motion/setup.hpp"

namespace sispam::test {

inline constexpr double front_m = 12;         // of line and crowd [m]
inline constexpr int officers_per_rank = 20;  // 0.6 m apart
inline constexpr int files = 24;              // of the crowd, 0.5 m apart
inline constexpr double unbreakable = 1e9;    // link strength [N]

struct PushedLine {
  int ranks = 2;             // of officers
  int crowd_ranks = 6;       // all within the zone in which people push
  double share_pushing = 1;  // the others stand
  double seconds = 25;
  double advance_m = 0;  // how far the line is ordered to go
  double ground_friction = fixed_wishes().site.ground.friction_dry;
  MotionParameters motion = push_steer();

  static MotionParameters push_steer() {
    MotionParameters p = fixed_wishes().model.motion;
    p.steering_ms = MotionParameters{}.steering_ms;
    p.wall_friction = 0;  // the sides of the box carry nothing
    return p;
  }
  int people() const { return crowd_ranks * files; }
  double hold_n_per_m() const { return ranks * officers_per_rank * motion.hold_force_n / front_m; }
  double push_n_per_m() const { return people() * share_pushing * motion.push_force_n / front_m; }
  /// Sets the pushing force so that the load is that share of what the line holds.
  PushedLine& load_ratio(double ratio) {
    motion.push_force_n *= ratio * hold_n_per_m() / push_n_per_m();
    return *this;
  }
  PushedLine& link_strength(double strength_n) {
    motion.link_strength_n = strength_n;
    if (strength_n >= unbreakable) motion.link_max_extension_m = unbreakable;
    return *this;
  }
};

inline Scenario plan_of(const PushedLine& set_up) {
  Scenario scenario = fixed_wishes();
  scenario.model.motion = set_up.motion;
  scenario.site.ground.friction_dry = set_up.ground_friction;
  const Polygon street{{0, -15}, {front_m, -15}, {front_m, 8}, {0, 8}};
  scenario.site.walkable = {{"street", street}};
  scenario.site.exits = {{.id = "north", .line = {{0, 8}, {front_m, 8}}}};
  scenario.site.protected_area = {"hall", {{1, -14.5}, {11, -14.5}, {11, -14}, {1, -14}}};
  scenario.medical.collection_point = {1, -12};
  Unit shields;
  shields.id = "shields";
  shields.role = UnitRole::shield_line;
  shields.ranks = set_up.ranks;
  shields.count = set_up.ranks * officers_per_rank;
  const double end_m = front_m / officers_per_rank / 2;
  shields.line = {{end_m, 0}, {front_m - end_m, 0}};
  if (set_up.advance_m > 0) shields.advance_to = {{end_m, set_up.advance_m}, {front_m - end_m, set_up.advance_m}};
  scenario.force.units = {shields};
  Group group;
  group.id = "crowd";
  group.count = set_up.people();
  group.orators = 0;
  group.arrival.from = "north";
  group.assembly = {{0, 0.5}, {front_m, 0.5}, {front_m, 7.5}, {0, 7.5}};
  scenario.crowd.groups = {group};
  return scenario;
}

/// One replicate of a pushed line.
class Standoff {
 public:
  Standoff(const PushedLine& set_up, std::uint32_t replicate)
      : scenario_(plan_of(set_up)),
        ground_(make_ground(scenario_)),
        random_{1, replicate},
        world_(make_world(scenario_, ground_, random_)) {
    for (int k = 0; k < set_up.people(); ++k) place(set_up, static_cast<std::uint32_t>(k));
    world_.situation.tactic_states[static_cast<std::size_t>(Tactic::advance)].active = set_up.advance_m > 0;
  }

  /// One step of the motion; false once the line is breached (E5) or has collapsed (E6).
  bool step() {
    world_.now_ms += static_cast<std::int64_t>(scenario_.model.motion.step_ms);
    if (world_.now_ms % formations_ms == 0) update_formations(scenario_, ground_, world_);
    if (world_.now_ms % advance_ms == 0) advance_lines(scenario_, ground_, world_, random_);
    move(scenario_, ground_, world_, random_);
    if (world_.now_ms % measure_ms == 0) measure_motion(scenario_, ground_, world_, random_);
    if (world_.now_ms % watch_ms == 0) watch(scenario_, ground_, world_, random_);
    const Ladder& ladder = world_.line.lines.front().ladder;
    return ladder[5] < 0 && ladder[6] < 0;
  }
  const World& world() const { return world_; }
  World& world() { return world_; }

 private:
  /// Front rank first; the same person pushes at a higher share who pushes at a lower one.
  void place(const PushedLine& set_up, std::uint32_t k) {
    const auto id = static_cast<PersonId>(world_.people.personnel + k);
    const double x = 0.25 + 0.5 * (k % files), y = 0.5 + 0.45 * (k / files);
    place_on_ground(world_, id, x, y);
    world_.crowd.behaviour[k] = Behaviour::pushing;
    if (random_.uniform(Purpose::test, 0, k) < set_up.share_pushing) {
      send(world_, id, {-1, static_cast<float>(x), -1e4F}, Gait::pressing);
      return;
    }
    world_.people.mode[id] = Mode::stand;
    world_.people.anchor_x[id] = x;
    world_.people.anchor_y[id] = y;
  }

  Scenario scenario_;
  Ground ground_;
  Random random_;
  World world_;
};

/// Whether the line stands for the whole time: it neither lets three people through nor is driven off its slots. Who is
/// past the slots does not push any more, so a line that cannot tear stops some two metres back: a collapse, no breach.
inline bool holds(const PushedLine& set_up, std::uint32_t replicate) {
  Standoff standoff(set_up, replicate);
  while (static_cast<double>(standoff.world().now_ms) < 1000 * set_up.seconds) {
    if (!standoff.step()) return false;
  }
  return true;
}

/// In which of the first `n` replicates the line fails.
inline std::vector<bool> failures(const PushedLine& set_up, std::uint32_t n) {
  std::vector<bool> failed;
  for (std::uint32_t k = 0; k < n; ++k) failed.push_back(!holds(set_up, k));
  return failed;
}

inline int count(const std::vector<bool>& failed) {
  return static_cast<int>(std::count(failed.begin(), failed.end(), true));
}

}  // namespace sispam::test
