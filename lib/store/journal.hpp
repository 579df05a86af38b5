// The memory of a run: what was computed once is never computed, changed or lost again.
//
// Each process appends to a shard of its own (DIR/shards/0001.rows, ...) and to nobody else's, so the torn last line of
// a process that died needs no repair: it is skipped and its replicate computed again, with the same result. A database
// was rejected: rows must survive kill -9 and a full disk and be readable without us. In memory stands only where each
// row is (24 bytes a row); rows are read again when they are summarised. The journal does not know what a row means.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/ids.hpp"
#include "store/file.hpp"
#include "store/row.hpp"

namespace sispam {

/// What opening found.
struct Recovery {
  std::size_t rows = 0;              // good rows, duplicates counted once
  std::size_t damaged_rows = 0;      // torn or altered: ignored, computed again where missing
  std::size_t damaged_shards = 0;    // shards without a whole first line: ignored, their rows computed again
  std::filesystem::path damaged_at;  // the first shard with damage
};

/// What a journal is opened for. Reading takes no lock and creates nothing, so it works beside a run.
enum class Access : std::uint8_t { write, read };

class Journal {
 public:
  /// Creates the folder, locks it and reads every row. Throws IoError, also when another run holds the folder, and
  /// MismatchError when rows belong to another scenario, seed, version or mathematics, or contradict each other.
  Journal(std::filesystem::path folder, const RunIdentity& identity, Access access = Access::write);

  const Recovery& recovery() const { return recovery_; }
  const std::filesystem::path& folder() const { return folder_; }
  /// What of these blocks has no row, in the order of the blocks, which rises and does not overlap.
  std::vector<RowId> missing(std::span<const Block> blocks);
  /// What of these blocks has a row, in the same order.
  std::vector<RowId> present(std::span<const Block> blocks);

  /// Creates this process's shard, so that a read-only folder is found before hours of work. Throws IoError.
  void start_shard();
  /// Writes the row at once; call from any thread, once per row. After a failure every later call fails too,
  /// because the shard's last line may be torn. Throws IoError.
  void append(RowId id, std::string_view payload);
  /// Syncs if rows were written and the last sync is a second or more ago. Throws IoError.
  void sync_if_due();
  /// Syncs what is not yet on the disk. Throws IoError.
  void sync();

  /// Reads the rows of `ids` again, in the order of their numbers. Throws IoError, or Bug for an id without a row. No
  /// thread may append meanwhile.
  void for_each_sorted(std::vector<RowId> ids, const std::function<void(RowId, std::string_view)>& callback);

 private:
  struct Place {
    RowId id;
    std::uint32_t shard;   // index into shards_
    std::uint64_t offset;  // [byte] of the line
  };
  enum class Presence : std::uint8_t { absent, present };

  std::vector<RowId> select(std::span<const Block> blocks, Presence wanted);
  void find_shards();
  void read_shard(std::uint32_t shard);
  void note_damage(std::size_t& count, std::uint32_t shard);
  void drop_duplicates();
  void sort_places();
  void write_locked(std::string_view line);
  void sync_locked();
  std::string payload_at(const Place& place);
  const File& opened(std::uint32_t shard);

  std::filesystem::path folder_;
  std::string header_;
  std::optional<File> lock_;  // none when opened for reading
  std::vector<std::filesystem::path> shards_;
  std::vector<std::optional<File>> readers_;  // one per shard, opened when needed
  std::size_t open_readers_ = 0;
  Recovery recovery_;
  std::uint32_t last_number_ = 0;  // highest shard number in use
  std::mutex mutex_;               // guards what follows
  std::vector<Place> places_;      // sorted by id when `order_` says so
  enum class Order : std::uint8_t { sorted, as_appended } order_ = Order::sorted;
  std::optional<File> own_;
  std::uint64_t own_size_ = 0;  // [byte]
  enum class Health : std::uint8_t { clean, unsynced, broken } health_ = Health::clean;
  std::optional<IoError> failure_;  // of the first write that failed: what every later one tells
  std::chrono::steady_clock::time_point last_sync_;
};

}  // namespace sispam
