// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "scenario/check.hpp"
#include "scenario/names.hpp"
#include "scenario/terrain.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr int most_people = 20000;

template <class Things>
std::vector<std::string> ids(const Things& things) {
  std::vector<std::string> names;
  for (const auto& thing : things) names.push_back(thing.id);
  return names;
}

void check_arrival(const Scenario& scenario, const Group& group, Faults& faults) {
  const std::string path = "crowd.groups." + group.id + ".arrival.from";
  const auto& exits = scenario.site.exits;
  const auto exit = std::find_if(exits.begin(), exits.end(), [&](const Exit& e) { return e.id == group.arrival.from; });
  if (exit == exits.end()) {
    faults.push_back(
        {path, fmt::format("{} is no exit", quoted(group.arrival.from)), did_you_mean(group.arrival.from, ids(exits))});
  } else if (exit->use != ExitUse::anyone) {
    faults.push_back({path, fmt::format("the exit {} is for the force only", quoted(exit->id)), {}});
  }
}

void check_assembly(const Scenario& scenario, const Group& group, Faults& faults) {
  const std::string path = "crowd.groups." + group.id + ".assembly";
  const Terrain terrain(scenario.site);
  const double area = std::abs(signed_area(group.assembly));
  if (area < 1 || crosses_itself(group.assembly)) {
    faults.push_back({path, "crosses itself or encloses less than 1 m2", "Give the corners in order round the area"});
    return;
  }
  Polyline edge = group.assembly;
  edge.push_back(edge.front());
  const auto samples = slots_along(edge, 100);
  const bool on_ground =
      std::all_of(samples.begin(), samples.end(), [&](const LinePlace& s) { return terrain.walkable(s.at); });
  if (!on_ground) faults.push_back({path, "reaches outside the walkable ground", {}});
}

/// Faults of one event: keys that would have no effect on its kind, and keys it cannot do without.
class EventCheck {
 public:
  EventCheck(const Event& event, Faults& faults) : event_(event), faults_(faults) {}

  void run() {
    const EventKind kind = event_.kind;
    const bool rumour = kind == EventKind::rumour, fire = kind == EventKind::tyre_fire;
    if (rumour && event_.at_s != 0) no_effect("at_s");
    if (rumour && event_.jitter_s != 0) no_effect("jitter_s");
    if (!rumour && event_.mean_interval_s != 0) no_effect("mean_interval_s");
    if (kind != EventKind::result_announced && event_.expected_at_s != 0) no_effect("expected_at_s");
    if (!is_news(kind) && event_.anger_impulse != Event{}.anger_impulse) no_effect("anger_impulse");
    if (!fire && !event_.at.empty()) no_effect("at");
    if (!fire && event_.burns_s != 0) no_effect("burns_s");
    if (kind != EventKind::pause && event_.lasts_s != 0) no_effect("lasts_s");
    if (rumour && event_.mean_interval_s <= 0) needs("mean_interval_s above 0");
    if (fire && event_.at.empty()) needs("a place (at)");
    if (fire && event_.burns_s <= 0) needs("burns_s above 0");
    if (kind == EventKind::pause && event_.lasts_s <= 0) needs("lasts_s above 0");
  }

 private:
  std::string path() const { return "crowd.events." + event_.id; }
  void no_effect(const char* key) {
    faults_.push_back({path() + "." + key, "has no effect on " + std::string(name_of(event_.kind)), "Remove it"});
  }
  void needs(const char* what) {
    faults_.push_back({path(), fmt::format("{} needs {}", name_of(event_.kind), what), {}});
  }

  const Event& event_;
  Faults& faults_;
};

/// A camp means something only where there is another one.
void check_camp(const Scenario& scenario, const Group& group, Faults& faults) {
  const std::string path = "crowd.groups." + group.id;
  const auto& groups = scenario.crowd.groups;
  const auto opposed = [&](const Group& other) { return !other.camp.empty() && other.camp != group.camp; };
  if (group.camp.empty()) {
    if (group.organiser_share == Group{}.organiser_share) return;
    faults.push_back({path + ".organiser_share", "has no effect without camp", "Say which camp the group supports"});
  } else if (std::none_of(groups.begin(), groups.end(), opposed)) {
    faults.push_back({path + ".camp", "has no effect (no group supports another camp)",
                      "Remove it, or give the camp of the other group"});
  }
}

/// Who speaks for a group is one of it, and a coordinator needs somebody to speak with.
void check_coordinators(const Scenario& scenario, const Group& group, Faults& faults) {
  if (group.coordinators == 0) return;
  const auto& units = scenario.force.units;
  const auto talks = [](const Unit& unit) { return unit.role == UnitRole::negotiator; };
  if (std::any_of(units.begin(), units.end(), talks)) return;
  faults.push_back({"crowd.groups." + group.id + ".coordinators",
                    "has no effect (no unit of role negotiator talks with them)", "Add negotiators to force.units"});
}

/// An orator stands with his group: he speaks only if the loudspeaker of the group is near.
void check_orators_reach(const Scenario& scenario, const Loudspeaker& speaker, Faults& faults) {
  const std::string path = "assets.loudspeakers." + speaker.id;
  const auto& groups = scenario.crowd.groups;
  const auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.id == speaker.group; });
  if (group == groups.end()) {
    faults.push_back({path + ".group", fmt::format("{} is no group", quoted(speaker.group)),
                      did_you_mean(speaker.group, ids(groups))});
    return;
  }
  const double away = holds(group->assembly, speaker.at) ? 0 : distance_to_edge(group->assembly, speaker.at);
  if (away > scenario.model.mind.orator_reach_m) {
    faults.push_back({path + ".at",
                      fmt::format("is {:.0f} m from the assembly of {}; no orator comes that far "
                                  "(model.mind.orator_reach_m: {:.0f})",
                                  away, quoted(group->id), scenario.model.mind.orator_reach_m),
                      "Put it where the group gathers"});
  }
}

void check_loudspeaker(const Scenario& scenario, const Loudspeaker& speaker, Faults& faults) {
  const std::string path = "assets.loudspeakers." + speaker.id;
  if (speaker.group.empty() == speaker.unit.empty()) {
    faults.push_back({path, "needs either group (its orators speak) or unit (the police speak)", {}});
  } else if (speaker.unit.empty()) {
    check_orators_reach(scenario, speaker, faults);
  } else {
    const auto& units = scenario.force.units;
    const auto unit = std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.id == speaker.unit; });
    if (unit != units.end() && unit->role == UnitRole::loudspeaker) return;
    faults.push_back({path + ".unit", fmt::format("{} is no unit of role loudspeaker", quoted(speaker.unit)),
                      did_you_mean(speaker.unit, ids(units))});
  }
}

}  // namespace

Faults check_crowd(const Scenario& scenario) {
  Faults faults;
  int people = scenario.force.declared_strength;
  for (const Group& group : scenario.crowd.groups) {
    people += group.count;
    check_arrival(scenario, group, faults);
    check_assembly(scenario, group, faults);
    check_camp(scenario, group, faults);
    check_coordinators(scenario, group, faults);
  }
  if (people > most_people) {
    faults.push_back({"crowd.groups", fmt::format("{} people in all (at most {})", people, most_people), {}});
  }
  for (const Event& event : scenario.crowd.events) EventCheck(event, faults).run();
  for (const Loudspeaker& speaker : scenario.assets.loudspeakers) check_loudspeaker(scenario, speaker, faults);
  return faults;
}

}  // namespace sispam
