// SPDX-License-Identifier: Apache-2.0
#include "replay_tracks.hpp"

#include <algorithm>
#include <limits>

#include "measure/outcome_columns.hpp"
#include "store/walkable_wkt.hpp"

namespace sispam {

namespace {

constexpr double rounding = 1e-6;         // of a frame
constexpr double slowest_turn_mps = 0.1;  // below this speed somebody keeps looking where he looked

TrajectoryMeta meta_of(const Scenario& scenario, double fps) {
  constexpr double far = std::numeric_limits<double>::max();
  TrajectoryMeta meta{.fps = fps, .xmin = far, .xmax = -far, .ymin = far, .ymax = -far};
  for (const NamedPolygon& ground : scenario.site.walkable) {
    for (const Vec2& point : ground.polygon) {
      meta.xmin = std::min(meta.xmin, point.x);
      meta.xmax = std::max(meta.xmax, point.x);
      meta.ymin = std::min(meta.ymin, point.y);
      meta.ymax = std::max(meta.ymax, point.y);
    }
  }
  return meta;
}

}  // namespace

ReplayTracks::ReplayTracks(const std::filesystem::path& path, const Scenario& scenario, const ReplayPeople& people,
                           double fps)
    : people_(&people), fps_(fps), file_(path, meta_of(scenario, fps), walkable_wkt(scenario.site.walkable)) {}

void ReplayTracks::add_agents(const World& world) {
  view_.assign(world.people.count, Vec2{1, 0});
  for (PersonId i = 0; i < world.people.count; ++i) {
    file_.add_agent({i, std::string(name_of(world.people.side(i))), std::string(people_->role(world, i)),
                     std::string(people_->group(world, i))});
  }
}

void ReplayTracks::see(const World& world) {
  if (view_.empty()) add_agents(world);
  if (static_cast<double>(world.now_ms) / 1000 * fps_ < static_cast<double>(next_frame_) - rounding) return;
  const People& people = world.people;
  std::vector<TrackPoint> points;
  for (PersonId i = 0; i < people.count; ++i) {
    const Vec2 velocity{people.vx[i], people.vy[i]};
    if (length(velocity) > slowest_turn_mps) view_[i] = unit(velocity);
    if (people.mode[i] != Mode::absent) points.push_back({i, people.x[i], people.y[i], view_[i].x, view_[i].y});
  }
  file_.add_frame(next_frame_++, points);
}

void ReplayTracks::finish(const std::vector<ReplayEvent>& events) {
  const std::int64_t last = std::max<std::int64_t>(next_frame_ - 1, 0);
  for (const ReplayEvent& event : events) {
    const auto frame = std::min(static_cast<std::int64_t>(event.time_s * fps_), last);
    file_.add_event({frame, event.time_s, event.kind, event.x, event.y, event.person});
  }
  file_.commit();
}

}  // namespace sispam
