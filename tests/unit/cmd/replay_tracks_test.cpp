// SPDX-License-Identifier: Apache-2.0
#include "replay_tracks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "unit/store/sqlite_rows.hpp"
#include "unit/store/temporary_folder.hpp"
#include "watched_world.hpp"

namespace sispam {
namespace {

using ::testing::ElementsAre;

/// A trajectory file of a small world, ten frames per second.
struct Tracks {
  TemporaryFolder folder;
  testing::WatchedWorld watched;
  World& world = watched.world;
  ReplayPeople people{watched.scenario};
  ReplayTracks tracks{folder.path() / "trajectory.sqlite", watched.scenario, people, 10};

  void see_at(std::int64_t now_ms) {
    world.now_ms = now_ms;
    tracks.see(world);
  }
  std::vector<std::string> query(const char* sql) const {
    return sqlite_rows(folder.path() / "trajectory.sqlite", sql);
  }
};

TEST(ReplayTracks, are_a_file_of_version_two_with_the_box_and_the_ground_of_the_site) {
  Tracks file;
  file.see_at(0);
  file.tracks.finish({});
  EXPECT_THAT(file.query("SELECT key, value FROM metadata ORDER BY key"),
              ElementsAre("fps|10", "version|2", "xmax|50", "xmin|-50", "ymax|14", "ymin|0"));
  EXPECT_THAT(file.query("SELECT count(*), substr(wkt, 1, 7) FROM geometry"), ElementsAre("1|POLYGON"));
}

TEST(ReplayTracks, may_have_a_frame_every_some_seconds_only) {
  const TemporaryFolder folder;
  testing::WatchedWorld watched;
  const ReplayPeople people(watched.scenario);
  ReplayTracks tracks(folder.path() / "few.sqlite", watched.scenario, people, 1.0 / 7);
  for (watched.world.now_ms = 0; watched.world.now_ms <= 21'000; watched.world.now_ms += 100) {
    watched.put(0, {static_cast<double>(watched.world.now_ms) / 1000, 2});
    tracks.see(watched.world);
  }
  tracks.finish({});
  EXPECT_THAT(
      sqlite_rows(folder.path() / "few.sqlite", "SELECT frame, pos_x FROM trajectory_data WHERE id = 0 ORDER BY frame"),
      ElementsAre("0|0.0", "1|7.0", "2|14.0", "3|21.0"));
}

TEST(ReplayTracks, say_who_everybody_is) {
  Tracks file;
  file.world.crowd.role[1] = CrowdRole::pusher;
  file.world.crowd.role[2] = CrowdRole::orator;
  file.see_at(0);
  file.tracks.finish({});
  EXPECT_THAT(file.query("SELECT * FROM x_agent ORDER BY id"),
              ElementsAre("0|personnel|shield_line|shields", "1|personnel|shield_line|shields",
                          "2|demonstrators|ordinary|supporters", "3|demonstrators|pusher|supporters",
                          "4|demonstrators|orator|supporters"));
}

TEST(ReplayTracks, have_a_frame_when_one_is_due_however_often_they_look) {
  Tracks file;
  for (std::int64_t now_ms = 0; now_ms <= 400; now_ms += 50) file.see_at(now_ms);
  file.tracks.finish({});
  EXPECT_THAT(file.query("SELECT frame FROM frame_data ORDER BY frame"), ElementsAre("0", "1", "2", "3", "4"));
}

TEST(ReplayTracks, leave_out_who_is_not_there) {
  Tracks file;
  for (const PersonId id : {0, 1, 3, 4}) file.world.people.mode[id] = Mode::absent;
  file.see_at(0);
  file.world.people.mode[2] = Mode::absent;
  file.world.people.mode[3] = Mode::walk;
  file.see_at(100);
  file.tracks.finish({});
  EXPECT_THAT(file.query("SELECT frame, id FROM trajectory_data ORDER BY frame, id"), ElementsAre("0|2", "1|3"));
}

TEST(ReplayTracks, hold_places_and_let_who_stands_look_where_he_walked) {
  Tracks file;
  for (const PersonId id : {0, 1, 3, 4}) file.world.people.mode[id] = Mode::absent;
  file.watched.put(2, {1.25, 6});
  file.see_at(0);
  file.world.people.vy[2] = -0.5;
  file.see_at(100);
  file.watched.put(2, {1.25, 5.5});
  file.world.people.vy[2] = 0.05;
  file.see_at(200);
  file.tracks.finish({});
  EXPECT_THAT(file.query("SELECT frame, id, pos_x, pos_y, ori_x, ori_y FROM trajectory_data ORDER BY frame"),
              ElementsAre("0|2|1.25|6.0|1.0|0.0", "1|2|1.25|6.0|0.0|-1.0", "2|2|1.25|5.5|0.0|-1.0"));
}

TEST(ReplayTracks, hold_the_events_at_their_frame_and_the_late_ones_at_the_last) {
  Tracks file;
  file.see_at(0);
  file.see_at(100);
  file.see_at(200);
  file.tracks.finish({{0.14, "10:00:00", "fall", 1.5, 2, 3, "side=demonstrators"},
                      {9, "10:00:09", "level_red", std::nan(""), std::nan(""), -1, ""}});
  EXPECT_THAT(file.query("SELECT * FROM x_event"),
              ElementsAre("1|0.14|fall|1.5|2.0|3", "2|9.0|level_red|null|null|null"));
}

}  // namespace
}  // namespace sispam
