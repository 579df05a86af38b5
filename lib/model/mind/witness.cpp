// SPDX-License-Identifier: Apache-2.0
#include "model/mind/witness.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "core/relaxation.hpp"
#include "model/mind/camps.hpp"
#include "model/mind/people_of.hpp"
#include "model/mind/stages.hpp"

namespace sispam::mind {
namespace {

/// Eq. 3, up or down.
double moved(double x, double j) { return j >= 0 ? raised(x, std::min(j, 1.0)) : x * (1 - std::min(-j, 1.0)); }

/// Whether that was in the second before this tick; stages that come later in a tick tell of it in the next.
bool just_now(std::int64_t at_ms, std::int64_t now_ms) { return at_ms >= now_ms - happen_ms && at_ms < now_ms; }

/// Whether somebody still lies where he was hurt.
bool waits_for_help(Care care) {
  return care == Care::undiscovered || care == Care::awaits_access || care == Care::awaits_bearers;
}

bool is_outrage(const World& world, const Casualty& casualty) {
  const bool by_people = casualty.cause != Cause::heat && casualty.cause != Cause::illness;
  return by_people && casualty.at_injury != Triage::green && !world.people.is_personnel(casualty.person);
}

void find_unhelped(const MindParameters& p, World& world) {
  const auto patience_ms = static_cast<std::int64_t>(p.help_within_s * 1000);
  for (const Casualty& casualty : world.casualties.rows) {
    if (!just_now(casualty.injured_ms + patience_ms, world.now_ms)) continue;
    if (!is_outrage(world, casualty) || !waits_for_help(casualty.care)) continue;
    world.incidents.push_back({IncidentKind::left_unhelped, casualty.place, world.now_ms});
  }
}

void find_damage(World& world) {
  for (const Section& section : world.barriers.sections) {
    if (section.failed_ms < 0 || !just_now(section.failed_ms, world.now_ms)) continue;
    world.incidents.push_back({IncidentKind::damage, 0.5 * (section.place.a + section.place.b), world.now_ms});
  }
  for (const Fire& fire : world.fires) {
    if (just_now(fire.from_ms, world.now_ms)) world.incidents.push_back({IncidentKind::damage, fire.at, world.now_ms});
  }
}

/// Where a line has given way, those near dare more for a while.
void embolden(const MindParameters& p, CrowdState& crowd, std::size_t i, std::int64_t now_ms) {
  crowd.emboldened_ms[i] = now_ms + static_cast<std::int64_t>(p.emboldened_s * 1000);
}

bool sees(const MindParameters& p, const Ground& ground, Vec2 at, Vec2 what) {
  const Vec2 way = what - at;
  return dot(way, way) <= p.sight_m * p.sight_m && ground.sees(at, what);
}

/// Whether negotiators, or coordinators of his own who pass on their words, tell him of it just now.
bool is_told(const World& world, std::size_t i, IncidentKind kind) {
  const std::int64_t talked_ms = world.crowd.talked_ms[i];
  return kind == IncidentKind::delegates_received && talked_ms >= 0 && just_now(talked_ms, world.now_ms);
}

/// A demonstrator who may see or be told of incidents.
struct Watcher {
  const MindParameters& parameters;
  const Ground& ground;
  const World& world;
  std::size_t i;  // demonstrator

  bool sees(const Incident& incident) const { return mind::sees(parameters, ground, position(world, i), incident.at); }
  bool knows_of(const Incident& incident) const { return sees(incident) || is_told(world, i, incident.kind); }
};

/// Delegates are received at once before every unit that talks: whether he knows of it from one further up.
bool knows_already(const Watcher& watcher, std::size_t number) {
  const Incident& incident = watcher.world.incidents[number];
  if (incident.kind != IncidentKind::delegates_received) return false;
  const auto earlier = std::span(watcher.world.incidents).first(number);
  return std::any_of(earlier.begin(), earlier.end(), [&](const Incident& other) {
    return other.kind == incident.kind && other.at_ms == incident.at_ms && watcher.knows_of(other);
  });
}

}  // namespace

// The signs follow Stott et al. 2008, Nassauer 2016 and Mazerolle et al. 2013; the numbers are assumptions.
Impression impression_of(const MindParameters& p, IncidentKind kind) {
  switch (kind) {
    case IncidentKind::targeted_arrest:
      return {0.05, 0.10, -0.02, 0.02};
    case IncidentKind::wrong_arrest:
      return {0.15, 0.10, -0.10, 0.15};
    case IncidentKind::demonstrator_injured:  // with left_unhelped: 0.20, -0.10 and 0.15
      return {0.10, 0.10, -0.05, 0.075};
    case IncidentKind::left_unhelped:
      return {0.1 / 0.9, 0, -0.05 / 0.95, 0.075 / 0.925};
    case IncidentKind::officer_injured:
      return {0, 0.05, 0, 0};
    case IncidentKind::water_on_peaceful:
      return {0.15, 0.30, -0.15, p.water_unites};
    case IncidentKind::water_on_violent:
      return {0.05, 0.30, -0.03, 0.05};
    case IncidentKind::line_stepped_back:
      return {-0.05, -0.10, 0.05, -0.05};
    case IncidentKind::damage:
      return {0.05, 0.10, 0, 0.05};
    case IncidentKind::unordered_blow:
      return {0.15, 0.10, -0.10, 0.15};
    case IncidentKind::delegates_received:
      return {-0.15, 0, 0.10, -0.10};
  }
  return {};
}

Impression impression_of_result() { return {0, 0, -0.05, 0.05}; }
Impression impression_of_rumour() { return {0, 0, -0.02, 0.02}; }
Impression impression_of_opponents(double organiser_share) { return {0.15 * (1 - organiser_share), 0.05, 0, 0.10}; }

void impress(const MindParameters& p, CrowdState& crowd, std::size_t i, const Impression& impression) {
  crowd.anger[i] = moved(crowd.anger[i], p.incident_strength * impression.anger);
  crowd.fear[i] = moved(crowd.fear[i], p.incident_strength * impression.fear);
  crowd.legitimacy[i] = moved(crowd.legitimacy[i], p.incident_strength * impression.legitimacy);
  crowd.identity[i] = moved(crowd.identity[i], p.incident_strength * impression.identity);
}

void find_incidents(const Scenario& scenario, World& world) {
  find_unhelped(scenario.model.mind, world);
  find_damage(world);
}

void become_known(const Scenario& scenario, const Ground& ground, World& world, std::size_t number) {
  const MindParameters& p = scenario.model.mind;
  const Incident& incident = world.incidents[number];
  const Impression impression = impression_of(p, incident.kind);
  CrowdState& crowd = world.crowd;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (!takes_part(crowd.behaviour[i])) continue;
    const Watcher watcher{p, ground, world, i};
    if (!watcher.knows_of(incident) || knows_already(watcher, number)) continue;
    impress(p, crowd, i, impression);
    const bool gave_way = incident.kind == IncidentKind::line_stepped_back;
    if (gave_way && length(incident.at - position(world, i)) <= p.emboldened_reach_m)
      embolden(p, crowd, i, world.now_ms);
  }
}

void see_opponents(const Scenario& scenario, const Ground& ground, World& world) {
  CrowdState& crowd = world.crowd;
  const MindParameters& p = scenario.model.mind;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (crowd.camp[i] == 0 || crowd.saw_opponents[i] != 0 || !takes_part(crowd.behaviour[i])) continue;
    if (!nearest_opponent(p, ground, world, i)) continue;
    crowd.saw_opponents[i] = 1;
    impress(p, crowd, i, impression_of_opponents(scenario.crowd.groups[crowd.group[i]].organiser_share));
  }
}

}  // namespace sispam::mind
