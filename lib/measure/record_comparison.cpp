// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <string_view>

#include "measure/check_record.hpp"

namespace sispam {

namespace {

/// The lines of one measure in both records.
struct Pair {
  const CheckRecord::Line* expected;
  const CheckRecord::Line* found;
};

std::vector<Pair> pairs_of(const CheckRecord& expected, const CheckRecord& found) {
  std::vector<Pair> pairs;
  for (const CheckRecord::Line& line : expected.lines) {
    const CheckRecord::Line* other = found.find(line.measure);
    if (other != nullptr) pairs.push_back({&line, other});
  }
  return pairs;
}

std::vector<const CheckRecord::Line*> lines_without(const CheckRecord& record, const CheckRecord& other) {
  std::vector<const CheckRecord::Line*> lines;
  for (const CheckRecord::Line& line : record.lines) {
    if (other.find(line.measure) == nullptr) lines.push_back(&line);
  }
  return lines;
}

/// Whether one of the first `replicates` has a number there; bins of a longer replicate are empty in the others.
bool says_something(const CheckRecord::Line& line, std::uint32_t replicates) {
  const auto end = line.cells.begin() + replicates;
  return std::any_of(line.cells.begin(), end, [](const std::string& cell) { return !cell.empty(); });
}

}  // namespace

std::size_t RecordComparison::changed_measures() const {
  std::set<std::string_view> names;
  for (const RecordChange& change : changes) names.insert(change.measure);
  return names.size();
}

std::size_t RecordComparison::changed_replicates() const {
  std::set<std::uint32_t> numbers;
  for (const RecordChange& change : changes) numbers.insert(change.replicate);
  return numbers.size();
}

RecordComparison compare(const CheckRecord& expected, const CheckRecord& found) {
  RecordComparison result;
  result.replicates_expected = expected.replicates;
  result.replicates_found = found.replicates;
  result.compared = std::min(expected.replicates, found.replicates);
  for (const CheckRecord::Line* line : lines_without(expected, found)) {
    result.gone.push_back(line->measure);
    result.shared_differ = result.shared_differ || says_something(*line, result.compared);
  }
  for (const CheckRecord::Line* line : lines_without(found, expected)) {
    result.added.push_back(line->measure);
    result.shared_differ = result.shared_differ || says_something(*line, result.compared);
  }
  const std::vector<Pair> pairs = pairs_of(expected, found);
  result.measures = pairs.size();
  for (std::uint32_t k = 0; k < result.compared; ++k) {
    for (const Pair& pair : pairs) {
      const std::string& was = pair.expected->cells[k];
      const std::string& is = pair.found->cells[k];
      if (was == is) continue;
      result.changes.push_back({pair.found->measure, pair.found->unit, k, was, is});
    }
  }
  result.shared_differ = result.shared_differ || !result.changes.empty();
  return result;
}

}  // namespace sispam
