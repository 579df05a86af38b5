// SPDX-License-Identifier: Apache-2.0
#include "check_rows.hpp"

#include <exception>
#include <filesystem>
#include <optional>

#include "core/error.hpp"
#include "core/maths.hpp"
#include "core/version.hpp"
#include "log.hpp"
#include "replicate.hpp"
#include "scenario/canonical.hpp"
#include "store/console.hpp"
#include "store/journal.hpp"
#include "store/manifest.hpp"
#include "store/scratch_folder.hpp"
#include "study/batch.hpp"
#include "study/progress.hpp"

namespace sispam {

namespace {

ProgressStyle style_of(const GlobalOptions& options) {
  const bool asked = options.progress == When::always;
  const bool shown = options.progress == When::automatic && options.verbosity >= 0 && messages_on_terminal();
  return options.log_format == LogFormat::text && (asked || shown) ? ProgressStyle::bar : ProgressStyle::none;
}

/// A check is a design of one point.
Design design_of(const PlannedCheck& check) {
  Design design;
  design.scenario = [&check](std::uint32_t /*point*/) { return check.scenario; };
  return design;
}

std::vector<Block> block_of(const PlannedCheck& check) {
  return {{0, 0, static_cast<std::uint32_t>(check.replicates)}};
}

BatchResult compute(const PlannedCheck& check, const GlobalOptions& options, Journal& journal) {
  const Design design = design_of(check);
  RunningEstimate estimate;
  Progress progress({.style = style_of(options),
                     .width = terminal_width(),
                     .write_bar = [](std::string_view text) { write_message(text); },
                     .write_line = [](std::string_view text) { log_info(text); },
                     .estimate = [&check] { return check.id; }});
  const BatchOptions batch{.blocks = block_of(check),
                           .threads = options.threads,
                           .on_tick = [&](const BatchProgress& state) { progress.tick(state); }};
  BatchResult result = run_batch(batch, journal, replicate_function(design, estimate), stop_at_signals());
  progress.finish();
  return result;
}

}  // namespace

RunIdentity identity_of(const PlannedCheck& check) {
  return {digest(check.scenario), check.scenario.seed, build_info().version, maths::fingerprint()};
}

CheckRows check_rows(const PlannedCheck& check, const GlobalOptions& options) {
  std::optional<ScratchFolder> scratch;
  std::filesystem::path folder = std::filesystem::path(options.out) / check.id;
  if (options.out.empty()) folder = scratch.emplace().path();
  const RunIdentity identity = identity_of(check);
  if (!scratch) require_same_run(folder, identity);
  Journal journal(folder, identity);
  const BatchResult result = compute(check, options, journal);
  if (result.error) std::rethrow_exception(result.error);
  CheckRows found;
  if (!result.complete()) {
    require(result.signal != 0, "a batch without an error ends complete or at a signal");
    found.signal = result.signal;
    return found;
  }
  const auto ids = journal.present(block_of(check));
  journal.for_each_sorted(ids, [&](RowId, std::string_view row) { found.rows.emplace_back(row); });
  return found;
}

}  // namespace sispam
