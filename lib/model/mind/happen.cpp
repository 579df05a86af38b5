// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/relaxation.hpp"
#include "model/address.hpp"
#include "model/mind/people_of.hpp"
#include "model/mind/stages.hpp"
#include "model/mind/witness.hpp"

namespace sispam {
namespace {

constexpr double reference_grievance = 0.6;
constexpr std::uint16_t first_return_draw = 16;  // of Purpose::deterrence; the tick is the number of the event

/// Eq. 12, 13: how much the event raises the anger of somebody with that grievance.
double impulse(const Event& event, double strength, double grievance) {
  if (event.kind == EventKind::rumour) return strength * event.anger_impulse;
  return std::min(event.anger_impulse * grievance / reference_grievance, 1.0);
}

/// Some of those who stayed near come back within some minutes.
void call_back(const MindParameters& p, World& world, const PendingEvent& pending, const Random& random) {
  CrowdState& crowd = world.crowd;
  const auto draw = static_cast<std::uint16_t>(first_return_draw + 2 * pending.event);
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (crowd.behaviour[i] != Behaviour::near) continue;
    const auto entity = demonstrator_entity(i);
    if (random.uniform(Purpose::deterrence, pending.number, entity, draw) >= p.return_share) continue;
    const double u = random.uniform(Purpose::deterrence, pending.number, entity, draw + 1);
    crowd.behaviour[i] = Behaviour::coming;
    crowd.arrives_ms[i] = world.now_ms + static_cast<std::int64_t>(u * p.return_within_s * 1000);
  }
}

/// Whether somebody who does this hears of what happens to the crowd.
bool hears_of_it(Behaviour behaviour) { return mind::takes_part(behaviour) || behaviour == Behaviour::near; }

/// Eq. 13: what the rumours of the last minutes have done, until somebody answers them.
void note_rumour(const MindParameters& p, World& world) {
  CrowdState& crowd = world.crowd;
  const bool forgotten =
      crowd.rumour_ms < 0 || static_cast<double>(world.now_ms - crowd.rumour_ms) > p.rumour_answer_s * 1000;
  if (forgotten) std::fill(crowd.rumour_impulse.begin(), crowd.rumour_impulse.end(), 0.0);
  crowd.rumour_ms = world.now_ms;
}

/// Bad news: anger, and what it does to trust and to unity.
void bring_news(const Scenario& scenario, World& world, const PendingEvent& pending, double strength) {
  const Event& event = scenario.crowd.events[pending.event];
  const bool rumour = event.kind == EventKind::rumour;
  if (rumour) note_rumour(scenario.model.mind, world);
  CrowdState& crowd = world.crowd;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (!hears_of_it(crowd.behaviour[i])) continue;
    const double j = impulse(event, strength, crowd.grievance[i]);
    crowd.anger[i] = raised(crowd.anger[i], j);
    if (rumour) crowd.rumour_impulse[i] = raised(crowd.rumour_impulse[i], j);
    mind::impress(scenario.model.mind, crowd, i, rumour ? mind::impression_of_rumour() : mind::impression_of_result());
  }
}

/// A pause calms and calls nobody back.
void begin_pause(const Scenario& scenario, World& world, const Event& event) {
  world.crowd.pause_until_ms = world.now_ms + static_cast<std::int64_t>(event.lasts_s * 1000);
  for (std::size_t i = 0; i < world.crowd.size(); ++i) {
    if (hears_of_it(world.crowd.behaviour[i])) world.crowd.anger[i] *= 1 - scenario.model.mind.pause_calms;
  }
}

void apply(const Scenario& scenario, World& world, const PendingEvent& pending, const Random& random) {
  const Event& event = scenario.crowd.events[pending.event];
  if (event.kind == EventKind::pause) return begin_pause(scenario, world, event);
  bring_news(scenario, world, pending, random.uniform(Purpose::event, pending.number, pending.event, 1));
  call_back(scenario.model.mind, world, pending, random);
}

}  // namespace

void happen(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  std::size_t due = 0;
  while (due < world.events.size() && world.events[due].at_ms <= world.now_ms) {
    apply(scenario, world, world.events[due++], random);
  }
  world.events.erase(world.events.begin(), world.events.begin() + static_cast<std::ptrdiff_t>(due));
  mind::find_incidents(scenario, world);
  for (std::size_t k = 0; k < world.incidents.size(); ++k) mind::become_known(scenario, ground, world, k);
  world.incidents.clear();
  mind::see_opponents(scenario, ground, world);
}

}  // namespace sispam
