// From a job to a results folder: lock, write the inputs, compute what is missing, summarise, say how to go on.
//
// It knows nothing of crowds: what a replicate computes and how rows become tables is handed in. So the tests of
// crashes and full disks drive exactly this code with a replicate that takes a millisecond.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

#include "options.hpp"
#include "store/journal.hpp"
#include "store/manifest.hpp"
#include "study/batch.hpp"

namespace sispam {

/// What a command wants to have in a folder.
struct Job {
  std::filesystem::path folder;
  Manifest manifest;
  std::vector<std::pair<std::string, std::string>> inputs;  // name in the folder and text, written before anything else
  std::vector<Block> blocks;  // to compute now; a shard is a part of what the manifest asks for
  ReplicateFunction replicate;
  std::function<void(RowId, std::string_view)> on_known_row;   // sees each row that was there; may be empty
  std::function<std::string()> estimate;                       // for the progress display; may be empty
  std::function<int(Journal&, const BatchResult&)> summarise;  // when all blocks are there; returns the exit code
};

/// Does the job. Returns the exit code; errors after the folder was opened are reported with what is safe. Throws
/// IoError and MismatchError before that.
int execute(const Job& job, const GlobalOptions& options);

/// Says what would be done, and with `--json` gives the facts as one object. Returns the exit code. Throws IoError.
int announce(const GlobalOptions& options, const std::string& text, nlohmann::ordered_json facts);

/// The command line as a shell would read it.
std::string shell_text(const std::vector<std::string>& words);

}  // namespace sispam
