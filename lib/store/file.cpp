// SPDX-License-Identifier: Apache-2.0
#include "store/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "core/error.hpp"

namespace sispam {

namespace {

constexpr std::size_t buffer_bytes = 256 * 1024;

int flags_of(OpenMode mode) {
  switch (mode) {
    case OpenMode::read:
      return O_RDONLY | O_CLOEXEC;
    case OpenMode::create_new:
      return O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC;
    case OpenMode::replace:
      return O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
    case OpenMode::keep:
      return O_RDWR | O_CREAT | O_CLOEXEC;
    case OpenMode::append:
      return O_WRONLY | O_APPEND | O_CLOEXEC;
  }
  throw Bug("an open mode has flags");
}

/// Repeats a system call that a signal interrupted; returns its result and leaves errno.
template <typename Call>
auto uninterrupted(const Call& call) {
  for (;;) {
    const auto result = call();
    if (result >= 0 || errno != EINTR) return result;
  }
}

[[noreturn]] void fail(const std::filesystem::path& path, std::string_view operation, std::string_view advice = {}) {
  throw IoError(path.string(), operation, errno, advice);
}

/// The file that a name stands for. Throws IoError.
std::filesystem::path replaceable(std::filesystem::path path) {
  if (is_stream(path)) throw IoError(path.string(), "replace", EEXIST, "It is a pipe or a device");
  std::error_code error;
  if (!std::filesystem::is_symlink(path, error)) return path;
  std::filesystem::path target = std::filesystem::weakly_canonical(path, error);
  return error ? path : target;
}

}  // namespace

bool is_stream(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) &&
         !std::filesystem::is_directory(status);
}

File::File(std::filesystem::path path, OpenMode mode) : path_(std::move(path)) {
  descriptor_ = uninterrupted([&] { return ::open(path_.c_str(), flags_of(mode), 0666); });
  if (descriptor_ < 0) fail(path_, mode == OpenMode::read ? "open for reading" : "open for writing");
}

File::File(File&& other) noexcept : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

File& File::operator=(File&& other) noexcept {
  if (this != &other) {
    if (descriptor_ >= 0) ::close(descriptor_);
    path_ = std::move(other.path_);
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void File::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = uninterrupted([&] { return ::write(descriptor_, text.data(), text.size()); });
    if (written < 0) fail(path_, "write");
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::size_t File::read_at(std::uint64_t offset, std::span<char> buffer) const {
  const ssize_t count =
      uninterrupted([&] { return ::pread(descriptor_, buffer.data(), buffer.size(), static_cast<off_t>(offset)); });
  if (count < 0) fail(path_, "read");
  return static_cast<std::size_t>(count);
}

void File::sync() {
  if (uninterrupted([&] { return ::fdatasync(descriptor_); }) < 0) fail(path_, "sync to disk");
}

void File::close() {
  if (descriptor_ < 0) return;
  // The descriptor is gone even when close fails, so it is never closed twice.
  if (::close(std::exchange(descriptor_, -1)) < 0 && errno != EINTR) fail(path_, "close");
}

bool File::try_lock() {
  if (uninterrupted([&] { return ::flock(descriptor_, LOCK_EX | LOCK_NB); }) == 0) return true;
  if (errno == EWOULDBLOCK) return false;
  fail(path_, "lock", "The file system must support flock; write the results to a local disk");
}

void sync_folder(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder.empty() ? "." : folder;
  const int descriptor = uninterrupted([&] { return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
  if (descriptor < 0) fail(path, "open the folder");
  const int result = uninterrupted([&] { return ::fsync(descriptor); });
  const int reason = errno;
  ::close(descriptor);
  // Some file systems cannot sync a folder and say EINVAL; the rename is then as durable as they make it.
  if (result < 0 && reason != EINVAL) throw IoError(path.string(), "sync the folder", reason);
}

AtomicFile::AtomicFile(std::filesystem::path path)
    : path_(replaceable(std::move(path))),
      unfinished_(path_.string() + ".tmp"),
      file_(unfinished_, OpenMode::replace) {}

AtomicFile::~AtomicFile() {
  if (state_ == State::open) ::unlink(unfinished_.c_str());
}

void AtomicFile::append(std::string_view text) {
  require(state_ == State::open, "nothing is appended to a committed file");
  buffer_ += text;
  if (buffer_.size() < buffer_bytes) return;
  file_.write(buffer_);
  buffer_.clear();
}

void AtomicFile::commit() {
  require(state_ == State::open, "a file is committed once");
  file_.write(buffer_);
  buffer_.clear();
  file_.sync();
  file_.close();
  if (::rename(unfinished_.c_str(), path_.c_str()) < 0) fail(path_, "rename the finished file into place");
  state_ = State::committed;
  sync_folder(path_.parent_path());
}

void write_atomically(const std::filesystem::path& path, std::string_view text) {
  AtomicFile file(path);
  file.append(text);
  file.commit();
}

void require_writable(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) throw IoError(path.string(), "write", EISDIR);
  if (is_stream(path)) {
    if (::access(path.c_str(), W_OK) != 0) fail(path, "write");
    return;
  }
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  const int unusable = ::access(folder.c_str(), W_OK | X_OK) == 0 ? 0 : errno;
  if (unusable == 0 && !std::filesystem::is_directory(folder, error)) throw IoError(path.string(), "write", ENOTDIR);
  if (unusable != 0) throw IoError(path.string(), "write", unusable);
}

std::string read_file(const std::filesystem::path& path) {
  const File file(path, OpenMode::read);
  std::string text;
  std::array<char, 64 * 1024> buffer;  // NOLINT: filled by read_at
  while (const std::size_t count = file.read_at(text.size(), buffer)) text.append(buffer.data(), count);
  return text;
}

void create_folder(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (!error && !std::filesystem::is_directory(path, error) && !error) {
    error = std::make_error_code(std::errc::not_a_directory);
  }
  if (error) throw IoError(path.string(), "create the folder", error.value(), "Choose another folder with -o");
}

}  // namespace sispam
