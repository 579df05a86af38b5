// SPDX-License-Identifier: Apache-2.0
#include "run_design.hpp"

#include <fmt/format.h>

#include <ctime>
#include <nlohmann/json.hpp>

#include "execute.hpp"
#include "exit_code.hpp"
#include "log.hpp"
#include "measure/outcome_columns.hpp"
#include "reduce.hpp"
#include "replicate.hpp"
#include "store/console.hpp"
#include "store/file.hpp"
#include "study/blocks.hpp"

namespace sispam {

namespace {

double processor_s() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

int finish(const Design& design, Journal& journal, const GlobalOptions& options) {
  const std::vector<Block> all = units_of(design.manifest);
  const std::size_t missing = journal.missing(all).size();
  if (missing == 0) return reduce(design, journal, options);
  log_info(
      fmt::format("these units are complete in {}; {} of {} replicates of the study are elsewhere or to come. When "
                  "all are there: sispam study merge {} ...",
                  journal.folder().string(), missing, rows_in(all), shell_text({journal.folder().string()})));
  if (options.json) {
    using Json = nlohmann::ordered_json;
    const Json json{{name_of(design.manifest.identity.subject), design.manifest.id},
                    {"folder", journal.folder().string()},
                    {"replicates_missing", missing}};
    write_output(json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
  }
  return exit_complete;
}

}  // namespace

int run_design(const Design& design, const DesignRun& wanted, const GlobalOptions& options) {
  const double began_s = processor_s();
  RunningEstimate estimate;
  Job job;
  job.folder = wanted.folder;
  job.manifest = design.manifest;
  job.inputs = wanted.inputs;
  job.blocks = wanted.blocks;
  job.replicate = replicate_function(design, estimate);
  job.on_known_row = [&](RowId id, std::string_view row) { estimate.count(decode(id.replicate, row)); };
  job.estimate = [&] { return estimate.text(); };
  job.summarise = [&](Journal& journal, const BatchResult& result) {
    const Timing timing{.wall_s = result.progress.elapsed_s,
                        .cpu_s = processor_s() - began_s,
                        .threads = result.threads,
                        .replicates = result.progress.computed,
                        .awake_person_steps = estimate.awake_person_steps(),
                        .stage_s = estimate.stage_times()};
    if (result.progress.computed > 0) write_atomically(journal.folder() / "timing.json", timing_text(timing));
    return finish(design, journal, options);
  };
  return execute(job, options);
}

}  // namespace sispam
