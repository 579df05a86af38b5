// What the checks of a suite expect, as files beside the suite: one small table per check, and records.json over all.
//
//     regression.expected/records.json      hash of each record, and what it was made with
//     regression.expected/<check>.csv       the record: all numbers of all replicates
//
// The hash alone would say that something changed, never what; the tables alone could be altered without anybody
// noticing. The hash is the SHA-256 of the table's bytes, so sha256sum tells the same. The suite itself is never
// rewritten: it belongs to people, with its comments and its order.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace sispam {

/// What one check expects.
struct Expectation {
  std::string check;            // its id
  std::string record_sha256;    // of the bytes of its record
  std::string scenario_digest;  // of the scenario it was made with; only to explain a change
  std::string version;          // of the program it was made with; only to explain a change
  friend bool operator==(const Expectation&, const Expectation&) = default;
};

/// The folder of the expectations of that suite: its name with `.expected` for `.yaml`, beside it.
std::filesystem::path expectations_folder(const std::filesystem::path& suite);
/// All expectations; none when the folder has no records.json. Throws InputError when it is damaged, and IoError.
std::vector<Expectation> read_expectations(const std::filesystem::path& folder);
/// The text of the record. Throws InputError when it is missing or was altered, and IoError.
std::string read_expected_record(const std::filesystem::path& folder, const Expectation& expectation);

/// What an update changes.
struct ExpectationChanges {
  std::vector<std::pair<std::string, std::string>> records;  // check and text, new or other than before
  std::vector<std::string> removed;                          // checks that are no longer there
};
/// Writes the records, then records.json with `all`, then removes what is obsolete. Each file is replaced in one step;
/// a crash between them is found by the hashes. Throws IoError.
void write_expectations(const std::filesystem::path& folder, const std::vector<Expectation>& all,
                        const ExpectationChanges& changes);

}  // namespace sispam
