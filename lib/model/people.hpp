// The people of one replicate, demonstrators and personnel alike, as columns (structure of arrays).
//
// One index space for both sides, because bodies, falls, injuries and care know no side. Personnel come first. Draws
// are addressed by the number on one's own side (model/address.hpp), never by this index. Objects per person were
// rejected: the motion stage streams through a few columns and must not drag the rest through the cache.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/ids.hpp"

namespace sispam {

enum class Side : std::uint8_t { personnel, demonstrators };

/// What the feet do; decides the foot force (docs/model/motion.md eq. 5).
enum class Mode : std::uint8_t {
  absent,  // not on the ground: not yet arrived, left, or carried away
  walk,    // towards `goal`, steering round others
  push,    // towards `goal` with the pushing force
  stand,   // on a foothold (`anchor`)
  hold,    // on a slot of a line (`anchor`)
  fallen,
};

/// Where somebody who walks or pushes is going.
struct Goal {
  std::int32_t field = -1;  // index into Ground::fields; -1: straight to `point`
  float x = 0, y = 0;       // [m] the final place, aimed at as soon as it lies within straight reach
};

struct People {
  std::size_t personnel = 0;  // rows [0, personnel) are personnel, the rest demonstrators
  std::size_t count = 0;      // all rows

  // motion state
  std::vector<double> x, y;                // [m]
  std::vector<double> vx, vy;              // [m/s]
  std::vector<double> want_x, want_y;      // desired velocity while walking, direction while pushing [m/s], [1]
  std::vector<double> own_x, own_y;        // velocity the person's own feet would have brought him to [m/s]
  std::vector<double> anchor_x, anchor_y;  // foothold or slot [m]
  std::vector<Mode> mode;
  std::vector<Goal> goal;
  std::vector<double> mark_x, mark_y;  // where a walker was when his progress was last looked at [m]
  std::vector<std::uint8_t> pressing;  // 1: walks with the short headway of people who mean to get through
  std::vector<double> pace;            // factor on the free walking speed: above 1 he runs [1]
  std::vector<std::uint8_t> passing;   // 1: the line opens for him: an action team, whom it leads away, who goes home
                                       // from behind it
  // what acts on a body besides other bodies and its own feet
  std::vector<double> jet_x, jet_y;  // force of a water jet [N]
  std::vector<double> wetness;       // of the ground under his feet: 0 dry, 1 wet

  // bodies, drawn once
  std::vector<double> mass;        // [kg]
  std::vector<double> radius;      // [m]
  std::vector<double> speed;       // free walking speed [m/s]
  std::vector<double> push_force;  // isometric, sustained [N]
  std::vector<double> hold_force;  // sustained [N]

  // how much of that force they give now
  std::vector<double> freshness;     // share left of the force above the sustained one: 1 rested, 0 spent
  std::vector<std::uint8_t> behind;  // measurements since then, of who sleeps; see motion/fatigue.hpp [1]
  std::vector<double> exertion;      // share of what he sustains that he gave when he was last asked [0..1]
  std::vector<double> effort;        // factor on the pushing and the holding force, of freshness and surge [1]

  // what motion measures
  std::vector<double> load_impulse;     // half the sum of normal contact forces, and the weight of those who stand on
                                        // who lies, x time since the last watch [N s]
  std::vector<double> load;             // mean load over the last watch period [N]
  std::vector<double> dose;             // crush dose (docs/model/care.md) [1]
  std::vector<float> touch_opponent_s;  // time with a contact of > 0 N with the other side since the last feel [s]
  std::vector<float> opponent_force;    // largest normal force from an opponent in the last step [N]
  std::vector<std::int64_t> up_at_ms;   // when a fallen person gets up; -1: not before being helped [ms]
  std::vector<std::uint32_t> falls;     // falls so far; being laid down when hurt is none

  // sleep
  std::vector<std::uint8_t> awake;
  std::vector<float> quiet_s;  // time at rest; of walkers: time since their progress was last looked at [s]

  bool is_personnel(PersonId i) const { return i < personnel; }
  Side side(PersonId i) const { return i < personnel ? Side::personnel : Side::demonstrators; }
};

}  // namespace sispam
