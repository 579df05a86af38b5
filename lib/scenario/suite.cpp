// SPDX-License-Identifier: Apache-2.0
#include "scenario/suite.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "scenario/node.hpp"
#include "scenario/problems.hpp"
#include "scenario/read.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

namespace fs = std::filesystem;

/// What no check may set, and what to do instead.
struct Idle {
  std::string_view path;
  std::string_view why;
  std::string_view hint;
};
constexpr std::array<Idle, 4> idle_in_checks{
    {{"replicates", "the number in the scenario is not used", "Use the check's own `replicates`, beside `set`"},
     {"id", "it is a label", "Leave it out"},
     {"title", "it is a label", "Leave it out"},
     {"stage", "it is a label", "Leave it out"}}};

/// Reads the suite and the scenarios it names; notes what is wrong and goes on.
class SuiteReader {
 public:
  SuiteReader(fs::path path, const LoadOptions& changes) : path_(std::move(path)), changes_(changes) {}

  Suite read() {
    const auto file = read_source_file(path_);
    names_.push_back(file->name);
    for (const std::string& text : changes_.set) refuse_idle({text});
    SuiteFile written;
    places_ = read_record(parse_yaml(file), Record{&written, &suite_table()}, problems_);
    Suite suite{written.id, written.title, {}};
    for (const CheckEntry& entry : written.checks) plan(entry, suite);
    problems_.throw_if_any(names_);
    return suite;
  }

 private:
  void plan(const CheckEntry& entry, Suite& suite) {
    for (const PathSetting& setting : entry.set) refuse_idle(setting);
    const std::string key = path_of(entry) + ".scenario";
    if (entry.scenario.empty()) return;  // noted by the reader
    const Place place = place_of(places_, key);
    const fs::path name(entry.scenario);
    if (name == "-") return problems_.add(place, key, "must be the name of a file");
    if (name.is_absolute()) {
      return problems_.add(place, key, "must be relative to this file (a suite must be movable)");
    }
    const fs::path path = path_ == "-" ? name : (path_.parent_path() / name).lexically_normal();
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::none) throw IoError(path.string(), "look for", error.value());
    if (!fs::exists(status) || fs::is_directory(status)) {
      return problems_.add(place, key, fmt::format("{}: no such file", path.string()));
    }
    try {
      Loaded loaded = load_scenario(path, options_of(entry));
      suite.checks.push_back(
          {entry.id, path.string(), std::move(loaded.scenario), entry.replicates, std::move(loaded.warnings)});
    } catch (const InputError& found) {
      for (const Problem& problem : found.problems()) note(problem);
    }
  }

  /// Notes a setting that would be accepted and change nothing.
  void refuse_idle(const PathSetting& setting) {
    const std::string path = setting.text.substr(0, setting.text.find('='));
    for (const Idle& idle : idle_in_checks) {
      if (idle.path != path) continue;
      Problem problem = problem_at(setting.place, path, fmt::format("has no effect in a check ({})", idle.why),
                                   std::string(idle.hint));
      if (!setting.place.file) problem.file = "--set";
      problems_.add(std::move(problem));
    }
  }

  /// The path of the next check: by its id, or by its index if it has none that is good.
  std::string path_of(const CheckEntry& entry) {
    if (!entry.id.empty()) return "checks." + entry.id;
    for (;;) {
      std::string path = fmt::format("checks[{}]", unnamed_++);
      if (places_.contains(path)) return path;
    }
  }

  LoadOptions options_of(const CheckEntry& entry) const {
    LoadOptions options = changes_;
    options.before = entry.set;
    return options;
  }

  /// Notes a problem of a scenario once, however many checks use it.
  void note(const Problem& problem) {
    if (!seen_.insert(to_text(problem)).second) return;
    if (std::count(names_.begin(), names_.end(), problem.file) == 0) names_.push_back(problem.file);
    problems_.add(problem);
  }

  fs::path path_;
  const LoadOptions& changes_;
  Problems problems_;
  Places places_;
  std::size_t unnamed_ = 0;  // index from which the next check without an id is looked for
  std::set<std::string> seen_;
  std::vector<std::string> names_;  // of files, in the order in which their problems are shown
};

}  // namespace

Suite load_suite(const fs::path& path, const LoadOptions& changes) { return SuiteReader(path, changes).read(); }

}  // namespace sispam
