// SPDX-License-Identifier: Apache-2.0
#include "scenario/suite.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "scenario/node.hpp"
#include "scenario/problems.hpp"
#include "scenario/read.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

namespace fs = std::filesystem;

/// A "path=value" and where the value stands in the suite.
struct SetHere {
  std::string assignment;
  Place place;
};
/// What each check sets, by its id.
using SetsById = std::map<std::string, std::vector<SetHere>>;

/// Reads the suite and the scenarios it names; notes what is wrong and goes on.
class SuiteReader {
 public:
  SuiteReader(fs::path path, const LoadOptions& changes) : path_(std::move(path)), changes_(changes) {}

  Suite read() {
    const auto file = read_source_file(path_);
    Node root = parse_yaml(file);
    names_.push_back(file->name);
    take_sets(root);
    SuiteFile written;
    places_ = read_record(root, Record{&written, &suite_table()}, problems_);
    Suite suite{written.id, written.title, {}};
    for (const CheckEntry& entry : written.checks) plan(entry, suite);
    problems_.throw_if_any(names_);
    return suite;
  }

 private:
  /// Takes `set` out of every check, for the tables do not know it.
  void take_sets(Node& root) {
    Node* checks = root.find("checks");
    if (checks == nullptr) return;
    for (Node& check : checks->children) {
      const Node* id = check.find("id");
      const Node* set = check.find("set");
      if (set == nullptr || check.kind != NodeKind::map) continue;
      note_set(*set, id == nullptr ? std::string() : id->text);
      check.children.erase(check.children.begin() + (set - check.children.data()));
    }
  }

  void note_set(const Node& set, const std::string& id) {
    const std::string key = fmt::format("checks.{}.set", is_id(id) ? id : "?");
    if (set.kind != NodeKind::map) {
      return problems_.add(set.place, key, "must be a map of paths and values",
                           "Write it like {crowd.groups.supporters.count: 600}");
    }
    for (const Node& value : set.children) {
      if (value.kind == NodeKind::null) {
        problems_.add(value.place, key, fmt::format("{} has no value", sispam::quoted(value.key)));
      } else if (value.key.find('=') != std::string::npos) {
        problems_.add(value.key_place, key, fmt::format("{} is no path (it holds an =)", sispam::quoted(value.key)));
      } else {
        sets_[id].push_back({fmt::format("{}={}", value.key, flow_text(value)), value.place});
      }
    }
  }

  void plan(const CheckEntry& entry, Suite& suite) {
    if (entry.scenario.empty()) return;  // noted by the reader
    const std::string key = fmt::format("checks.{}.scenario", entry.id);
    const Place place = place_of(places_, key);
    const fs::path name(entry.scenario);
    if (name == "-") return problems_.add(place, key, "must be the name of a file");
    if (name.is_absolute()) {
      return problems_.add(place, key, "must be relative to this file (a suite must be movable)");
    }
    const fs::path path = path_ == "-" ? name : (path_.parent_path() / name).lexically_normal();
    std::error_code error;
    if (!fs::exists(path, error) || fs::is_directory(path, error)) {
      return problems_.add(place, key, fmt::format("{}: no such file", path.string()));
    }
    try {
      Loaded loaded = load_scenario(path, options_of(entry.id));
      suite.checks.push_back({entry.id, path.string(), std::move(loaded.scenario), entry.replicates});
    } catch (const InputError& found) {
      for (const Problem& problem : found.problems()) note(problem, entry.id);
    }
  }

  LoadOptions options_of(const std::string& id) const {
    LoadOptions options;
    const auto own = sets_.find(id);
    if (own != sets_.end()) {
      for (const SetHere& set : own->second) options.set.push_back(set.assignment);
    }
    options.set.insert(options.set.end(), changes_.set.begin(), changes_.set.end());
    options.seed = changes_.seed;
    return options;
  }

  /// Notes a problem of a scenario once, however many checks use it. What a check sets is shown where it stands: the
  /// loader calls its place --set and shows the assignment as the line.
  void note(Problem problem, const std::string& id) {
    const auto own = sets_.find(id);
    if (problem.file == "--set" && own != sets_.end()) {
      for (const SetHere& set : own->second) {
        if (set.assignment != problem.source_line) continue;
        problem = problem_at(set.place, problem.key, problem.message, problem.hint);
        break;
      }
    }
    if (!seen_.insert(to_text(problem)).second) return;
    if (std::count(names_.begin(), names_.end(), problem.file) == 0) names_.push_back(problem.file);
    problems_.add(std::move(problem));
  }

  fs::path path_;
  const LoadOptions& changes_;
  Problems problems_;
  Places places_;
  SetsById sets_;
  std::set<std::string> seen_;
  std::vector<std::string> names_;  // of files, in the order in which their problems are shown
};

}  // namespace

Suite load_suite(const fs::path& path, const LoadOptions& changes) { return SuiteReader(path, changes).read(); }

}  // namespace sispam
