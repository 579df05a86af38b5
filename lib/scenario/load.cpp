// SPDX-License-Identifier: Apache-2.0
#include "scenario/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iostream>
#include <memory>

#include "scenario/check.hpp"
#include "scenario/combine.hpp"
#include "scenario/doubts.hpp"
#include "scenario/field.hpp"
#include "scenario/file_kind.hpp"
#include "scenario/geojson.hpp"
#include "scenario/node.hpp"
#include "scenario/problems.hpp"
#include "scenario/read.hpp"
#include "scenario/rules_file.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

namespace fs = std::filesystem;
using FilePtr = std::shared_ptr<const SourceFile>;

constexpr std::size_t longest_chain = 8;

std::string read_stream(std::istream& in) {
  std::string text(input_limits.bytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.erase(0, 3);  // the byte order mark some editors write
  return text;
}

[[noreturn]] void refuse(const Node& node, std::string message, std::string hint = {}) {
  throw InputError({problem_at(node.place, "extends", std::move(message), std::move(hint))});
}

/// Names in its folder that look like that of a file that is not there.
std::string similar_file(const fs::path& path) {
  constexpr std::size_t most_names = 1000;
  std::error_code error;
  std::vector<std::string> names;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (is_printable(name) && first_invalid_utf8(name) == std::string::npos) names.push_back(name);
    if (names.size() >= most_names) break;
  }
  std::sort(names.begin(), names.end());
  return did_you_mean(path.filename().string(), names);
}

FilePtr read_rules(const std::string& path, const Place& from) {
  return read_source_file(path, from, "rules_of_engagement");
}

FilePtr read_drawing(const std::string& path, const Place& from) {
  return read_source_file(path, from, "site.geojson");
}

/// Takes the key `extends` out of a map and returns its path, relative to the file that holds it; empty if none.
fs::path take_extends(Node& root, const fs::path& holder, Place& place) {
  const Node* extends = root.find("extends");
  if (extends == nullptr) return {};
  if (extends->kind != NodeKind::scalar || extends->text.empty() || !is_printable(extends->text)) {
    refuse(*extends, "must be the name of one file");
  }
  const fs::path name(extends->text);
  if (name.is_absolute()) refuse(*extends, "must be relative to this file (a plan must be movable)");
  place = extends->place;
  root.children.erase(root.children.begin() + (extends - root.children.data()));
  return (holder.parent_path() / name).lexically_normal();
}

/// The file and all it extends, merged; notes the texts in `files`.
Node read_chain(FilePtr file, std::vector<FilePtr>& files) {
  std::vector<Node> roots;
  std::vector<fs::path> seen;
  for (fs::path path = file->name;;) {
    files.push_back(file);
    roots.push_back(parse_yaml(file));
    refuse_other_kind(roots.back(), scenario_table());
    std::error_code error;
    seen.push_back(path == "-" ? path : fs::weakly_canonical(path, error));
    Place from;
    path = take_extends(roots.back(), path == "-" ? fs::path() : path, from);
    if (path.empty()) break;
    Node here;
    here.place = from;
    if (std::count(seen.begin(), seen.end(), fs::weakly_canonical(path, error)) > 0) {
      refuse(here, fmt::format("{} extends itself (a circle)", path.string()));
    }
    if (roots.size() >= longest_chain) refuse(here, fmt::format("more than {} files in a chain", longest_chain));
    file = read_source_file(path, from, "extends");
  }
  Node root;
  for (auto over = roots.rbegin(); over != roots.rend(); ++over) {
    Node drawing = take_drawing(*over, read_drawing, files);
    root = over == roots.rbegin() ? std::move(*over) : merge(std::move(root), std::move(*over));
    add_drawing(root, std::move(drawing));
    resolve_rules(root, read_rules, files);
  }
  add_rules(root);
  return root;
}

/// Whether `path` is `fixed` or lies inside it.
bool is_fixed(const std::string& path, const std::string& fixed) {
  if (fixed.empty() || path.compare(0, fixed.size(), fixed) != 0) return false;
  return path.size() == fixed.size() || path[fixed.size()] == '.' || path[fixed.size()] == '[';
}

/// A path that was set, and by what.
struct SetPath {
  std::string path;
  PathSetting by;
};

/// Takes the numbers that are fixed now out of `uncertain`.
void drop_fixed(Node& root, const std::vector<SetPath>& fixed) {
  Node* uncertain = root.find("uncertain");
  Node* parameters = uncertain == nullptr ? nullptr : uncertain->find("parameters");
  if (parameters == nullptr) return;
  std::erase_if(parameters->children, [&](const Node& parameter) {
    const Node* path = parameter.find("path");
    return path != nullptr &&
           std::any_of(fixed.begin(), fixed.end(), [&](const SetPath& f) { return is_fixed(path->text, f.path); });
  });
}

/// Why no factor of a study may be there; empty if it may.
std::string why_no_factor(const std::string& path) {
  if (path == "seed") return "all points share it, so that they share their luck";
  if (path == "replicates") return "the study says how many";
  if (is_fixed(path, "uncertain")) return "draws are compared pair by pair";
  return path == "id" || path == "title" || path == "stage" || path == "scenario" ? "it is a label" : "";
}

std::string where_it_stands(const PathSetting& setting) {
  const Place& place = setting.place;
  if (!place.file) return fmt::format("by --set {}", setting.text);
  return fmt::format("at {}:{}:{}", place.file->name, place.line, place.column);
}

/// Notes what a point of a study may not set, knowing what was set before.
void check_factor(const SetPath& factor, const std::vector<SetPath>& before, Problems& problems) {
  const std::string& path = factor.path;
  const std::string why = why_no_factor(path);
  if (!why.empty()) problems.add(factor.by.place, path, fmt::format("is no factor of a study ({})", why));
  const auto other = std::find_if(before.begin(), before.end(), [&](const SetPath& b) {
    return !path.empty() && (is_fixed(path, b.path) || is_fixed(b.path, path));
  });
  if (other == before.end()) return;
  problems.add(factor.by.place, path,
               fmt::format("is set twice for one point ({} is set {})", other->path, where_it_stands(other->by)),
               "Let one factor, or `set`, decide each path");
}

/// Puts rules in the place of a name that was just set; without them, those of the drill stand in for the reader.
void resolve_set_rules(ScenarioSource& source, Problems& problems) {
  try {
    resolve_rules(source.root, read_rules, source.files);
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) problems.add(problem);
    std::erase_if(source.root.children, [](const Node& child) { return child.key == "rules_of_engagement"; });
    add_rules(source.root);
  }
}

/// Sets everything in the tree of `source` and notes the rules files that this names; returns the paths. A setting that
/// is wrong is noted and changes nothing.
std::vector<SetPath> set_all(ScenarioSource& source, const LoadOptions& options, Problems& problems) {
  std::vector<SetPath> fixed;
  const auto set = [&](const PathSetting& setting) {
    fixed.push_back({set_value(source.root, setting, problems), setting});
    resolve_set_rules(source, problems);
  };
  for (const PathSetting& setting : options.before) set(setting);
  for (const std::string& text : options.set) set({text});
  for (const PathSetting& setting : options.point) {
    const std::vector<SetPath> before = fixed;
    set(setting);
    check_factor(fixed.back(), before, problems);
  }
  return fixed;
}

ScenarioSource source_of(FilePtr first) {
  ScenarioSource source;
  source.root = read_chain(std::move(first), source.files);
  return source;
}

}  // namespace

std::shared_ptr<const SourceFile> read_source_file(const fs::path& path, const Place& from, const std::string& key) {
  if (path == "-") return std::make_shared<const SourceFile>(SourceFile{"-", read_stream(std::cin)});
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::none) throw IoError(path.string(), "look for", error.value());
  if (!fs::exists(status) || fs::is_directory(status)) {
    Problem problem = problem_at(from, key, {});
    const std::string what = fs::exists(status) ? "is a folder, not a file" : "no such file";
    problem.message = from.file ? fmt::format("{}: {}", path.string(), what) : what;
    if (!from.file) problem.file = path.string();
    if (!fs::exists(status)) problem.hint = similar_file(path);
    throw InputError({problem});
  }
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) throw IoError(path.string(), "open for reading", errno);
  SourceFile file{path.string(), read_stream(in)};
  if (in.bad()) throw IoError(path.string(), "read", errno);
  return std::make_shared<const SourceFile>(std::move(file));
}

ScenarioSource read_scenario_files(const fs::path& path, const Place& from) {
  return source_of(read_source_file(path, from, from.file ? "scenario" : ""));
}

Loaded load_scenario(const ScenarioSource& files, const LoadOptions& options) {
  ScenarioSource source = files;
  Problems problems;
  const std::vector<SetPath> fixed = set_all(source, options, problems);
  Node& root = source.root;
  std::vector<std::string> names;
  for (const FilePtr& file : source.files) names.push_back(file->name);
  drop_fixed(root, fixed);

  Reading reading = read_scenario(root, problems);
  problems.throw_if_any(names);
  Scenario& scenario = reading.scenario;
  if (options.seed) scenario.seed = *options.seed;
  for (const Fault& fault : check(scenario)) {
    problems.add(place_of(reading.places, fault.path), fault.path, fault.message, fault.hint);
  }
  problems.throw_if_any(names);

  const auto is_written = [&](const std::string& path) { return reading.places.contains(path); };
  Loaded loaded{scenario, {}};
  for (const Fault& doubt : doubts(scenario, is_written)) {
    loaded.warnings.push_back(problem_at(place_of(reading.places, doubt.path), doubt.path, doubt.message, doubt.hint));
  }
  for (const FilePtr& file : source.files) loaded.files.emplace_back(file->name, file->text);
  return loaded;
}

Loaded load_scenario(const fs::path& path, const LoadOptions& options) {
  return load_scenario(read_scenario_files(path), options);
}

Loaded load_scenario_text(const std::string& name, const std::string& text, const LoadOptions& options) {
  return load_scenario(source_of(std::make_shared<const SourceFile>(SourceFile{name, text})), options);
}

}  // namespace sispam
