// SPDX-License-Identifier: Apache-2.0
#include "model/motion/falls.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/maths.hpp"
#include "model/address.hpp"
#include "model/injured.hpp"
#include "model/motion/feet.hpp"
#include "model/motion/formation.hpp"
#include "model/motion/geometry.hpp"
#include "model/place.hpp"

namespace sispam::motion {

namespace {

constexpr double step_per_gap = 0.35;        // step length gained per metre of free way [1]; assumption
constexpr double step_least_m = 0.2;         // step length without any free way [m]; assumption
constexpr double next_m = 0.3;               // who is nearer than this leaves no room to step [m]; chosen
constexpr double trip_distance_m = 0.5;      // a body on the ground this near trips [m]; assumption
constexpr double pinned_load_n = 200;        // nobody gets up under a higher load [N]; assumption
constexpr std::int64_t try_again_ms = 1000;  // [ms]

/// The crowd round a person who is shoved.
struct Around {
  double mean_gap_m = 0;  // to those in the direction of the shove; infinite when nobody is there
  bool fallen_near = false;
};

Around around(const World& world, std::size_t row, Vec2 shove) {
  const People& people = world.people;
  const PersonId i = world.motion.awake[row];
  double gaps = 0;
  int ahead = 0;
  Around result;
  for (std::uint32_t k = world.motion.first[row]; k < world.motion.first[row + 1]; ++k) {
    const PersonId other = world.motion.neighbours[k];
    const Vec2 to{people.x[other] - people.x[i], people.y[other] - people.y[i]};
    const double gap = std::max(0.0, length(to) - people.radius[i] - people.radius[other]);
    if (people.mode[other] == Mode::fallen && gap < trip_distance_m) result.fallen_near = true;
    if (dot(to, shove) <= 0 || gap >= next_m) continue;
    gaps += gap;
    ++ahead;
  }
  result.mean_gap_m = ahead > 0 ? gaps / ahead : 10.0;
  return result;
}

/// What the person's own feet alone would have brought him to by now: his wish, of which he takes on a share.
void follow_wish(const MotionParameters& p, People& people, PersonId i, double share) {
  const Vec2 wish = intended_velocity(p, people, i);
  people.own_x[i] += share * (wish.x - people.own_x[i]);
  people.own_y[i] += share * (wish.y - people.own_y[i]);
}

/// Velocity imposed by others. Nobody falls of a wish that others block, nor of turning round by himself.
Vec2 shove_on(const People& people, PersonId i) {
  const Vec2 velocity{people.vx[i], people.vy[i]};
  const Vec2 imposed = velocity - Vec2{people.own_x[i], people.own_y[i]};
  return dot(velocity, velocity) < dot(imposed, imposed) ? velocity : imposed;
}

/// Hazard of falling [1/s]. `frequency` [1/s] is that of a person who topples.
double hazard(const MotionParameters& p, const World& world, std::size_t row, double frequency) {
  const People& people = world.people;
  const PersonId i = world.motion.awake[row];
  const Vec2 shove = shove_on(people, i);
  if (dot(shove, shove) < frequency * frequency * p.step_length_min_m * p.step_length_min_m) return 0;
  const Around near = around(world, row, shove);
  const double step =
      std::clamp(step_per_gap * near.mean_gap_m + step_least_m, p.step_length_min_m, p.step_length_max_m);
  const double excess = length(shove) / (frequency * step) - 1;
  if (excess <= 0) return 0;
  return p.fall_rate_per_s * maths::pow(excess, p.fall_exponent) * (near.fallen_near ? p.fall_near_fallen : 1.0);
}

void fall(const Scenario& scenario, World& world, const Random& random, PersonId i) {
  People& people = world.people;
  const auto tick = static_cast<std::uint32_t>(world.now_ms);
  const double u = random.uniform(Purpose::fall_time, tick, draw_entity(people, i));
  people.mode[i] = Mode::fallen;
  ++people.falls[i];
  people.up_at_ms[i] = world.now_ms + static_cast<std::int64_t>(1000 * quantile(scenario.model.motion.down_s, u));
  people.quiet_s[i] = 0;
  ++world.tally.falls[static_cast<std::size_t>(people.side(i))];
}

/// Whether somebody stands on him: so far over him that both could not stand there.
bool stood_on(const MotionParameters& p, const People& people, PersonId lying) {
  for (PersonId i = 0; i < people.count; ++i) {
    if (people.mode[i] == Mode::absent || people.mode[i] == Mode::fallen || lets_pass(people, lying, i)) continue;
    const double least = people.radius[i] + people.radius[lying] - p.contact_hard_overlap_m;
    const double dx = people.x[i] - people.x[lying], dy = people.y[i] - people.y[lying];
    if (least > 0 && dx * dx + dy * dy < least * least) return true;
  }
  return false;
}

/// The first from `first` on who lies on the ground; `people.count` if none does. Hardly anybody does, so this is a
/// search of bytes.
PersonId next_fallen(const People& people, PersonId first) {
  static_assert(sizeof(Mode) == 1);
  const Mode* begin = people.mode.data();
  const void* found = std::memchr(begin + first, static_cast<int>(Mode::fallen), people.count - first);
  return static_cast<PersonId>(found != nullptr ? static_cast<const Mode*>(found) - begin : people.count);
}

/// Back to what one did: officers to their slot, demonstrators on their way; the injured stay where they are.
void rise(World& world, PersonId i) {
  People& people = world.people;
  people.up_at_ms[i] = -1;
  people.quiet_s[i] = 0;
  if (owns_slot(world.line, i)) {
    const Slot& slot = world.line.formations[world.line.formation_of[i]].slots[world.line.slot_of[i]];
    people.mode[i] = Mode::hold;
    people.anchor_x[i] = slot.place.x;
    people.anchor_y[i] = slot.place.y;
  } else if (is_injured(world, i)) {
    people.mode[i] = Mode::stand;
    people.anchor_x[i] = people.x[i];
    people.anchor_y[i] = people.y[i];
  } else {
    people.mode[i] = Mode::walk;
  }
  wake(world, i);
}

}  // namespace

void fall_and_rise(const Scenario& scenario, World& world, const Random& random, double dt_s) {
  const MotionParameters& p = scenario.model.motion;
  People& people = world.people;
  const auto tick = static_cast<std::uint32_t>(world.now_ms);
  const double share = dt_s / (p.relaxation_s + dt_s);  // reached with the time of walking
  const double frequency = std::sqrt(gravity / p.pendulum_length_m);
  for (std::size_t row = 0; row < world.motion.awake.size(); ++row) {
    const PersonId i = world.motion.awake[row];
    follow_wish(p, people, i, share);
    if (people.mode[i] == Mode::fallen) continue;
    const double rate = hazard(p, world, row, frequency);
    if (rate <= 0) continue;
    const double u = random.uniform(Purpose::fall, tick, draw_entity(people, i));
    if (u < 1 - maths::decay(rate * dt_s)) fall(scenario, world, random, i);
  }
  for (PersonId i = next_fallen(people, 0); i < people.count; i = next_fallen(people, i + 1)) {
    if (people.up_at_ms[i] < 0 || people.up_at_ms[i] > world.now_ms) continue;
    if (people.load[i] > pinned_load_n || stood_on(p, people, i)) {
      people.up_at_ms[i] = world.now_ms + try_again_ms;
    } else {
      rise(world, i);
    }
  }
}

}  // namespace sispam::motion
