// SPDX-License-Identifier: Apache-2.0
#include "store/lines.hpp"

#include <span>

namespace sispam {

LineReader::LineReader(const File& file, std::uint64_t offset, std::size_t chunk)
    : file_(&file), offset_(offset), chunk_(chunk) {}

std::optional<Line> LineReader::next() {
  std::size_t searched = start_;
  for (;;) {
    const std::size_t newline = buffer_.find('\n', searched);
    if (newline != std::string::npos) {
      const Line line{offset_, std::string_view(buffer_).substr(start_, newline - start_), LineEnd::newline};
      offset_ += line.text.size() + 1;
      start_ = newline + 1;
      return line;
    }
    buffer_.erase(0, start_);
    start_ = 0;
    const std::size_t held = buffer_.size();
    searched = held;
    buffer_.resize(held + chunk_);
    const std::size_t count = file_->read_at(offset_ + held, std::span(buffer_).subspan(held));
    buffer_.resize(held + count);
    if (count > 0) continue;
    if (buffer_.empty()) return std::nullopt;
    const Line line{offset_, buffer_, LineEnd::cut_off};
    offset_ += held;
    start_ = held;
    return line;
  }
}

}  // namespace sispam
