// Reads a file line by line from any offset, without holding the file.
//
// It tells a line that ends in a newline from one that was cut off, which std::getline cannot; that difference is what
// a journal lives on.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/file.hpp"

namespace sispam {

enum class LineEnd : std::uint8_t { newline, cut_off };

/// One line without its newline. `text` is valid until the next call of `next`.
struct Line {
  std::uint64_t offset = 0;  // [byte] of its first character
  std::string_view text;
  LineEnd end = LineEnd::newline;
};

class LineReader {
 public:
  /// Starts at `offset` [byte] and reads `chunk` bytes at a time. The file must outlive the reader.
  LineReader(const File& file, std::uint64_t offset, std::size_t chunk);
  /// The next line, or nothing at the end of the file. Throws IoError.
  std::optional<Line> next();

 private:
  const File* file_;
  std::uint64_t offset_;   // [byte] in the file, of buffer_[start_]
  std::size_t chunk_;      // [byte]
  std::size_t start_ = 0;  // first byte of buffer_ not yet returned
  std::string buffer_;
};

}  // namespace sispam
