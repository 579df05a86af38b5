// SPDX-License-Identifier: Apache-2.0
#include "run.hpp"

#include <fmt/format.h>

#include <ctime>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "execute.hpp"
#include "exit_code.hpp"
#include "input.hpp"
#include "log.hpp"
#include "measure/outcome_columns.hpp"
#include "model/ground.hpp"
#include "replicate.hpp"
#include "report/terminal.hpp"
#include "scenario/canonical.hpp"
#include "store/console.hpp"
#include "store/file.hpp"
#include "tables.hpp"

namespace sispam {

namespace {

constexpr std::uint32_t block_size = 64;  // replicates in a unit of work; part of the format of a study

Manifest make_manifest(const Input& input, const GlobalOptions& options) {
  return {.scenario_id = input.scenario.id,
          .identity = input.identity,
          .inputs = input.hashes,
          .replicates = static_cast<std::uint32_t>(input.scenario.replicates),
          .block_size = block_size,
          .command_line = options.command_line};
}

Colour output_colour(When color) {
  if (color == When::automatic) return colour_wanted() && output_on_terminal() ? Colour::always : Colour::never;
  return color == When::always ? Colour::always : Colour::never;
}

/// The words for a person, who has the files too: if nobody can read them, that is no failure of the run.
void print_summary(const std::string& text) {
  try {
    write_output(text);
  } catch (const IoError& error) {
    log_warning(error.what());
  }
}

int report(const Scenario& scenario, const std::vector<Summary>& summaries, const std::filesystem::path& folder,
           const GlobalOptions& options) {
  if (options.json) {
    write_output(summaries_json(scenario, summaries, folder));
  } else {
    print_summary(terminal_summary(scenario, summaries, folder.string(), output_colour(options.color)));
  }
  const std::size_t failed = summaries.empty() ? 0 : summaries.front().n_failed;
  if (failed == 0) return exit_complete;
  log_warning(fmt::format("{} of {} replicates failed in their numbers; intervals are widened for them", failed,
                          scenario.replicates));
  return exit_inconclusive;
}

}  // namespace

int run(const RunOptions& options) {
  const std::clock_t began = std::clock();
  Input input = load_input(options.scenario, options.global);
  if (options.replicates) input.scenario.replicates = static_cast<int>(*options.replicates);
  const Scenario& scenario = input.scenario;
  input.copies.emplace_back("resolved.yaml", canonical_yaml(scenario));
  const Ground ground = make_ground(scenario);
  RunningEstimate estimate;
  Job job;
  job.folder = input.folder;
  job.manifest = make_manifest(input, options.global);
  job.inputs = input.copies;
  job.replicate = replicate_function(scenario, ground, estimate);
  job.on_known_row = [&](ReplicateId id, std::string_view row) { estimate.count(decode(id, row)); };
  job.estimate = [&] { return estimate.text(); };
  job.summarise = [&](Journal& journal, const BatchResult& result) {
    const std::vector<Summary> summaries = write_tables(scenario, journal);
    const Timing timing{.wall_s = result.progress.elapsed_s,
                        .cpu_s = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC,
                        .threads = result.threads,
                        .replicates = result.progress.computed,
                        .awake_person_steps = estimate.awake_person_steps(),
                        .stage_s = estimate.stage_times()};
    if (result.progress.computed > 0) write_atomically(journal.folder() / "timing.json", timing_text(timing));
    return report(scenario, summaries, journal.folder(), options.global);
  };
  return execute(job, options.global);
}

}  // namespace sispam
