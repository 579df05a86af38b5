// Writes a trajectory file that the tools of pedestrian research read: JuPedSim's SQLite schema, version 2.
//
// Version 2, not 3: it also holds orientations, JuPedSim's own reader upgrades it in place, and PedPy reads both. What
// is ours goes into tables of our own (x_agent, x_event), which those readers ignore. A format of our own was rejected:
// nobody could look at a replay without us. The file is written beside its name and renamed by `commit`, so it is whole
// or not there.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace sispam {

/// Where one person is in one frame.
struct TrackPoint {
  std::int64_t id = 0;
  double x = 0, y = 0;          // [m]
  double ori_x = 1, ori_y = 0;  // unit vector of the view [1]
};

/// Frame rate and the box that holds the whole site.
struct TrajectoryMeta {
  double fps = 10;                                // frames per second [1/s]
  double xmin = 0, xmax = 0, ymin = 0, ymax = 0;  // [m]
};

/// Row of x_agent: who somebody is.
struct TrackAgent {
  std::int64_t id = 0;
  std::string side;   // "personnel" or "demonstrators"
  std::string role;   // role of the unit, or role in the crowd
  std::string group;  // id of the unit or of the group
};

/// Row of x_event: what happened, where, to whom.
struct TrackEvent {
  std::int64_t frame = 0;
  double time_s = 0;  // [s]
  std::string kind;
  double x = 0, y = 0;       // [m]; NaN: no place, written as NULL
  std::int64_t person = -1;  // -1: nobody, written as NULL
};

class Trajectory {
 public:
  /// Creates `path` + ".tmp". `geometry_wkt` is the walkable ground as a WKT polygon. Throws IoError.
  Trajectory(std::filesystem::path path, const TrajectoryMeta& meta, const std::string& geometry_wkt);
  Trajectory(const Trajectory&) = delete;
  Trajectory& operator=(const Trajectory&) = delete;
  /// Removes the unfinished file when `commit` was not reached.
  ~Trajectory();

  /// The ground from the next frame on, such as after a fence fell. Throws IoError.
  void set_geometry(const std::string& geometry_wkt);
  /// Frames come in order of number, each once. Throws IoError.
  void add_frame(std::int64_t frame, std::span<const TrackPoint> people);
  void add_agent(const TrackAgent& agent);
  void add_event(const TrackEvent& event);
  /// Indexes, closes, syncs and renames into place. Throws IoError.
  void commit();

 private:
  struct Closer {
    void operator()(sqlite3* database) const;
    void operator()(sqlite3_stmt* statement) const;
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Closer>;

  void execute(const std::string& sql);
  void write_meta(const TrajectoryMeta& meta);
  Statement prepare(const char* sql);
  /// Runs a statement whose values are bound, and makes it ready for the next row.
  void step(sqlite3_stmt* statement);
  [[noreturn]] void fail(const char* operation) const;

  std::filesystem::path path_;
  std::filesystem::path unfinished_;
  std::unique_ptr<sqlite3, Closer> database_;
  Statement insert_point_, insert_frame_, insert_agent_, insert_event_;
  std::int64_t geometry_hash_ = 0;
};

}  // namespace sispam
