// What a check remembers: every number of its replicates as one small table of text, a line per number.
//
// The lines are made from the encoded rows, so nothing that a row holds is left out, and shortest round-trip decimals
// make equal texts of equal bits. One line per number, not per replicate, so that a version control system shows which
// measure changed. What may change without changing a number is not in it: version, compiler, threads, names of files,
// titles, the digest of the scenario (a new key with its default changes that).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sispam {

struct CheckRecord {
  /// One number (or word) of every replicate.
  struct Line {
    std::string measure;
    std::string unit;                // UCUM; empty for words
    std::vector<std::string> cells;  // one per replicate; empty where it does not exist
  };
  std::uint32_t replicates = 0;
  std::vector<Line> lines;

  /// The line of that measure, or nullptr.
  const Line* find(std::string_view measure) const;
};

/// The record of replicates 0, 1, ... from their encoded rows.
CheckRecord record_of(std::uint64_t seed, const std::vector<std::string>& rows);
/// The record as CSV. Its SHA-256 is the hash of the record.
std::string record_text(const CheckRecord& record);
/// The record of such a text; nothing when it is none.
std::optional<CheckRecord> parse_record(std::string_view text);
/// The first replicate whose numbers failed, if any.
std::optional<std::uint32_t> first_failed(const CheckRecord& record);

/// A cell that changed.
struct RecordChange {
  std::string measure;
  std::string unit;
  std::uint32_t replicate = 0;
  std::string expected;  // empty: it did not exist
  std::string found;
};

/// All that differs between two records.
struct RecordComparison {
  std::vector<RecordChange> changes;  // by replicate, then in the order of the lines
  std::vector<std::string> gone;      // measures that are no longer there
  std::vector<std::string> added;     // measures that were not there
  std::uint32_t compared = 0;         // replicates in both
  std::uint32_t replicates_expected = 0, replicates_found = 0;
  std::size_t measures = 0;    // in both
  bool shared_differ = false;  // a replicate in both has other numbers, or numbers of other measures

  bool equal() const {
    return changes.empty() && gone.empty() && added.empty() && replicates_expected == replicates_found;
  }
  /// How many measures changed in any replicate.
  std::size_t changed_measures() const;
  /// How many replicates changed.
  std::size_t changed_replicates() const;
};

/// Compares cell by cell; measures are matched by name.
RecordComparison compare(const CheckRecord& expected, const CheckRecord& found);

}  // namespace sispam
