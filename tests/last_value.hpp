// What a test measured, for the column "last value" of docs/verification.md.
//
// A value that is copied by hand gets old. So a test records it under the id of its row, as a reader wants to see it,
// and tests/verification/last_values.py writes it there. Rejected: raw numbers, rounded by the script, since every row
// reads another way.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace sispam {

/// Keeps what was measured for that row. It must hold no full stop before a blank: there the row goes on in prose.
template <class... Values>
void record_value(const char* row, fmt::format_string<Values...> words, Values&&... values) {
  ::testing::Test::RecordProperty(row, fmt::format(words, std::forward<Values>(values)...));
}

/// All of them in that format, with commas between.
template <class Range>
std::string listed(const Range& values, const char* format = "{}") {
  std::string all;
  for (const auto& value : values) all += (all.empty() ? "" : ", ") + fmt::format(fmt::runtime(format), value);
  return all;
}

}  // namespace sispam
