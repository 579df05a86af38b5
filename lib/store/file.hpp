// Files that are either whole or not there: every system call is checked.
//
// Streams of the standard library were rejected: they swallow a failed write until their destructor, and give the same
// answer for "end of file" and "the disk cannot be read". Here the end of a file is a count of 0 and an error is an
// IoError with path, operation and reason. A file that others read is written beside its name and renamed into place,
// so a crash leaves the old one or the new one, never half of it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace sispam {

/// How a file is opened. `create_new` fails when the name exists; `replace` empties what is there; `keep` creates it
/// when missing and leaves its content alone; `append` writes to what is there, such as a pipe.
enum class OpenMode : std::uint8_t { read, create_new, replace, keep, append };

/// An open file, closed with its owner. Move only.
class File {
 public:
  /// Throws IoError.
  File(std::filesystem::path path, OpenMode mode);
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File();

  /// Writes all of `text` at the end, or throws IoError.
  void write(std::string_view text);
  /// Bytes read from `offset` [byte]; 0 only at the end of the file. Throws IoError.
  std::size_t read_at(std::uint64_t offset, std::span<char> buffer) const;
  /// Waits until the content is on the disk. Throws IoError.
  void sync();
  /// Closes and reports what the destructor would have to swallow. Throws IoError.
  void close();
  /// Takes the exclusive lock; false when another process holds it. The kernel frees it when the process dies.
  bool try_lock();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
};

/// Whether a pipe, a device or the like stands there: what is written passes through and must not replace it.
bool is_stream(const std::filesystem::path& path);

/// Throws IoError unless a file could be written under that name, so that a long computation need not find out.
void require_writable(const std::filesystem::path& path);

/// A file that appears under its name only when `commit` is called; for content too large to hold in memory.
class AtomicFile {
 public:
  /// Creates `path` + ".tmp" in the same folder; of a symbolic link, where it leads. Refuses to replace a pipe or
  /// device. Throws IoError.
  explicit AtomicFile(std::filesystem::path path);
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  /// Removes the unfinished file when `commit` was not reached.
  ~AtomicFile();

  /// Adds text; written in pieces of 256 KiB. Throws IoError.
  void append(std::string_view text);
  /// Flushes, syncs, renames into place and syncs the folder. Throws IoError.
  void commit();

 private:
  std::filesystem::path path_;
  std::filesystem::path unfinished_;
  File file_;
  std::string buffer_;
  enum class State : std::uint8_t { open, committed } state_ = State::open;
};

/// Replaces `path` by `text` in one step. Throws IoError.
void write_atomically(const std::filesystem::path& path, std::string_view text);
/// The whole file. Throws IoError.
std::string read_file(const std::filesystem::path& path);
/// Creates the folder and its parents where missing. Throws IoError.
void create_folder(const std::filesystem::path& path);
/// Waits until the names in the folder are on the disk. Throws IoError.
void sync_folder(const std::filesystem::path& path);

}  // namespace sispam
