// The positions of a replicate as a trajectory file, frame by frame while it runs.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/vec2.hpp"
#include "model/world.hpp"
#include "replay_people.hpp"
#include "report/events_csv.hpp"
#include "scenario/scenario.hpp"
#include "store/trajectory.hpp"

namespace sispam {

class ReplayTracks {
 public:
  /// Begins the file, with `fps` frames per second. `people` must outlive it. Throws IoError.
  ReplayTracks(const std::filesystem::path& path, const Scenario& scenario, const ReplayPeople& people, double fps);
  /// Writes a frame when one is due; call at least as often as there are frames. Throws IoError.
  void see(const World& world);
  /// Adds the events and finishes the file. Throws IoError.
  void finish(const std::vector<ReplayEvent>& events);

 private:
  void add_agents(const World& world);

  const ReplayPeople* people_;
  double fps_;  // [1/s]
  Trajectory file_;
  std::int64_t next_frame_ = 0;
  std::vector<Vec2> view_;  // per person: unit vector he last walked along
};

}  // namespace sispam
