// SPDX-License-Identifier: Apache-2.0
#include "execute.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "failure.hpp"
#include "log.hpp"
#include "store/console.hpp"
#include "store/file.hpp"
#include "study/blocks.hpp"
#include "study/progress.hpp"

namespace sispam {

namespace {

void warn_of_damage(const Recovery& recovery) {
  if (recovery.damaged_rows > 0) {
    log_warning(fmt::format("{}: {} row(s) are cut off or altered and are not used; they are computed again",
                            recovery.damaged_at.string(), recovery.damaged_rows));
  }
  if (recovery.damaged_shards > 0) {
    log_warning(fmt::format("{}: {} file(s) of rows without a whole first line are not used; they are computed again",
                            recovery.damaged_at.string(), recovery.damaged_shards));
  }
}

void write_inputs(const Job& job) {
  for (const auto& [name, text] : job.inputs) {
    const std::filesystem::path path = job.folder / name;
    if (path.parent_path() != job.folder) create_folder(path.parent_path());
    std::error_code error;
    const bool is_there = std::filesystem::file_size(path, error) == text.size() && read_file(path) == text;
    if (!is_there) write_atomically(path, text);
  }
  write_atomically(job.folder / "manifest.json", manifest_text(job.manifest));
}

ProgressStyle style_of(const GlobalOptions& options) {
  if (options.progress == When::never) return ProgressStyle::none;
  const bool on_terminal = options.progress == When::always || messages_on_terminal();
  if (options.progress == When::automatic && options.verbosity < 0) return ProgressStyle::none;
  return on_terminal && options.log_format == LogFormat::text ? ProgressStyle::bar : ProgressStyle::lines;
}

BatchResult compute(const Job& job, const GlobalOptions& options, Journal& journal) {
  const std::uint32_t replicates = rows_in(job.blocks);
  const auto known = journal.present(job.blocks);
  if (job.on_known_row) journal.for_each_sorted(known, job.on_known_row);
  if (!known.empty()) log_info(fmt::format("{} of {} replicates were there already", known.size(), replicates));
  Progress progress({.style = style_of(options),
                     .width = terminal_width(),
                     .write_bar = [](std::string_view text) { write_message(text); },
                     .write_line = [](std::string_view text) { log_info(text); },
                     .estimate = job.estimate});
  const BatchOptions batch{.blocks = job.blocks,
                           .threads = options.threads,
                           .on_tick = [&](const BatchProgress& state) { progress.tick(state); }};
  BatchResult result = run_batch(batch, journal, job.replicate, stop_at_signals());
  progress.finish();
  return result;
}

void say_how_to_go_on(const Job& job, Journal& journal, const GlobalOptions& options) {
  log_warning(fmt::format("{} of {} replicates are safe in {}. To go on: sispam {}", journal.present(job.blocks).size(),
                          rows_in(job.blocks), job.folder.string(), shell_text(options.command_line)));
}

int compute_and_summarise(const Job& job, const GlobalOptions& options, Journal& journal) {
  write_inputs(job);
  const BatchResult result = compute(job, options, journal);
  if (result.error) std::rethrow_exception(result.error);
  if (!result.complete()) {
    require(result.signal != 0, "a batch without an error ends complete or at a signal");
    log_warning(fmt::format("stopped by signal {}", result.signal));
    say_how_to_go_on(job, journal, options);
    return exit_signal_base + result.signal;
  }
  return job.summarise(journal, result);
}

/// How many rows of the job are not in the folder yet.
std::size_t missing_rows(const Job& job) {
  std::error_code error;
  if (!std::filesystem::exists(job.folder / "shards", error)) return rows_in(job.blocks);
  return Journal(job.folder, job.manifest.identity, Access::read).missing(job.blocks).size();
}

int announce(const Job& job, const GlobalOptions& options) {
  const RunIdentity& identity = job.manifest.identity;
  const std::size_t missing = missing_rows(job);
  return announce(options,
                  fmt::format("would compute {} replicates of {} (digest {}, seed {}) in {}", missing, job.manifest.id,
                              identity.digest, identity.seed, job.folder.string()),
                  {{name_of(identity.subject), job.manifest.id},
                   {"digest", identity.digest},
                   {"seed", identity.seed},
                   {"folder", job.folder.string()},
                   {"replicates", rows_in(job.blocks)},
                   {"to_compute", missing}});
}

/// The tables are made from as many replicates as are asked for now, not from all that are there.
void warn_of_fewer(const Job& job) {
  std::error_code error;
  if (!std::filesystem::exists(job.folder / "manifest.json", error)) return;
  const std::uint32_t before = read_manifest(job.folder).replicates;
  if (before <= job.manifest.replicates) return;
  log_warning(fmt::format("{}: was asked for {} replicates before; the tables are now made from the first {}",
                          job.folder.string(), before, job.manifest.replicates));
}

}  // namespace

int execute(const Job& job, const GlobalOptions& options) {
  require_same_run(job.folder, job.manifest.identity);
  if (options.dry_run) return announce(job, options);
  stop_at_signals();
  Journal journal(job.folder, job.manifest.identity);
  warn_of_damage(journal.recovery());
  warn_of_fewer(job);
  try {
    return compute_and_summarise(job, options, journal);
  } catch (...) {
    const ExitCode code = report_failure(std::current_exception());
    say_how_to_go_on(job, journal, options);
    return code;
  }
}

int announce(const GlobalOptions& options, const std::string& text, nlohmann::ordered_json facts) {
  using Json = nlohmann::ordered_json;
  log_info(text);
  if (!options.json) return exit_complete;
  Json json{{"dry_run", true}};
  json.update(facts);
  write_output(json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
  return exit_complete;
}

std::string shell_text(const std::vector<std::string>& words) {
  constexpr std::string_view harmless = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=.,/:@%";
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    if (!word.empty() && word.find_first_not_of(harmless) == std::string::npos) {
      text += word;
      continue;
    }
    text += '\'';
    for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    text += '\'';
  }
  return text;
}

}  // namespace sispam
