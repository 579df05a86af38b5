// SPDX-License-Identifier: Apache-2.0
#include "commands_scenario.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "junit_file.hpp"
#include "log.hpp"
#include "report/junit.hpp"
#include "scenario/canonical.hpp"
#include "scenario/load.hpp"
#include "store/console.hpp"

namespace sispam {

namespace {

struct Verdict {
  std::string file;
  std::string id;      // of a good scenario
  std::string digest;  // of a good scenario
  std::vector<Problem> problems;
  std::vector<Problem> warnings{};  // of a good scenario
};

Verdict judge(const std::string& file, const std::vector<std::string>& set) {
  Verdict verdict{file, {}, {}, {}};
  try {
    const Loaded loaded = load_scenario(file, {set, std::nullopt});
    verdict.id = loaded.scenario.id;
    verdict.digest = digest(loaded.scenario);
    verdict.warnings = loaded.warnings;
  } catch (const InputError& error) {
    verdict.problems = error.problems();
  }
  return verdict;
}

void print_text(const Verdict& verdict) {
  for (const Problem& warning : verdict.warnings) log_warning(to_text(warning));
  if (verdict.problems.empty()) {
    write_output(fmt::format("{}: good ({}, digest {})\n", verdict.file, verdict.id, verdict.digest.substr(0, 8)));
    return;
  }
  for (const Problem& problem : verdict.problems) write_message(to_text(problem) + "\n");
}

nlohmann::ordered_json json_of(const std::vector<Problem>& problems) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Problem& p : problems) {
    list.push_back({{"file", p.file},
                    {"line", p.line},
                    {"column", p.column},
                    {"key", p.key},
                    {"message", p.message},
                    {"hint", p.hint}});
  }
  return list;
}

void print_json(const std::vector<Verdict>& verdicts) {
  nlohmann::ordered_json files = nlohmann::ordered_json::array();
  for (const Verdict& v : verdicts) {
    files.push_back({{"file", v.file},
                     {"good", v.problems.empty()},
                     {"id", v.id},
                     {"digest", v.digest},
                     {"problems", json_of(v.problems)},
                     {"warnings", json_of(v.warnings)}});
  }
  write_output(nlohmann::ordered_json{{"files", files}}.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) +
               "\n");
}

JunitCase case_of(const Verdict& verdict) {
  JunitCase test{"scenario", verdict.file, JunitKind::passed, {}, {}};
  if (verdict.problems.empty()) return test;
  test.kind = JunitKind::failure;
  test.message = verdict.problems.front().message;
  for (const Problem& problem : verdict.problems) test.text += to_text(problem) + "\n";
  return test;
}

std::string junit_of(const std::vector<Verdict>& verdicts) {
  std::vector<JunitCase> cases;
  for (const Verdict& verdict : verdicts) cases.push_back(case_of(verdict));
  return junit_text("sispam validate", cases);
}

}  // namespace

int validate(const ValidateOptions& options) {
  require_junit_file(options.junit, options.files);
  std::vector<Verdict> verdicts;
  for (const std::string& file : options.files) verdicts.push_back(judge(file, options.set));
  int code = 0;
  for (const Verdict& verdict : verdicts) {
    if (!verdict.problems.empty()) code = 2;
    if (options.format == TextOrJson::text) print_text(verdict);
  }
  if (options.format == TextOrJson::json) print_json(verdicts);
  if (!options.junit.empty()) write_junit_file(options.junit, junit_of(verdicts));
  return code;
}

}  // namespace sispam
