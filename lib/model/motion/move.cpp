// SPDX-License-Identifier: Apache-2.0
#include "model/motion/move.hpp"

#include <algorithm>
#include <cmath>

#include "model/motion/barriers.hpp"
#include "model/motion/close.hpp"
#include "model/motion/feet.hpp"
#include "model/motion/forces.hpp"
#include "model/motion/neighbours.hpp"
#include "model/motion/steering.hpp"
#include "model/stages.hpp"

namespace sispam {

namespace {

constexpr double shoved = 0.1;   // who is moved faster than this wakes those near him at once [m/s]; chosen
constexpr double fastest = 100;  // a body faster than this is a fault of the numbers [m/s]; chosen

/// The force that his feet give. A foothold that is overloaded slips: its anchor moves.
Vec2 foot_force(const FootLaw& law, People& people, PersonId i) {
  Vec2 pull;
  if (law.stiffness > 0) {
    pull = {law.stiffness * (people.anchor_x[i] - people.x[i]), law.stiffness * (people.anchor_y[i] - people.y[i])};
  }
  const Vec2 drag{law.rate * (law.want_x - people.vx[i]), law.rate * (law.want_y - people.vy[i])};
  const Vec2 wanted = pull + drag;
  const double squared = dot(wanted, wanted);
  if (!(squared > law.most * law.most)) return wanted;
  const Vec2 force = (law.most / std::sqrt(squared)) * wanted;
  if (law.slips && force != wanted) {
    people.anchor_x[i] = people.x[i] + (force.x - drag.x) / law.stiffness;
    people.anchor_y[i] = people.y[i] + (force.y - drag.y) / law.stiffness;
  }
  return force;
}

/// v += F/m dt, then x += v dt: first order, but it keeps momentum to rounding and needs one evaluation of forces.
void advance(World& world, double dt_s) {
  People& people = world.people;
  MotionState& motion = world.motion;
  constexpr double rest = motion::quiet_speed * motion::quiet_speed;
  bool hurries = false;
  double most = 0;
  for (std::size_t row = 0; row < motion.awake.size(); ++row) {
    const PersonId i = motion.awake[row];
    const FootLaw& law = motion.feet[row];
    const Vec2 foot = foot_force(law, people, i);
    const ContactSum& sum = motion.sums[i];
    const Vec2 jet = law.sprayed ? Vec2{people.jet_x[i], people.jet_y[i]} : Vec2{};
    const Vec2 velocity{people.vx[i] + (sum.fx + foot.x + jet.x) * law.gain,
                        people.vy[i] + (sum.fy + foot.y + jet.y) * law.gain};
    const double squared = dot(velocity, velocity);
    if (!(squared < fastest * fastest)) {  // not a number, too: nobody is put where no other stage could find him
      motion.broken = true;
      return;
    }
    people.vx[i] = velocity.x;
    people.vy[i] = velocity.y;
    people.x[i] += velocity.x * dt_s;
    people.y[i] += velocity.y * dt_s;
    most = std::max(most, squared);
    hurries |= squared > motion.close.speed_squared[row];
    if (law.steers) continue;  // their rest is counted when they steer
    const bool moves = squared > rest;
    people.quiet_s[i] = moves ? 0 : people.quiet_s[i] + static_cast<float>(dt_s);
    if (squared > shoved * shoved && motion.active[i] == 0) motion.changed.push_back(i);
  }
  motion.gone_m += std::sqrt(most) * dt_s;
  if (hurries) motion.close.until_ms = world.now_ms;
  world.tally.awake_steps += motion.awake.size();
}

/// Whether other stages may have changed what somebody's feet do since the last step.
bool others_came_between(const World& world, double step_ms) {
  return (world.now_ms - static_cast<std::int64_t>(step_ms)) % shortest_period_ms == 0;
}

}  // namespace

void move(const Scenario& scenario, const Ground& ground, World& world, const Random&) {
  const MotionParameters& parameters = scenario.model.motion;
  const motion::Scene scene{parameters, ground, world, parameters.step_ms / 1000};
  bool ask = motion::refresh_lists(parameters, ground, world);
  if (ask) world.motion.gone_m = 0;  // from now on all that anybody goes is known
  motion::add_sleepers(world, scene.dt_s);
  if (world.now_ms % static_cast<std::int64_t>(parameters.steering_ms) == 0) {
    motion::steer(parameters, ground, world);
    ask = true;
  }
  const bool list = ask || world.now_ms >= world.motion.close.until_ms;
  ask = ask || others_came_between(world, parameters.step_ms);
  if (list) motion::list_close(ground, world);
  if (ask || list) motion::list_held_links(parameters, world);
  if (world.motion.awake.empty()) return motion::link_forces(scene);  // broken links form again meanwhile
  if (ask) motion::ask_feet(scenario, world, scene.dt_s);
  motion::contact_forces(scene);
  motion::link_forces(scene);
  advance(world, scene.dt_s);
}

}  // namespace sispam
