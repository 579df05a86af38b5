// SPDX-License-Identifier: Apache-2.0
#include "check_suite.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "check_rows.hpp"
#include "core/error.hpp"
#include "core/version.hpp"
#include "execute.hpp"
#include "exit_code.hpp"
#include "junit_file.hpp"
#include "log.hpp"
#include "scenario/suite.hpp"
#include "store/console.hpp"
#include "store/expectations.hpp"
#include "store/file.hpp"

namespace sispam {

namespace {

/// What is expected, by check.
using ExpectedById = std::map<std::string, Expected>;

void add_problems(std::vector<Problem>& problems, const InputError& error) {
  problems.insert(problems.end(), error.problems().begin(), error.problems().end());
}

[[noreturn]] void refuse(std::string message, std::string hint) {
  Problem problem;
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  throw InputError({problem});
}

/// One suite on its way: what was read, what was found.
class Checking {
 public:
  explicit Checking(const CheckOptions& options) : options_(options) {}

  int run() {
    read();
    if (options_.global.dry_run) return announce();
    for (const PlannedCheck& check : suite_.checks) {
      current_ = check.id;
      const CheckRows rows = check_rows(check, options_.global);
      if (rows.signal != 0) return stopped(rows.signal);
      judge_check(check, rows.rows);
    }
    current_.clear();
    if (is_update()) update();
    return report();
  }

  /// Writes the JUnit report of what was found, with what ended it; never throws.
  void report_error(const std::exception& error) const noexcept {
    if (options_.junit.empty() || report_begun_) return;
    try {
      std::vector<JunitCase> cases = junit_cases();
      const std::string text = error.what();
      cases.push_back(
          {name(), current_.empty() ? "suite" : current_, JunitKind::error, text.substr(0, text.find('\n')), text});
      write_junit_file(options_.junit, junit_text(name(), cases));
    } catch (const std::exception& second) {
      log_error(second.what());
    }
  }

 private:
  bool is_update() const { return options_.expecting == Expecting::update; }
  std::string name() const { return suite_.id.empty() ? options_.suite : suite_.id; }

  void read() {
    const GlobalOptions& global = options_.global;
    if (options_.suite == "-" && options_.baseline.empty()) {
      refuse("--baseline is required (a suite on standard input has no folder beside it)", "Name the folder");
    }
    if (is_update() && (!global.sets.empty() || global.seed)) {
      refuse("--update goes with neither --set nor --seed (nobody could get these numbers from the suite again)",
             "Write the change into the suite");
    }
    suite_ = load_suite(options_.suite, {.set = global.sets, .seed = global.seed});
    spare_scenarios();
    folder_ = options_.baseline;
    if (folder_.empty()) folder_ = expectations_folder(options_.suite);
    read_expected();
  }

  /// Refuses a report that would replace a scenario; not even this error is then reported there.
  void spare_scenarios() {
    std::vector<std::string> scenarios;
    for (const PlannedCheck& check : suite_.checks) scenarios.push_back(check.file);
    report_begun_ = true;
    require_junit_file(options_.junit, scenarios);
    report_begun_ = false;
  }

  /// Reads what is expected. An update replaces what cannot be read.
  void read_expected() {
    std::vector<Problem> problems;
    try {
      for (Expectation& e : read_expectations(folder_)) index_.push_back(std::move(e));
    } catch (const InputError& error) {
      add_problems(problems, error);
    }
    for (const Expectation& e : index_) {
      if (!has_check(e.check)) continue;
      try {
        expected_.emplace(e.check, Expected{e, read_expected_record(folder_, e)});
      } catch (const InputError& error) {
        add_problems(problems, error);
      }
    }
    if (problems.empty()) return;
    if (!is_update()) throw InputError(std::move(problems));
    for (const Problem& problem : problems) log_warning(to_text(problem));
  }

  bool has_check(const std::string& id) const {
    return std::any_of(suite_.checks.begin(), suite_.checks.end(), [&](const PlannedCheck& c) { return c.id == id; });
  }

  int announce() const {
    for (const PlannedCheck& check : suite_.checks) {
      log_info(fmt::format("would check {}: {} replicates of {} ({})", check.id, check.replicates, check.file,
                           expected_.count(check.id) > 0 ? "a record is expected" : "nothing is expected yet"));
    }
    return exit_complete;
  }

  int stopped(int signal) const {
    log_warning(fmt::format("stopped by signal {}; {} of {} checks were done, nothing was stored", signal,
                            results_.size(), suite_.checks.size()));
    return exit_signal_base + signal;
  }

  void judge_check(const PlannedCheck& check, const std::vector<std::string>& rows) {
    const RunIdentity identity = identity_of(check);
    CheckOutcome outcome = outcome_of({check.id, {}, identity.digest, identity.version}, identity.seed, rows);
    const auto before = expected_.find(check.id);
    std::optional<Expected> expected;
    if (before != expected_.end()) expected = before->second;
    results_.push_back(judge(std::move(outcome), expected));
    if (!options_.global.json) write_output(check_text(results_.back(), options_.expecting));
  }

  /// Stores what changed, in the order of the suite, and drops what no check asks for.
  void update() {
    std::vector<Expectation> all;
    ExpectationChanges changes;
    for (const CheckResult& result : results_) {
      const bool is_new = result.verdict == Verdict::changed || result.verdict == Verdict::no_expectation;
      if (is_new) changes.records.emplace_back(result.outcome.made.check, result.outcome.text);
      if (is_new) all.push_back(result.outcome.made);
      if (!is_new && result.expected) all.push_back(*result.expected);
    }
    for (const Expectation& e : index_) {
      if (has_check(e.check)) continue;
      changes.removed.push_back(e.check);
      if (!options_.global.json) write_output(fmt::format("removed  {}\n", e.check));
    }
    if (all != index_ || !changes.records.empty()) write_expectations(folder_, all, changes);
  }

  /// Whether the check holds now: it did, or what it gives was stored.
  bool is_good(const CheckResult& result) const {
    return result.verdict == Verdict::ok || (is_update() && result.verdict != Verdict::failed_replicate);
  }

  int report() {
    report_begun_ = true;
    if (!options_.junit.empty()) write_junit_file(options_.junit, junit_text(name(), junit_cases()));
    if (options_.global.json) write_output(checks_json(suite_.id, results_));
    for (const Expectation& e : index_) {
      if (!is_update() && !has_check(e.check)) {
        log_warning(fmt::format("{} is expected, but no check has that name. --update drops it", e.check));
      }
    }
    const auto bad = std::count_if(results_.begin(), results_.end(), [&](const CheckResult& r) { return !is_good(r); });
    if (bad == 0) return exit_complete;
    log_error(fmt::format("{} of {} checks failed", bad, results_.size()));
    if (!is_update() && options_.global.sets.empty() && !options_.global.seed) {
      log_info(fmt::format("If this is meant: sispam {} --update", shell_text(options_.global.command_line)));
    }
    return exit_check_failed;
  }

  std::vector<JunitCase> junit_cases() const {
    std::vector<JunitCase> cases;
    for (const CheckResult& result : results_) {
      cases.push_back(is_good(result) ? JunitCase{name(), result.outcome.made.check, JunitKind::passed, {}, {}}
                                      : check_case(name(), result));
    }
    return cases;
  }

  const CheckOptions& options_;
  Suite suite_;
  std::filesystem::path folder_;    // of the expectations
  std::vector<Expectation> index_;  // as stored
  ExpectedById expected_;           // with their records
  std::vector<CheckResult> results_;
  std::string current_;        // check at work; empty: none
  bool report_begun_ = false;  // so that a report that fails is tried once
};

}  // namespace

int check_suite(const CheckOptions& options) {
  require_junit_file(options.junit, {options.suite});
  Checking checking(options);
  try {
    return checking.run();
  } catch (const std::exception& error) {
    checking.report_error(error);
    throw;
  }
}

}  // namespace sispam
