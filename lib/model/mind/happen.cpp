// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "model/mind/people_of.hpp"
#include "model/mind/relaxation.hpp"
#include "model/mind/stages.hpp"

namespace sispam {
namespace {

constexpr double reference_grievance = 0.6;

/// Eq. 12, 13: how much the event raises the anger of somebody with that grievance.
double impulse(const Event& event, double strength, double grievance) {
  if (event.kind == EventKind::rumour) return strength * event.anger_impulse;
  return std::min(event.anger_impulse * grievance / reference_grievance, 1.0);
}

void apply(const Scenario& scenario, World& world, const PendingEvent& pending, const Random& random) {
  const Event& event = scenario.crowd.events[pending.event];
  const double strength = random.uniform(Purpose::event, pending.number, pending.event, 1);
  CrowdState& crowd = world.crowd;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (!mind::takes_part(crowd.behaviour[i])) continue;
    crowd.anger[i] = mind::raised(crowd.anger[i], impulse(event, strength, crowd.grievance[i]));
  }
}

}  // namespace

void happen(const Scenario& scenario, const Ground&, World& world, const Random& random) {
  std::size_t due = 0;
  while (due < world.events.size() && world.events[due].at_ms <= world.now_ms) {
    apply(scenario, world, world.events[due++], random);
  }
  world.events.erase(world.events.begin(), world.events.begin() + static_cast<std::ptrdiff_t>(due));
}

}  // namespace sispam
