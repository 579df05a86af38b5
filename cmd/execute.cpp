// SPDX-License-Identifier: Apache-2.0
#include "execute.hpp"

#include <fmt/format.h>

#include <algorithm>

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
  log_info(fmt::format("{} of {} replicates are safe in {}. To go on: sispam {}", journal.present(job.blocks).size(),
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

int announce(const Job& job) {
  log_info(fmt::format("would compute {} replicates of {} (digest {}, seed {}) in {}", rows_in(job.blocks),
                       job.manifest.id, job.manifest.identity.digest, job.manifest.identity.seed, job.folder.string()));
  return exit_complete;
}

}  // namespace

int execute(const Job& job, const GlobalOptions& options) {
  require_same_run(job.folder, job.manifest.identity);
  if (options.dry_run) return announce(job);
  stop_at_signals();
  Journal journal(job.folder, job.manifest.identity);
  warn_of_damage(journal.recovery());
  try {
    return compute_and_summarise(job, options, journal);
  } catch (...) {
    const ExitCode code = report_failure(std::current_exception());
    say_how_to_go_on(job, journal, options);
    return code;
  }
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
