// SPDX-License-Identifier: Apache-2.0
#include "store/trajectory.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cmath>
#include <system_error>
#include <utility>

#include "core/error.hpp"
#include "store/checksum.hpp"
#include "store/file.hpp"

namespace sispam {

namespace {

// Names, types and order as JuPedSim writes and PedPy reads them; the tables x_... are ours.
constexpr const char* schema = R"(
CREATE TABLE trajectory_data(frame INTEGER NOT NULL, id INTEGER NOT NULL, pos_x REAL NOT NULL, pos_y REAL NOT NULL,
  ori_x REAL NOT NULL, ori_y REAL NOT NULL);
CREATE TABLE metadata(key TEXT NOT NULL UNIQUE PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE geometry(hash INTEGER NOT NULL, wkt TEXT NOT NULL);
CREATE UNIQUE INDEX geometry_hash ON geometry(hash);
CREATE TABLE frame_data(frame INTEGER NOT NULL, geometry_hash INTEGER NOT NULL);
CREATE TABLE x_agent(id INTEGER PRIMARY KEY, side TEXT NOT NULL, role TEXT NOT NULL, unit TEXT NOT NULL);
CREATE TABLE x_event(frame INTEGER NOT NULL, time_s REAL NOT NULL, kind TEXT NOT NULL, pos_x REAL, pos_y REAL,
  person INTEGER);
)";

void bind_text(sqlite3_stmt* statement, int column, const std::string& text) {
  sqlite3_bind_text(statement, column, text.c_str(), -1, SQLITE_TRANSIENT);
}

}  // namespace

void Trajectory::Closer::operator()(sqlite3* database) const { sqlite3_close(database); }
void Trajectory::Closer::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Trajectory::Trajectory(std::filesystem::path path, const TrajectoryMeta& meta, const std::string& geometry_wkt)
    : path_(std::move(path)), unfinished_(path_.string() + ".tmp") {
  std::error_code ignored;
  std::filesystem::remove(unfinished_, ignored);
  sqlite3* opened = nullptr;
  const int code = sqlite3_open(unfinished_.c_str(), &opened);
  database_.reset(opened);
  if (code != SQLITE_OK) fail("create");
  // A crash leaves only the .tmp file, which nobody reads: no journal and no syncs are needed before `commit`.
  execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;");
  execute("BEGIN");
  execute(schema);
  write_meta(meta);
  insert_point_ = prepare("INSERT INTO trajectory_data VALUES(?, ?, ?, ?, ?, ?)");
  insert_frame_ = prepare("INSERT INTO frame_data VALUES(?, ?)");
  insert_agent_ = prepare("INSERT INTO x_agent VALUES(?, ?, ?, ?)");
  insert_event_ = prepare("INSERT INTO x_event VALUES(?, ?, ?, ?, ?, ?)");
  set_geometry(geometry_wkt);
}

Trajectory::~Trajectory() {
  if (!database_) return;
  for (Statement* statement : {&insert_point_, &insert_frame_, &insert_agent_, &insert_event_}) statement->reset();
  database_.reset();
  std::error_code ignored;
  std::filesystem::remove(unfinished_, ignored);
}

void Trajectory::set_geometry(const std::string& geometry_wkt) {
  geometry_hash_ = crc32(geometry_wkt);
  const Statement insert = prepare("INSERT OR IGNORE INTO geometry VALUES(?, ?)");
  sqlite3_bind_int64(insert.get(), 1, geometry_hash_);
  bind_text(insert.get(), 2, geometry_wkt);
  step(insert.get());
}

void Trajectory::add_frame(std::int64_t frame, std::span<const TrackPoint> people) {
  sqlite3_bind_int64(insert_frame_.get(), 1, frame);
  sqlite3_bind_int64(insert_frame_.get(), 2, geometry_hash_);
  step(insert_frame_.get());
  sqlite3_stmt* insert = insert_point_.get();
  for (const TrackPoint& person : people) {
    sqlite3_bind_int64(insert, 1, frame);
    sqlite3_bind_int64(insert, 2, person.id);
    sqlite3_bind_double(insert, 3, person.x);
    sqlite3_bind_double(insert, 4, person.y);
    sqlite3_bind_double(insert, 5, person.ori_x);
    sqlite3_bind_double(insert, 6, person.ori_y);
    step(insert);
  }
}

void Trajectory::add_agent(const TrackAgent& agent) {
  sqlite3_bind_int64(insert_agent_.get(), 1, agent.id);
  bind_text(insert_agent_.get(), 2, agent.side);
  bind_text(insert_agent_.get(), 3, agent.role);
  bind_text(insert_agent_.get(), 4, agent.group);
  step(insert_agent_.get());
}

void Trajectory::add_event(const TrackEvent& event) {
  sqlite3_stmt* insert = insert_event_.get();
  sqlite3_bind_int64(insert, 1, event.frame);
  sqlite3_bind_double(insert, 2, event.time_s);
  bind_text(insert, 3, event.kind);
  sqlite3_bind_double(insert, 4, event.x);  // SQLite stores NaN as NULL
  sqlite3_bind_double(insert, 5, event.y);
  if (event.person < 0) {
    sqlite3_bind_null(insert, 6);
  } else {
    sqlite3_bind_int64(insert, 6, event.person);
  }
  step(insert);
}

void Trajectory::commit() {
  execute("CREATE INDEX frame_id_idx ON trajectory_data(frame, id)");
  execute("COMMIT");
  for (Statement* statement : {&insert_point_, &insert_frame_, &insert_agent_, &insert_event_}) statement->reset();
  if (sqlite3_close(database_.get()) != SQLITE_OK) fail("close");
  (void)database_.release();
  File(unfinished_, OpenMode::keep).sync();
  std::error_code error;
  std::filesystem::rename(unfinished_, path_, error);
  if (error) throw IoError(path_.string(), "rename into place", error.value(), "The file is beside it, as .tmp.");
  sync_folder(path_.has_parent_path() ? path_.parent_path() : ".");
}

void Trajectory::execute(const std::string& sql) {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail("write");
}

void Trajectory::write_meta(const TrajectoryMeta& meta) {
  execute("INSERT INTO metadata VALUES('version', '2')");
  const std::pair<const char*, double> values[] = {
      {"fps", meta.fps}, {"xmin", meta.xmin}, {"xmax", meta.xmax}, {"ymin", meta.ymin}, {"ymax", meta.ymax}};
  for (const auto& [key, value] : values) {
    require(std::isfinite(value), "the frame rate and the box of a trajectory are finite");
    execute(fmt::format("INSERT INTO metadata VALUES('{}', '{}')", key, value));
  }
}

Trajectory::Statement Trajectory::prepare(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database_.get(), sql, -1, &statement, nullptr) != SQLITE_OK) fail("write");
  return Statement(statement);
}

void Trajectory::step(sqlite3_stmt* statement) {
  const int code = sqlite3_step(statement);
  sqlite3_reset(statement);
  if (code != SQLITE_DONE) fail("write");
}

void Trajectory::fail(const char* operation) const {
  const int code = sqlite3_errcode(database_.get());
  const bool of_the_system = code == SQLITE_CANTOPEN || code == SQLITE_IOERR || code == SQLITE_FULL;
  throw IoError(path_.string(), fmt::format("{} ({})", operation, sqlite3_errmsg(database_.get())),
                of_the_system ? sqlite3_system_errno(database_.get()) : 0,
                "The results are safe; run the replay again.");
}

}  // namespace sispam
