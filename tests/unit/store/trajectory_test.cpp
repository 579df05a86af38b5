// SPDX-License-Identifier: Apache-2.0
#include "store/trajectory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "store/walkable_wkt.hpp"
#include "unit/store/sqlite_rows.hpp"

namespace sispam {
namespace {

using ::testing::ElementsAre;
namespace fs = std::filesystem;

class TrajectoryFile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) /
              ("trajectory_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path file() const { return folder_ / "trajectory.sqlite"; }

  /// Two frames, two people, a fence that falls between the frames, one event with a place and one without.
  void write_example(const fs::path& path) const {
    Trajectory trajectory(path, {.fps = 10, .xmin = -150, .xmax = 150, .ymin = -45, .ymax = 14}, "POLYGON ((0 0))");
    trajectory.add_agent({1, "personnel", "shield_line", "dalmas_1"});
    trajectory.add_agent({400, "demonstrators", "pusher", "supporters"});
    trajectory.add_frame(0, std::array{TrackPoint{1, 0.5, 2.25, 0, 1}, TrackPoint{400, 0.1, 4, 0, -1}});
    trajectory.set_geometry("POLYGON ((1 1))");
    trajectory.add_frame(1, std::array{TrackPoint{1, 0.5, 2.125, 0, 1}});
    trajectory.add_event({1, 0.1, "fall", 0.5, 2.125, 1});
    const double nowhere = std::numeric_limits<double>::quiet_NaN();
    trajectory.add_event({1, 0.1, "level_yellow", nowhere, nowhere, -1});
    trajectory.commit();
  }

  fs::path folder_;
};

TEST_F(TrajectoryFile, gives_back_by_the_queries_of_pedpy_what_was_written) {
  write_example(file());
  EXPECT_THAT(
      sqlite_rows(file(), "SELECT frame, id, pos_x AS x, pos_y AS y, ori_x AS ox, ori_y AS oy FROM trajectory_data"),
      ElementsAre("0|1|0.5|2.25|0.0|1.0", "0|400|0.1|4.0|0.0|-1.0", "1|1|0.5|2.125|0.0|1.0"));
  EXPECT_THAT(sqlite_rows(file(), "SELECT value FROM metadata WHERE key = 'fps'"), ElementsAre("10"));
  EXPECT_THAT(sqlite_rows(file(), "SELECT value FROM metadata WHERE key = 'version'"), ElementsAre("2"));
  EXPECT_THAT(sqlite_rows(file(), "SELECT value FROM metadata WHERE key LIKE 'x%' OR key LIKE 'y%' ORDER BY key"),
              ElementsAre("150", "-150", "14", "-45"));
}

TEST_F(TrajectoryFile, keeps_frames_as_integers_because_readers_group_by_them) {
  write_example(file());
  EXPECT_THAT(sqlite_rows(file(), "SELECT DISTINCT typeof(frame) FROM trajectory_data"), ElementsAre("integer"));
  EXPECT_THAT(sqlite_rows(file(), "SELECT DISTINCT typeof(frame) FROM frame_data"), ElementsAre("integer"));
}

TEST_F(TrajectoryFile, switches_the_ground_from_the_frame_on_in_which_it_changed) {
  write_example(file());
  EXPECT_THAT(
      sqlite_rows(file(), "SELECT frame, wkt FROM frame_data JOIN geometry ON hash = geometry_hash ORDER BY frame"),
      ElementsAre("0|POLYGON ((0 0))", "1|POLYGON ((1 1))"));
}

TEST_F(TrajectoryFile, holds_who_people_are_and_what_happened_in_tables_of_its_own) {
  write_example(file());
  EXPECT_THAT(sqlite_rows(file(), "SELECT * FROM x_agent ORDER BY id"),
              ElementsAre("1|personnel|shield_line|dalmas_1", "400|demonstrators|pusher|supporters"));
  EXPECT_THAT(sqlite_rows(file(), "SELECT * FROM x_event"),
              ElementsAre("1|0.1|fall|0.5|2.125|1", "1|0.1|level_yellow|null|null|null"));
}

TEST_F(TrajectoryFile, is_sound_indexed_and_the_same_bytes_each_time) {
  write_example(file());
  write_example(folder_ / "again.sqlite");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 2) << "nothing but the two files";
  EXPECT_THAT(sqlite_rows(file(), "PRAGMA integrity_check"), ElementsAre("ok"));
  EXPECT_THAT(sqlite_rows(file(), "SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE '%idx'"),
              ElementsAre("frame_id_idx"));
  const auto bytes = [](const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stream), {});
  };
  EXPECT_EQ(bytes(file()), bytes(folder_ / "again.sqlite"));
}

TEST_F(TrajectoryFile, is_not_there_and_leaves_nothing_behind_unless_committed) {
  {
    Trajectory trajectory(file(), {}, "POLYGON ((0 0))");
    trajectory.add_frame(0, std::array{TrackPoint{1, 0, 0, 1, 0}});
  }
  EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_F(TrajectoryFile, reports_a_folder_that_does_not_exist_with_path_and_reason) {
  try {
    Trajectory trajectory(folder_ / "missing" / "trajectory.sqlite", {}, "POLYGON ((0 0))");
    FAIL() << "no error";
  } catch (const IoError& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("missing/trajectory.sqlite"));
    EXPECT_THAT(error.what(), ::testing::HasSubstr("No such file or directory"));
  }
}

TEST_F(TrajectoryFile, refuses_a_position_that_is_not_a_number) {
  Trajectory trajectory(file(), {}, "POLYGON ((0 0))");
  EXPECT_THROW(trajectory.add_frame(0, std::array{TrackPoint{1, std::nan(""), 0, 1, 0}}), IoError);
}

TEST(WalkableWkt, joins_a_street_and_a_yard_that_share_an_edge) {
  const std::vector<NamedPolygon> site{{"street", {{-150, 0}, {150, 0}, {150, 14}, {-150, 14}}},
                                       {"yard", {{-40, -45}, {40, -45}, {40, 0}, {-40, 0}}}};
  EXPECT_EQ(walkable_wkt(site), "POLYGON ((-40 0, -150 0, -150 14, 150 14, 150 0, 40 0, 40 -45, -40 -45, -40 0))");
}

TEST(WalkableWkt, keeps_ground_in_two_places_as_two_polygons) {
  const std::vector<NamedPolygon> site{{"a", {{0, 0}, {1, 0}, {1, 1}}}, {"b", {{5, 0}, {6, 0}, {6, 1.5}}}};
  EXPECT_EQ(walkable_wkt(site), "MULTIPOLYGON (((5 0, 6 1.5, 6 0, 5 0)), ((0 0, 1 1, 1 0, 0 0)))");
}

}  // namespace
}  // namespace sispam
