// SPDX-License-Identifier: Apache-2.0
#include "report/check_report.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <variant>

#include "scenario/text.hpp"

namespace sispam {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_shown = 8;
constexpr std::size_t most_in_junit = 1000;
constexpr std::string_view indent = "\n         ";

/// " (+2.25, +3.2 %)", or nothing for words, names such as the seed, and what did not exist.
std::string amount(const RecordChange& change) {
  if (change.measure == "seed") return {};
  const auto was = to_number(change.expected);
  const auto is = to_number(change.found);
  if (!std::holds_alternative<double>(was) || !std::holds_alternative<double>(is)) return {};
  const double from = std::get<double>(was);
  const double by = std::get<double>(is) - from;
  if (from == 0) return fmt::format(" ({:+.3g})", by);
  const double percent = 100 * by / (from < 0 ? -from : from);
  const bool is_large = percent >= 10 || percent <= -10;
  return fmt::format(" ({:+.3g}, {} %)", by,
                     is_large ? fmt::format("{:+.0f}", percent) : fmt::format("{:+.2g}", percent));
}

std::string change_text(const RecordChange& change) {
  const auto shown = [](const std::string& cell) { return cell.empty() ? std::string("nothing") : cell; };
  const std::string unit = change.unit.empty() || change.unit == "1" ? "" : fmt::format(" [{}]", change.unit);
  return fmt::format("replicate {}: {}{} {} -> {}{}", change.replicate, change.measure, unit, shown(change.expected),
                     shown(change.found), amount(change));
}

std::string names_text(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < most_shown; ++i) text += (i == 0 ? "" : ", ") + names[i];
  return names.size() > most_shown ? fmt::format("{} and {} more", text, names.size() - most_shown) : text;
}

std::string count_text(std::uint32_t replicates) {
  return fmt::format("{} replicate{}", replicates, replicates == 1 ? "" : "s");
}

/// What changed, in one line.
std::string headline(const RecordComparison& c) {
  if (!c.changes.empty()) {
    return fmt::format("replicate {} is the first that differs; {} value{} changed ({} of {} measures, in {} of {})",
                       c.changes.front().replicate, c.changes.size(), c.changes.size() == 1 ? "" : "s",
                       c.changed_measures(), c.measures, c.changed_replicates(), count_text(c.compared));
  }
  if (c.replicates_expected != c.replicates_found) {
    return fmt::format("{} instead of {}; {}", count_text(c.replicates_found), c.replicates_expected,
                       c.shared_differ ? "those in both have other measures" : "those in both are the same");
  }
  if (c.equal()) return "every number is the same, but the order or the units of the measures changed";
  return "every number in both is the same, but there are other measures";
}

/// Whether the scenario or the program is behind the change of what is in both records.
std::string cause_of_numbers(const CheckResult& result) {
  const Expectation& was = *result.expected;
  const Expectation& is = result.outcome.made;
  if (was.scenario_digest != is.scenario_digest) {
    return fmt::format("the scenario is another one (digest {}, expected {})", is.scenario_digest.substr(0, 8),
                       was.scenario_digest.substr(0, 8));
  }
  if (was.version != is.version) {
    return fmt::format("the scenario is the same, the program is not ({}, expected {})", is.version, was.version);
  }
  if (result.comparison.changes.empty()) {
    return fmt::format("scenario and version ({}) are the same: another build of the program writes other records",
                       is.version);
  }
  return fmt::format("scenario and program ({}) are the same: this machine gives other numbers. Please report it",
                     is.version);
}

std::string causes(const CheckResult& result) {
  const RecordComparison& c = result.comparison;
  const bool same_count = c.replicates_expected == c.replicates_found;
  std::string text;
  if (!same_count) {
    text += fmt::format("{}the suite asks for another number of replicates ({}, expected {})", indent,
                        c.replicates_found, c.replicates_expected);
  }
  if (same_count || c.shared_differ) text += std::string(indent) + cause_of_numbers(result);
  return text;
}

std::string details(const CheckResult& result, std::size_t most) {
  const RecordComparison& c = result.comparison;
  std::string text;
  for (std::size_t i = 0; i < c.changes.size() && i < most; ++i)
    text += std::string(indent) + change_text(c.changes[i]);
  if (c.changes.size() > most) text += fmt::format("{}and {} more values", indent, c.changes.size() - most);
  if (!c.gone.empty()) text += fmt::format("{}no longer there: {}", indent, names_text(c.gone));
  if (!c.added.empty()) text += fmt::format("{}new: {}", indent, names_text(c.added));
  return text + causes(result);
}

/// What is wrong, in one line; for all verdicts but ok.
std::string fault_text(const CheckResult& result) {
  switch (result.verdict) {
    case Verdict::ok:
      break;
    case Verdict::changed:
      return headline(result.comparison);
    case Verdict::no_expectation:
      return "nothing is expected yet; --update stores what it gives now";
    case Verdict::failed_replicate:
      return fmt::format("replicate {} failed in its numbers; such a record is never stored",
                         result.failed_replicate.value_or(0));
  }
  return {};
}

std::string_view label(const CheckResult& result, Expecting expecting) {
  const bool update = expecting == Expecting::update;
  switch (result.verdict) {
    case Verdict::ok:
      return "ok";
    case Verdict::changed:
      return update ? "updated" : "CHANGED";
    case Verdict::no_expectation:
      if (!update) return "MISSING";
      return result.replaces ? "replaced" : "added";
    case Verdict::failed_replicate:
      return "FAILED";
  }
  return {};
}

/// Whether a record that replaces one that could not be read is the expected one: the hash still tells.
std::string replaced_text(const CheckResult& result) {
  if (!result.replaces || !result.expected) return {};
  const bool same = result.expected->record_sha256 == result.outcome.made.record_sha256;
  return same ? ": the record is the expected one" : ": the record is not the expected one";
}

Json change_json(const RecordChange& change) {
  const auto cell = [](const std::string& text) -> Json { return text.empty() ? Json() : Json(text); };
  return {{"measure", change.measure},
          {"unit", change.unit},
          {"replicate", change.replicate},
          {"expected", cell(change.expected)},
          {"found", cell(change.found)}};
}

Json check_json(const CheckResult& result) {
  Json changes = Json::array();
  for (const RecordChange& change : result.comparison.changes) changes.push_back(change_json(change));
  const Expectation& made = result.outcome.made;
  return {{"check", made.check},
          {"verdict", name_of(result.verdict)},
          {"replicates", result.replicates},
          {"scenario_digest", made.scenario_digest},
          {"record_sha256", made.record_sha256},
          {"expected_sha256", result.expected ? Json(result.expected->record_sha256) : Json()},
          {"changes", changes},
          {"gone", result.comparison.gone},
          {"added", result.comparison.added}};
}

}  // namespace

std::string check_text(const CheckResult& result, Expecting expecting) {
  const std::string start = fmt::format("{:<8} {}", label(result, expecting), result.outcome.made.check);
  const bool stored = expecting == Expecting::update && result.verdict == Verdict::no_expectation;
  if (result.verdict == Verdict::ok || stored) {
    return fmt::format("{} ({}){}\n", start, count_text(result.replicates), stored ? replaced_text(result) : "");
  }
  const bool has_details = result.verdict == Verdict::changed;
  return fmt::format("{}: {}{}\n", start, fault_text(result), has_details ? details(result, most_shown) : "");
}

std::string checks_json(std::string_view suite, const std::vector<CheckResult>& results) {
  Json checks = Json::array();
  std::size_t passed = 0;
  for (const CheckResult& result : results) {
    checks.push_back(check_json(result));
    if (result.verdict == Verdict::ok) ++passed;
  }
  const Json json{{"suite", suite}, {"checks", checks.size()}, {"passed", passed}, {"results", checks}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

JunitCase check_case(std::string_view suite, const CheckResult& result) {
  JunitCase test{std::string(suite), result.outcome.made.check, JunitKind::passed, {}, {}};
  if (result.verdict == Verdict::ok) return test;
  test.kind = JunitKind::failure;
  test.message = fault_text(result);
  test.text = test.message;
  if (result.verdict == Verdict::changed) test.text += details(result, most_in_junit);
  return test;
}

}  // namespace sispam
