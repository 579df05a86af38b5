// SPDX-License-Identifier: Apache-2.0
#include "study/blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace sispam {

namespace {

std::optional<std::uint32_t> to_number(std::string_view word) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (word.empty() || error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

/// The two numbers around the first `sign`; twice the same when it is not there.
std::optional<std::pair<std::uint32_t, std::uint32_t>> to_pair(std::string_view word, char sign) {
  const std::size_t at = word.find(sign);
  const auto first = to_number(word.substr(0, at));
  const auto last = at == std::string_view::npos ? first : to_number(word.substr(at + 1));
  if (!first || !last) return std::nullopt;
  return std::pair(*first, *last);
}

}  // namespace

std::uint32_t rows_in(std::span<const Block> blocks) {
  std::uint32_t rows = 0;
  for (const Block& block : blocks) rows += block.count;
  return rows;
}

std::vector<Block> units_of(const StudySize& size) {
  std::vector<Block> units;
  for (std::uint32_t point = 0; point < size.points; ++point) {
    for (std::uint32_t first = 0; first < size.replicates; first += size.block) {
      units.push_back({point, first, std::min(size.block, size.replicates - first)});
    }
  }
  return units;
}

std::optional<Shard> parse_shard(std::string_view text) {
  if (text.find('/') == std::string_view::npos) return std::nullopt;
  const auto numbers = to_pair(text, '/');
  if (!numbers || numbers->first < 1 || numbers->first > numbers->second) return std::nullopt;
  return Shard{numbers->first, numbers->second};
}

UnitNumbers units_of_shard(const Shard& shard, std::uint32_t units) {
  UnitNumbers numbers;
  for (std::uint64_t unit = shard.index - 1; unit < units; unit += shard.count) {
    numbers.push_back(static_cast<std::uint32_t>(unit));
  }
  return numbers;
}

std::optional<UnitNumbers> parse_units(std::string_view text, std::uint32_t units) {
  std::set<std::uint32_t> numbers;
  while (true) {
    const std::size_t comma = text.find(',');
    const auto range = to_pair(text.substr(0, comma), '-');
    if (!range || range->first > range->second || range->second >= units) return std::nullopt;
    for (std::uint32_t unit = range->first; unit <= range->second; ++unit) numbers.insert(unit);
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  return UnitNumbers(numbers.begin(), numbers.end());
}

std::string units_text(const UnitNumbers& numbers) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    text += fmt::format("{}{}", text.empty() ? "" : ",", numbers[i]);
    if (last > i) text += fmt::format("-{}", numbers[last]);
    i = last + 1;
  }
  return text;
}

}  // namespace sispam
