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
/// Refuses what is no folder (InputError), and a folder of files without records.json (MismatchError). A missing or
/// empty folder is fine. Throws IoError.
void require_expectations_folder(const std::filesystem::path& folder);
/// All expectations; none when the folder has no records.json. Throws InputError when it is damaged, and IoError.
std::vector<Expectation> read_expectations(const std::filesystem::path& folder);
/// Whether the folder has a file for the record of that check, good or not.
bool has_record(const std::filesystem::path& folder, const std::string& check);
/// The text of the record. Throws InputError when it is missing or was altered, and IoError.
std::string read_expected_record(const std::filesystem::path& folder, const Expectation& expectation);

/// What an update changes.
struct ExpectationChanges {
  std::vector<std::pair<std::string, std::string>> records;  // check and text, new or other than before
  std::vector<std::string> removed;                          // checks that are no longer there
};

/// An update on its way. All is written beside what is there before anything is replaced, so a full disk leaves the old
/// expectations whole.
class ExpectationUpdate {
 public:
  explicit ExpectationUpdate(std::filesystem::path folder) : folder_(std::move(folder)) {}
  ExpectationUpdate(const ExpectationUpdate&) = delete;
  ExpectationUpdate& operator=(const ExpectationUpdate&) = delete;
  /// Removes what was prepared and not put in place.
  ~ExpectationUpdate();

  /// Writes records.json with `all`, then the records. Throws IoError; then nothing has changed.
  void prepare(const std::vector<Expectation>& all, const ExpectationChanges& changes);
  /// Replaces each file in one step, then removes what is obsolete; a crash in between is found by the hashes. Throws
  /// IoError.
  void commit();

 private:
  void write_beside(const std::filesystem::path& path, const std::string& text);

  std::filesystem::path folder_;
  std::vector<std::filesystem::path> prepared_;  // to be put in place
  std::vector<std::filesystem::path> obsolete_;
};

}  // namespace sispam
