// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "model/address.hpp"
#include "model/mind/people_of.hpp"
#include "model/mind/relaxation.hpp"
#include "model/mind/stages.hpp"

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

void apply(const Scenario& scenario, World& world, const PendingEvent& pending, const Random& random) {
  const Event& event = scenario.crowd.events[pending.event];
  const double strength = random.uniform(Purpose::event, pending.number, pending.event, 1);
  CrowdState& crowd = world.crowd;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (!mind::takes_part(crowd.behaviour[i]) && crowd.behaviour[i] != Behaviour::near) continue;
    crowd.anger[i] = mind::raised(crowd.anger[i], impulse(event, strength, crowd.grievance[i]));
  }
  call_back(scenario.model.mind, world, pending, random);
}

/// What seeing something does to anger, fear and the legitimacy of the police; below 0 it lowers them.
struct Impression {
  double anger = 0, fear = 0, legitimacy = 0;
};

/// Eq. 13a. The signs follow Stott et al. 2008, Nassauer 2016 and Mazerolle et al. 2013; the numbers are assumptions.
Impression impression_of(IncidentKind kind) {
  switch (kind) {
    case IncidentKind::targeted_arrest:
      return {0.05, 0.10, -0.02};
    case IncidentKind::wrong_arrest:
      return {0.15, 0.10, -0.10};
    case IncidentKind::demonstrator_injured:
      return {0.20, 0.10, -0.10};
    case IncidentKind::officer_injured:
      return {0, 0.05, 0};
    case IncidentKind::water_on_peaceful:
      return {0.15, 0.30, -0.15};
    case IncidentKind::water_on_violent:
      return {0.05, 0.30, -0.03};
    case IncidentKind::line_stepped_back:
      return {-0.05, -0.10, 0.05};
    case IncidentKind::unordered_blow:
      return {0.15, 0.10, -0.10};
    case IncidentKind::delegates_received:
      return {-0.15, 0, 0.10};
  }
  return {};
}

/// Eq. 3, up or down.
double moved(double x, double j) { return j >= 0 ? mind::raised(x, std::min(j, 1.0)) : x * (1 - std::min(-j, 1.0)); }

/// Everybody on the ground who sees it is moved by it.
void be_seen(const Scenario& scenario, const Ground& ground, World& world, const Incident& incident) {
  const MindParameters& p = scenario.model.mind;
  const Impression impression = impression_of(incident.kind);
  CrowdState& crowd = world.crowd;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (!mind::takes_part(crowd.behaviour[i])) continue;
    const Vec2 at = mind::position(world, i);
    const Vec2 way = incident.at - at;
    if (dot(way, way) > p.sight_m * p.sight_m || !ground.sees(at, incident.at)) continue;
    crowd.anger[i] = moved(crowd.anger[i], p.incident_strength * impression.anger);
    crowd.fear[i] = moved(crowd.fear[i], p.incident_strength * impression.fear);
    crowd.legitimacy[i] = moved(crowd.legitimacy[i], p.incident_strength * impression.legitimacy);
  }
}

}  // namespace

void happen(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  std::size_t due = 0;
  while (due < world.events.size() && world.events[due].at_ms <= world.now_ms) {
    apply(scenario, world, world.events[due++], random);
  }
  world.events.erase(world.events.begin(), world.events.begin() + static_cast<std::ptrdiff_t>(due));
  for (const Incident& incident : world.incidents) be_seen(scenario, ground, world, incident);
  world.incidents.clear();
}

}  // namespace sispam
