// SPDX-License-Identifier: Apache-2.0
#include "check_suite.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
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
#include "study/stop.hpp"

namespace sispam {

namespace {

constexpr std::string_view remedy =
    "Take it from version control again, or write it anew with --update after looking at the changes";

/// How far an update came.
enum class Stored : std::uint8_t { nothing, maybe_some, all };

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
    begun_ = true;
    for (const PlannedCheck& check : suite_.checks) {
      current_ = check.id;
      const CheckRows rows = check_rows(check, options_.global);
      if (rows.signal != 0) return stopped(rows.signal);
      judge_check(check, rows.rows);
    }
    current_.clear();
    if (is_update()) {
      if (const int signal = stop_at_signals().reason(); signal != 0) return stopped(signal);
      update();
    }
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

  /// After an error: what an update that had begun has stored.
  void say_what_is_stored() const noexcept {
    if (!is_update() || !begun_ || stored_ == Stored::all) return;
    log_warning(stored_ == Stored::nothing
                    ? "nothing was stored"
                    : "some records may be stored already. Call it again when the cause is gone");
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
    warn();
    folder_ = options_.baseline;
    if (folder_.empty()) folder_ = expectations_folder(options_.suite);
    require_expectations_folder(folder_);
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

  /// Says what scenarios hardly mean, each once, with the first check that says it.
  void warn() const {
    std::set<std::string> said;
    for (const PlannedCheck& check : suite_.checks) {
      for (Problem warning : check.warnings) {
        if (!said.insert(to_text(warning)).second) continue;
        warning.message += fmt::format(" [in the check {}]", check.id);
        log_warning(to_text(warning));
      }
    }
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
    if (!is_update()) {
      for (Problem& problem : problems) {
        if (problem.hint.empty()) problem.hint = remedy;
      }
      throw InputError(std::move(problems));
    }
    for (const Problem& problem : problems) log_warning(to_text(problem));
  }

  bool has_check(const std::string& id) const {
    return std::any_of(suite_.checks.begin(), suite_.checks.end(), [&](const PlannedCheck& c) { return c.id == id; });
  }

  /// What would be checked, as one JSON object with a line end.
  std::string plan_json() const {
    nlohmann::ordered_json checks = nlohmann::ordered_json::array();
    for (const PlannedCheck& check : suite_.checks) {
      checks.push_back({{"check", check.id},
                        {"scenario", check.file},
                        {"replicates", check.replicates},
                        {"expected", expected_.count(check.id) > 0}});
    }
    const nlohmann::ordered_json json{{"suite", suite_.id}, {"checks", checks.size()}, {"would_check", checks}};
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  }

  int announce() const {
    if (options_.global.json) {
      write_output(plan_json());
      return exit_complete;
    }
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
    CheckResult result = judge(std::move(outcome), expected);
    if (!expected) note_unreadable(result);
    results_.push_back(std::move(result));
    if (!is_update()) print(results_.back());
  }

  /// Notes what an update replaces though it could not be read.
  void note_unreadable(CheckResult& result) const {
    const std::string& id = result.outcome.made.check;
    const auto listed = std::find_if(index_.begin(), index_.end(), [&](const Expectation& e) { return e.check == id; });
    if (listed != index_.end()) result.expected = *listed;
    result.replaces = listed != index_.end() || has_record(folder_, id);
  }

  void print(const CheckResult& result) const {
    if (!options_.global.json) write_output(check_text(result, options_.expecting));
  }

  /// Stores what changed, in the order of the suite, drops what no check asks for, and only then says so.
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
      if (!has_check(e.check)) changes.removed.push_back(e.check);
    }
    if (all != index_ || !changes.records.empty()) store(all, changes);
    stored_ = Stored::all;
    for (const CheckResult& result : results_) print(result);
    if (options_.global.json) return;
    for (const std::string& check : changes.removed) write_output(fmt::format("removed  {}\n", check));
  }

  void store(const std::vector<Expectation>& all, const ExpectationChanges& changes) {
    ExpectationUpdate update(folder_);
    update.prepare(all, changes);
    stored_ = Stored::maybe_some;
    update.commit();
  }

  /// Whether the check holds now: it did, or what it gives was stored.
  bool is_good(const CheckResult& result) const {
    return result.verdict == Verdict::ok || (stored_ == Stored::all && result.verdict != Verdict::failed_replicate);
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
    for (std::size_t i = 0; i < results_.size(); ++i) {
      const CheckResult& result = results_[i];
      cases.push_back(is_good(result) ? JunitCase{name(), result.outcome.made.check, JunitKind::passed, {}, {}}
                                      : check_case(name(), result));
      for (const Problem& warning : suite_.checks[i].warnings) {
        cases.back().output += "warning: " + to_text(warning) + "\n";
      }
    }
    return cases;
  }

  const CheckOptions& options_;
  Suite suite_;
  std::filesystem::path folder_;      // of the expectations
  std::vector<Expectation> index_;    // as stored
  ExpectedById expected_;             // with their records
  std::vector<CheckResult> results_;  // of the first checks of the suite
  std::string current_;               // check at work; empty: none
  bool begun_ = false;                // the first check
  Stored stored_ = Stored::nothing;
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
    checking.say_what_is_stored();
    throw;
  }
}

}  // namespace sispam
