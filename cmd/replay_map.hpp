// The map of a replicate, gathered while it runs: ways, who stands where at the end, who was hurt where.
//
// Every few seconds is often enough for a way on a page; the drawing thins it further.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "measure/outcome.hpp"
#include "model/world.hpp"
#include "replay_people.hpp"
#include "report/events_csv.hpp"
#include "report/map_data.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

class ReplayMap {
 public:
  /// Both must outlive it.
  ReplayMap(const Scenario& scenario, const ReplayPeople& people) : scenario_(&scenario), people_(&people) {}
  /// Looks at the World; call in order of time.
  void see(const World& world);
  /// The map, once the replicate has ended.
  MapData finish(const Outcome& outcome, const std::vector<ReplayEvent>& events);

 private:
  std::optional<MapTrack::Kind> kind_of(const World& world, PersonId person) const;
  void follow(const World& world, PersonId person);
  void close(PersonId person);
  void remember_end(const World& world);

  const Scenario* scenario_;
  const ReplayPeople* people_;
  std::int64_t next_ms_ = 0;
  std::vector<std::optional<MapTrack>> open_;  // per person: the way he is on
  std::vector<MapTrack> tracks_;
  std::vector<MapMark> end_marks_;  // people, when last seen
  std::vector<MapSlot> end_slots_;  // places of the lines, when last seen
  std::vector<MapLine> failed_;     // sections of fences, and gates, that had failed when last seen
};

}  // namespace sispam
