// The manifest: what it takes to get the same numbers again, and how long it took.
//
// manifest.json holds no time of day and no name of a machine, so that the same command gives the same bytes anywhere.
// Times are of interest too, but never the same twice, so they stand in timing.json, which says so. One file for both
// was rejected: nobody could then compare two results folders with `diff -r`.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "store/row.hpp"

namespace sispam {

struct InputFile {
  std::string path;  // as the user named it
  std::string sha256;
};

/// A design point; its scenario with all defaults is in the folder (`resolved_file`).
struct ManifestPoint {
  std::string name;
  std::string digest;              // of its scenario
  std::vector<std::string> set{};  // what makes it this point, as "path=value"
};

struct Manifest {
  std::string id;  // of the scenario or study
  RunIdentity identity;
  std::vector<InputFile> inputs;
  std::uint32_t replicates = 0;           // asked for
  std::uint32_t block_size = 0;           // replicates in a unit of work
  std::vector<std::string> command_line;  // as given, without the program's name
  std::vector<ManifestPoint> points{};    // in order; a single run has one, with the id of its scenario
  std::uint32_t baseline = 0;             // index of the point that others are compared with
};

/// How long it took. Differs from run to run.
struct Timing {
  double wall_s = 0;              // [s]
  double cpu_s = 0;               // processor time of all threads [s]
  int threads = 0;                // at work
  std::uint64_t replicates = 0;   // computed in this run, not read from the journal
  double awake_person_steps = 0;  // steps of motion times people awake
  std::vector<std::pair<std::string, double>>
      stage_s{};  // time of each stage, of a sample, summed over threads [s]; may be empty
};

/// Where a point's scenario with all defaults is, below the results folder.
std::string resolved_file(const Manifest& manifest, std::uint32_t point);
/// The manifest of a results folder. Throws MismatchError when it is none of ours, and IoError.
Manifest read_manifest(const std::filesystem::path& folder);

/// Notes whose replays a folder holds, as long as it has no manifest. Throws IoError.
void sign_replays(const std::filesystem::path& folder, const RunIdentity& identity);

/// The text of manifest.json.
std::string manifest_text(const Manifest& manifest);
/// The text of timing.json.
std::string timing_text(const Timing& timing);
/// Refuses a folder that holds results of another run, or files that are not results at all. Throws MismatchError and
/// IoError. A missing or empty folder is fine.
void require_same_run(const std::filesystem::path& folder, const RunIdentity& identity);

}  // namespace sispam
