// SPDX-License-Identifier: Apache-2.0
#include "store/journal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>
#include <tuple>

#include "core/error.hpp"
#include "store/lines.hpp"

namespace sispam {

namespace {

constexpr std::size_t scan_bytes = 1024 * 1024;
constexpr std::size_t row_bytes = 8 * 1024;
constexpr std::size_t most_open_readers = 100;  // far below the usual limit of 1024 open files
constexpr auto sync_interval = std::chrono::seconds(1);

std::filesystem::path shard_folder(const std::filesystem::path& folder) { return folder / "shards"; }

File make_lock(const std::filesystem::path& folder) {
  create_folder(shard_folder(folder));
  File lock(shard_folder(folder) / "lock", OpenMode::keep);
  if (!lock.try_lock()) {
    throw IoError(folder.string(), "use the results folder", 0,
                  "Another run is writing to it. Wait until that one ends, or choose another folder with -o");
  }
  return lock;
}

/// The number in "0012.rows"; 0 for any other name.
std::uint32_t shard_number(const std::filesystem::path& path) {
  const std::string stem = path.stem().string();
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), value);
  return error == std::errc{} && end == stem.data() + stem.size() ? value : 0;
}

std::string text_of(RowId id) {
  const std::string replicate = fmt::format("replicate {}", number(id.replicate));
  return id.point == 0 ? replicate : fmt::format("{} of point {}", replicate, id.point + 1);
}

[[noreturn]] void refuse(const std::filesystem::path& shard, std::string_view what) {
  throw MismatchError(fmt::format(
      "{}: these results belong to another run ({}). Choose another folder with -o, or run again what began this one",
      shard.string(), what));
}

}  // namespace

Journal::Journal(std::filesystem::path folder, const RunIdentity& identity, Access access)
    : folder_(std::move(folder)), header_(header_text(identity)) {
  if (access == Access::write) lock_.emplace(make_lock(folder_));
  find_shards();
  for (std::uint32_t shard = 0; shard < shards_.size(); ++shard) read_shard(shard);
  order_ = Order::as_appended;
  sort_places();
  drop_duplicates();
  recovery_.rows = places_.size();
}

void Journal::find_shards() {
  std::error_code error;
  for (std::filesystem::directory_iterator at(shard_folder(folder_), error), end; !error && at != end;
       at.increment(error)) {
    if (at->path().extension() != ".rows") continue;
    shards_.push_back(at->path());
    last_number_ = std::max(last_number_, shard_number(at->path()));
  }
  if (error) throw IoError(shard_folder(folder_).string(), "list the folder", error.value());
  std::sort(shards_.begin(), shards_.end());
  readers_.resize(shards_.size());
}

void Journal::read_shard(std::uint32_t shard) {
  LineReader lines(opened(shard), 0, scan_bytes);
  const std::optional<Line> first = lines.next();
  if (!first) return;  // the process died before its first write
  const auto header = first->end == LineEnd::newline ? unseal(first->text) : std::nullopt;
  if (!header) return note_damage(recovery_.damaged_shards, shard);
  if (*header != header_) refuse(shards_[shard], difference(*header, header_));
  while (const std::optional<Line> line = lines.next()) {
    const auto text = line->end == LineEnd::newline ? unseal(line->text) : std::nullopt;
    const auto row = text ? parse_row(*text) : std::nullopt;
    if (row) {
      places_.push_back({row->id, shard, line->offset});
    } else {
      note_damage(recovery_.damaged_rows, shard);
    }
  }
}

void Journal::note_damage(std::size_t& count, std::uint32_t shard) {
  if (recovery_.damaged_at.empty()) recovery_.damaged_at = shards_[shard];
  ++count;
}

void Journal::sort_places() {
  if (order_ == Order::sorted) return;
  std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
    return std::tie(a.id, a.shard, a.offset) < std::tie(b.id, b.shard, b.offset);
  });
  order_ = Order::sorted;
}

void Journal::drop_duplicates() {
  const auto same_row = [this](const Place& a, const Place& b) {
    if (a.id != b.id) return false;
    if (payload_at(a) == payload_at(b)) return true;
    throw MismatchError(
        fmt::format("{} and {}: two different rows for {} (one was written by another program or altered). Remove the "
                    "shard you do not trust and run again",
                    shards_[a.shard].string(), shards_[b.shard].string(), text_of(a.id)));
  };
  places_.erase(std::unique(places_.begin(), places_.end(), same_row), places_.end());
}

std::vector<RowId> Journal::select(std::span<const Block> blocks, Presence wanted) {
  const std::scoped_lock guard(mutex_);
  sort_places();
  std::vector<RowId> ids;
  auto place = places_.begin();
  for (const Block& block : blocks) {
    for (std::uint32_t i = 0; i < block.count; ++i) {
      const RowId id{block.point, ReplicateId{block.first + i}};
      while (place != places_.end() && place->id < id) ++place;
      const bool is_present = place != places_.end() && place->id == id;
      if (is_present == (wanted == Presence::present)) ids.push_back(id);
    }
  }
  return ids;
}

std::vector<RowId> Journal::missing(std::span<const Block> blocks) { return select(blocks, Presence::absent); }
std::vector<RowId> Journal::present(std::span<const Block> blocks) { return select(blocks, Presence::present); }

void Journal::start_shard() {
  const std::scoped_lock guard(mutex_);
  if (own_) return;
  require(lock_.has_value(), "a journal opened for reading is not written to");
  const auto path = shard_folder(folder_) / fmt::format("{:04}.rows", last_number_ + 1);
  own_.emplace(path, OpenMode::create_new);
  shards_.push_back(path);
  readers_.emplace_back();
  write_locked(seal(header_));
  sync_locked();
  sync_folder(shard_folder(folder_));
}

void Journal::append(RowId id, std::string_view payload) {
  const std::string line = row_line(id, payload);
  start_shard();
  const std::scoped_lock guard(mutex_);
  const std::uint64_t offset = own_size_;
  write_locked(line);
  places_.push_back({id, static_cast<std::uint32_t>(shards_.size() - 1), offset});
  order_ = Order::as_appended;
  if (std::chrono::steady_clock::now() - last_sync_ >= sync_interval) sync_locked();
}

void Journal::write_locked(std::string_view line) {
  if (failure_) throw IoError(*failure_);
  if (health_ == Health::broken) throw IoError(own_->path().string(), "write", 0, "An earlier write was not synced");
  health_ = Health::broken;  // until the write is known to be whole
  try {
    own_->write(line);
  } catch (const IoError& error) {
    failure_ = error;
    throw;
  }
  own_size_ += line.size();
  health_ = Health::unsynced;
}

void Journal::sync_locked() {
  if (health_ != Health::unsynced) return;
  health_ = Health::broken;  // after a failed sync the kernel may have dropped what was written
  own_->sync();
  health_ = Health::clean;
  last_sync_ = std::chrono::steady_clock::now();
}

void Journal::sync_if_due() {
  const std::scoped_lock guard(mutex_);
  if (std::chrono::steady_clock::now() - last_sync_ >= sync_interval) sync_locked();
}

void Journal::sync() {
  const std::scoped_lock guard(mutex_);
  sync_locked();
}

void Journal::for_each_sorted(std::vector<RowId> ids, const std::function<void(RowId, std::string_view)>& callback) {
  const std::scoped_lock guard(mutex_);
  sort_places();
  std::sort(ids.begin(), ids.end());
  auto place = places_.begin();
  for (const RowId id : ids) {
    place = std::lower_bound(place, places_.end(), id, [](const Place& a, RowId wanted) { return a.id < wanted; });
    require(place != places_.end() && place->id == id, "a replicate that is read has a row");
    callback(id, payload_at(*place));
  }
}

std::string Journal::payload_at(const Place& place) {
  LineReader lines(opened(place.shard), place.offset, row_bytes);
  const std::optional<Line> line = lines.next();
  const auto text = line ? unseal(line->text) : std::nullopt;
  const auto row = text ? parse_row(*text) : std::nullopt;
  if (!row || row->id != place.id) {
    throw IoError(shards_[place.shard].string(), "read a row again", 0, "The file changed while it was in use");
  }
  return std::string(row->payload);
}

const File& Journal::opened(std::uint32_t shard) {
  std::optional<File>& reader = readers_[shard];
  if (reader) return *reader;
  if (open_readers_ >= most_open_readers) {
    for (std::optional<File>& other : readers_) other.reset();
    open_readers_ = 0;
  }
  reader.emplace(shards_[shard], OpenMode::read);
  ++open_readers_;
  return *reader;
}

}  // namespace sispam
