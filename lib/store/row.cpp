// SPDX-License-Identifier: Apache-2.0
#include "store/row.hpp"

#include <fmt/format.h>

#include <charconv>

#include "core/error.hpp"
#include "store/checksum.hpp"

namespace sispam {

namespace {

constexpr std::size_t seal_size = 9;  // '*' and eight hexadecimal digits

/// Cuts the first word off `text`.
std::string_view take_word(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

/// Cuts a number and the sign behind it off `text`; nothing when they are not there.
std::optional<std::uint32_t> take_number(std::string_view& text, char sign) {
  std::uint32_t value = 0;
  const char* last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  if (error != std::errc{} || end == last || *end != sign) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  return value;
}

}  // namespace

std::string_view name_of(Subject subject) { return subject == Subject::scenario ? "scenario" : "study"; }

std::string header_text(const RunIdentity& identity) {
  require(identity.version.find(' ') == std::string::npos, "a version holds no space");
  return fmt::format("sispam-rows format=2 {}={} seed={} version={} maths={:08x}", name_of(identity.subject),
                     identity.digest, identity.seed, identity.version, identity.maths_fingerprint);
}

std::string seal(std::string_view text) {
  require(text.find('\n') == std::string_view::npos, "a row of the journal is one line");
  return fmt::format("{}*{:08x}\n", text, crc32(text));
}

std::optional<std::string_view> unseal(std::string_view line) {
  if (line.size() < seal_size) return std::nullopt;
  const std::string_view text = line.substr(0, line.size() - seal_size);
  if (line.substr(text.size()) != fmt::format("*{:08x}", crc32(text))) return std::nullopt;
  return text;
}

std::string row_line(RowId id, std::string_view payload) {
  return seal(fmt::format("{}/{},{}", id.point, number(id.replicate), payload));
}

std::optional<Row> parse_row(std::string_view text) {
  const auto point = take_number(text, '/');
  const auto replicate = point ? take_number(text, ',') : std::nullopt;
  if (!replicate) return std::nullopt;
  return Row{{*point, ReplicateId{*replicate}}, text};
}

std::string difference(std::string_view found, std::string_view expected) {
  constexpr std::size_t enough = 40;  // of a digest
  std::string all;
  while (!found.empty() || !expected.empty()) {
    const std::string_view has = take_word(found);
    const std::string_view wanted = take_word(expected);
    if (has == wanted) continue;
    all += fmt::format("{}{}, not {}", all.empty() ? "" : "; ", has.substr(0, enough), wanted.substr(0, enough));
  }
  return all;
}

}  // namespace sispam
