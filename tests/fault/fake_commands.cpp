// The commands of a program that computes nothing worth knowing, fast. Linked with the real command line, batch and
// journal, it is killed, starved and cut off some thousand times by the scripts beside this file.
//
// The "scenario" is any text; its first number is the duration of a replicate in milliseconds. If it begins with "bug",
// replicate 3 breaks a promise of the program.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <limits>
#include <string>
#include <thread>

#include "check_suite.hpp"
#include "commands_scenario.hpp"
#include "core/error.hpp"
#include "core/maths.hpp"
#include "execute.hpp"
#include "exit_code.hpp"
#include "replay.hpp"
#include "run.hpp"
#include "store/checksum.hpp"
#include "store/console.hpp"
#include "store/file.hpp"
#include "study.hpp"
#include "study/blocks.hpp"

namespace sispam {

namespace {

double duration_ms(const std::string& text) {
  const std::size_t digit = text.find_first_of("0123456789");
  return digit == std::string::npos ? 0 : std::strtod(text.c_str() + digit, nullptr);
}

std::string fake_row(RowId id, std::uint64_t seed) {
  double x = static_cast<double>(seed % 1000) + number(id.replicate) * 0.37;
  std::string row = "ok";
  for (int i = 0; i < 40; ++i) {
    x = 1 + maths::sin(x) * maths::exp(0.1 * maths::cos(3 * x));
    row += fmt::format(",{}", x);
  }
  return row;
}

ReplicateFunction fake_replicate(const std::string& text, std::uint64_t seed) {
  const std::uint32_t bug = text.starts_with("bug") ? 3 : std::numeric_limits<std::uint32_t>::max();
  return [milliseconds = duration_ms(text), seed, bug](RowId id, const StopFlag& stop) -> std::optional<std::string> {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::duration<double, std::milli>(milliseconds);
    while (Clock::now() < end) {
      if (stop.raised()) return std::nullopt;
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    require(number(id.replicate) != bug, "the fake keeps its promise");
    return fake_row(id, seed);
  };
}

int summarise(Journal& journal, const std::vector<Block>& blocks) {
  AtomicFile table(journal.folder() / "replicates.csv");
  double sum = 0;
  table.append("replicate,status,values\n");
  journal.for_each_sorted(journal.present(blocks), [&](RowId id, std::string_view row) {
    sum += std::strtod(std::string(row.substr(3)).c_str(), nullptr);
    table.append(fmt::format("{},{}\n", number(id.replicate), row));
  });
  table.commit();
  write_atomically(journal.folder() / "summary.csv",
                   fmt::format("measure,n,estimate\nx,{},{}\n", rows_in(blocks), sum));
  try {
    write_output(fmt::format("{} replicates in {}\n", rows_in(blocks), journal.folder().string()));
  } catch (const IoError&) {
    // The results are in the folder; a closed or full standard output takes nothing from them.
  }
  return exit_complete;
}

}  // namespace

int run(const RunOptions& options) {
  const std::string text = options.scenario == "-" ? read_input() : read_file(options.scenario);
  const std::uint32_t replicates = options.replicates.value_or(100);
  const std::uint64_t seed = options.global.seed.value_or(1);
  const std::string hash = sha256_hex(text);
  Job job;
  job.manifest = {.id = "fake",
                  .identity = {hash.substr(0, 16), seed, "fake", maths::fingerprint()},
                  .inputs = {{options.scenario, hash}},
                  .replicates = replicates,
                  .block_size = 64,
                  .command_line = options.global.command_line};
  job.folder = options.global.out.empty() ? "results/fake-" + hash.substr(0, 8) : options.global.out;
  job.inputs = {{"scenario.yaml", text}, {"resolved.yaml", text}};
  job.blocks = {{0, 0, replicates}};
  job.replicate = fake_replicate(text, seed);
  job.summarise = [blocks = job.blocks](Journal& journal, const BatchResult&) { return summarise(journal, blocks); };
  return execute(job, options.global);
}

int replay(const ReplayOptions& options) {
  write_output(fake_row({0, ReplicateId{options.replicate}}, options.global.seed.value_or(1)) + "\n");
  return exit_complete;
}

int validate(const ValidateOptions&) { return exit_complete; }
int explain(const ExplainOptions&) { return exit_complete; }
int check_suite(const CheckOptions&) { return exit_complete; }
int schema_command(const std::string&) { return exit_complete; }
int study_run(const StudyCommandOptions&) { return exit_complete; }
int study_plan(const StudyCommandOptions&) { return exit_complete; }
int study_status(const StudyCommandOptions&) { return exit_complete; }
int study_merge(const StudyCommandOptions&) { return exit_complete; }
int compare_command(const StudyCommandOptions&) { return exit_complete; }

}  // namespace sispam
