// SPDX-License-Identifier: Apache-2.0
#include "replay_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "measure/outcome_columns.hpp"
#include "replay_events.hpp"
#include "replay_moments.hpp"
#include "report/clock_label.hpp"
#include "report/site_map.hpp"

namespace sispam {

namespace {

constexpr std::int64_t period_ms = 2000;  // between two looks at the ways
constexpr double shortest_step_m = 0.3;   // a point nearer to the last one is left out

MapTrack::Kind personnel_kind(UnitRole role) {
  if (role == UnitRole::rope_line) return MapTrack::Kind::rope_line;
  if (role == UnitRole::shield_line) return MapTrack::Kind::shield_line;
  if (role == UnitRole::riot_platoon) return MapTrack::Kind::riot_platoon;
  return MapTrack::Kind::support;
}

std::optional<MapTrack::Kind> crowd_kind(Behaviour behaviour) {
  switch (behaviour) {
    case Behaviour::coming:
    case Behaviour::calm:
      return MapTrack::Kind::calm;
    case Behaviour::verbal:
      return MapTrack::Kind::verbal;
    case Behaviour::pushing:
    case Behaviour::violent:
      return MapTrack::Kind::pushing;
    case Behaviour::dispersing:
    case Behaviour::fleeing:
      return MapTrack::Kind::dispersing;
    case Behaviour::left:
    case Behaviour::near:
    case Behaviour::arrested:
    case Behaviour::injured:
      return std::nullopt;
  }
  return std::nullopt;
}

MapMark::Kind mark_of(MapTrack::Kind kind) {
  switch (kind) {
    case MapTrack::Kind::calm:
      return MapMark::Kind::calm;
    case MapTrack::Kind::verbal:
      return MapMark::Kind::verbal;
    case MapTrack::Kind::pushing:
      return MapMark::Kind::pushing;
    case MapTrack::Kind::dispersing:
      return MapMark::Kind::dispersing;
    case MapTrack::Kind::rope_line:
      return MapMark::Kind::rope_line;
    case MapTrack::Kind::shield_line:
      return MapMark::Kind::shield_line;
    case MapTrack::Kind::riot_platoon:
      return MapMark::Kind::riot_platoon;
    case MapTrack::Kind::support:
      return MapMark::Kind::support;
  }
  return MapMark::Kind::support;
}

/// What happens to somebody at once and stays as it is; injuries change (HarmMarks).
std::optional<MapMark::Kind> harm_of(const std::string& event) {
  if (event == "fall") return MapMark::Kind::fall;
  if (event.starts_with("arrested")) return MapMark::Kind::arrest;
  return std::nullopt;
}

/// Of "injured_" or "worsened_" and a class.
std::optional<MapMark::Kind> injury_of(std::string_view event) {
  if (event.ends_with("_green")) return MapMark::Kind::injured_green;
  if (event.ends_with("_yellow")) return MapMark::Kind::injured_yellow;
  if (event.ends_with("_red")) return MapMark::Kind::injured_red;
  return std::nullopt;  // black: the mark of the death that follows is enough
}

/// One mark per casualty, of the class that replicates.csv counts him in: a worse injury changes the mark, waiting does
/// not. Who dies gets a second one, as he is counted a second time among the deaths.
class HarmMarks {
 public:
  void see(const ReplayEvent& event) {
    if (event.kind.starts_with("injured_")) {
      last_[event.person] = casualties_.size();
      casualties_.push_back({injury_of(event.kind), {event.x, event.y}});
    } else if (event.kind.starts_with("worsened_")) {
      casualties_.at(last_.at(event.person)).kind = injury_of(event.kind);
    } else if (event.kind == "died") {
      dead_.push_back(casualties_.at(last_.at(event.person)).at);
    }
  }
  void add_to(MapData& map) const {
    for (const auto& [kind, at] : casualties_) {
      if (kind) map.marks.push_back({*kind, at, ""});
    }
    for (const Vec2 at : dead_) map.marks.push_back({MapMark::Kind::dead, at, ""});
  }

 private:
  struct Hurt {
    std::optional<MapMark::Kind> kind;
    Vec2 at;  // [m]
  };
  std::vector<Hurt> casualties_;              // in order of injury
  std::map<std::int64_t, std::size_t> last_;  // by person: his last row of them
  std::vector<Vec2> dead_;                    // where they were hurt [m]
};

/// The first time that somebody came through a line or into the protected area.
std::optional<MapMark::Kind> step_of(const std::string& event) {
  if (event == ladder_name(4)) return MapMark::Kind::penetration;
  if (event == ladder_name(7) || event == ladder_name(8)) return MapMark::Kind::event;
  return std::nullopt;
}

/// What burned and since when: "fire: tyres 10:12:01".
std::string fire_label(const ReplayEvent& event) {
  return "fire: " + words(event.detail.substr(event.detail.find('=') + 1)) + " " + event.clock;
}

/// An entry is noted on every line at the same place; one mark is enough.
void add_once(MapData& map, MapMark mark) {
  const bool is_there = std::any_of(map.marks.begin(), map.marks.end(), [&](const MapMark& other) {
    return other.kind == mark.kind && other.at == mark.at && other.label == mark.label;
  });
  if (!is_there) map.marks.push_back(std::move(mark));
}

void add_event(MapData& map, const ReplayEvent& event) {
  const Vec2 at{event.x, event.y};
  if (const auto kind = harm_of(event.kind)) map.marks.push_back({*kind, at, ""});
  if (event.kind == "fire") map.marks.push_back({MapMark::Kind::fire, at, fire_label(event)});
  if (const auto kind = step_of(event.kind)) add_once(map, {*kind, at, words(event.kind) + " " + event.clock});
  if (is_moment(event)) map.moments.push_back({event.clock, moment_text(event)});
}

}  // namespace

std::optional<MapTrack::Kind> ReplayMap::kind_of(const World& world, PersonId person) const {
  if (world.people.mode[person] == Mode::absent) return std::nullopt;
  if (world.people.is_personnel(person)) return personnel_kind(people_->unit(person).role);
  return crowd_kind(world.crowd.behaviour[person - world.people.personnel]);
}

void ReplayMap::see(const World& world) {
  remember_end(world);
  if (world.now_ms < next_ms_) return;
  next_ms_ = world.now_ms + period_ms;
  open_.resize(world.people.count);
  for (PersonId i = 0; i < world.people.count; ++i) follow(world, i);
}

void ReplayMap::follow(const World& world, PersonId person) {
  const std::optional<MapTrack::Kind> kind = kind_of(world, person);
  const Vec2 at{world.people.x[person], world.people.y[person]};
  std::optional<MapTrack>& track = open_[person];
  if (track && (!kind || track->kind != *kind)) {
    track->points.push_back(at);
    close(person);
  }
  if (!kind) return;
  if (!track) track = MapTrack{*kind, {at}};
  if (length(at - track->points.back()) >= shortest_step_m) track->points.push_back(at);
}

void ReplayMap::close(PersonId person) {
  if (open_[person]->points.size() > 1) tracks_.push_back(std::move(*open_[person]));
  open_[person].reset();
}

void ReplayMap::remember_end(const World& world) {
  failed_.clear();
  for (const Section& section : world.barriers.sections) {
    if (section.failed_ms >= 0) failed_.push_back({MapLine::Kind::failed, "", {section.place.a, section.place.b}});
  }
  end_marks_.clear();
  end_slots_.clear();
  for (PersonId i = 0; i < world.people.count; ++i) {
    if (const auto kind = kind_of(world, i)) {
      end_marks_.push_back({mark_of(*kind), {world.people.x[i], world.people.y[i]}, ""});
    }
  }
  for (const Formation& formation : world.line.formations) {
    if (!formation.active) continue;
    for (const Slot& slot : formation.slots) {
      const bool is_held = slot.owner != no_person && world.people.mode[slot.owner] == Mode::hold;
      const Vec2 officer = is_held ? Vec2{world.people.x[slot.owner], world.people.y[slot.owner]} : slot.place;
      end_slots_.push_back({slot.place, is_held ? MapSlot::State::held : MapSlot::State::empty, officer});
    }
  }
}

MapData ReplayMap::finish(const Outcome& outcome, const std::vector<ReplayEvent>& events) {
  MapData map = site_map(*scenario_);
  map.subtitle =
      fmt::format("Replicate {}, {} to {}: {}", number(outcome.id), clock_label(scenario_->clock.start, 0),
                  clock_label(scenario_->clock.start, outcome.end_s), words(std::string(name_of(outcome.ending))));
  map.note =
      "One replicate out of many: it shows what can happen, not what will. It is conditional on an angry crowd being "
      "there, and on the assumptions listed by sispam explain.";
  for (PersonId i = 0; i < open_.size(); ++i) {
    if (open_[i]) close(i);
  }
  map.tracks = std::move(tracks_);
  map.slots = std::move(end_slots_);
  map.lines.insert(map.lines.end(), failed_.begin(), failed_.end());
  map.marks.insert(map.marks.end(), end_marks_.begin(), end_marks_.end());
  HarmMarks harm;
  for (const ReplayEvent& event : events) {
    add_event(map, event);
    harm.see(event);
  }
  harm.add_to(map);
  return map;
}

}  // namespace sispam
