// SPDX-License-Identifier: Apache-2.0
#include "scenario/study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "scenario/bounds_of_force.hpp"
#include "scenario/canonical.hpp"
#include "scenario/read.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr std::uint64_t most_rows = 100'000'000;
constexpr std::uint64_t countless = 1'000'000'000;  // points; no study of so many is counted

/// The step of each axis at point number `point`.
std::vector<const Step*> steps_at(const std::vector<Axis>& axes, std::uint32_t point) {
  std::vector<const Step*> steps(axes.size());
  for (std::size_t a = axes.size(); a-- > 0;) {
    steps[a] = &axes[a][point % axes[a].size()];
    point /= static_cast<std::uint32_t>(axes[a].size());
  }
  return steps;
}

/// The scenario with these settings of a point, and the files it was made from.
Loaded load_with(const Study& study, std::vector<PathSetting> point) {
  LoadOptions options = study.options;
  options.point = std::move(point);
  return load_scenario(study.source, options);
}

/// Whether a setting sets that path, something inside it, or something that holds it.
bool touches(const PathSetting& setting, std::string_view path) {
  const std::string_view set = std::string_view(setting.text).substr(0, setting.text.find('='));
  const std::string_view shorter = set.size() < path.size() ? set : path;
  const std::string_view longer = set.size() < path.size() ? path : set;
  if (!longer.starts_with(shorter)) return false;
  return longer.size() == shorter.size() || longer[shorter.size()] == '.' || longer[shorter.size()] == '[';
}

/// Checks what the file says as a whole, and every point of it.
class StudyCheck {
 public:
  StudyCheck(Study& study, const Places& places, Problems& problems)
      : study_(study), places_(places), problems_(problems) {}

  /// How many points there are; 0 when a factor is wrong or there are too many.
  std::uint32_t size() {
    if (problems_.any_in("factors")) return 0;
    std::uint64_t points = 1;
    for (const Axis& axis : study_.axes) points = std::min(points * axis.size(), countless);
    if (points > most_points) {
      const char* more = points == countless ? "or more " : "";
      fault("factors", fmt::format("make {} {}points (at most {})", points, more, most_points), "Split the study");
      return 0;
    }
    const auto rows = points * static_cast<std::uint64_t>(study_.file.replicates);
    if (rows > most_rows) {
      fault("replicates", fmt::format("make {} replicates in all (at most {})", rows, most_rows), "Ask for fewer");
    }
    return static_cast<std::uint32_t>(points);
  }

  void name_points(std::uint32_t points) {
    std::set<std::string> seen;
    for (std::uint32_t p = 0; p < points; ++p) {
      std::string name;
      for (const Step* step : steps_at(study_.axes, p)) name += (name.empty() ? "" : "_") + step->name;
      constexpr std::string_view hint = "Use the kind list, which names its points";
      if (!is_id(name)) {
        fault("factors",
              fmt::format("{} is no name for a point (at most 64 letters, digits and _ . : -)", sispam::quoted(name)),
              std::string(hint));
      } else if (!seen.insert(name).second) {
        fault("factors", fmt::format("two points have the name {}", sispam::quoted(name)), std::string(hint));
      }
      study_.points.push_back({name, {}});
    }
  }

  void find_baseline() {
    const std::string& wanted = study_.file.baseline;
    if (wanted.empty()) return;
    std::vector<std::string> names;
    for (const StudyPoint& point : study_.points) names.push_back(point.name);
    const auto found = std::find(names.begin(), names.end(), wanted);
    if (found != names.end()) {
      study_.baseline = static_cast<std::uint32_t>(found - names.begin());
      return;
    }
    std::string hint = did_you_mean(wanted, names);
    if (hint.empty()) hint = fmt::format("The first point is {}", names.front());
    fault("baseline", fmt::format("{} is no point of this study", sispam::quoted(wanted)), hint);
  }

  /// Loads all that can be judged.
  void load() { return study_.points.empty() ? load_steps() : load_points(); }

 private:
  /// Loads every point; the same fault or warning at many points is shown once, with the first of them.
  void load_points() {
    for (std::uint32_t p = 0; p < study_.points.size(); ++p) {
      const std::string where = fmt::format("at the point {}", study_.points[p].name);
      const std::vector<PathSetting> settings = settings_of(study_, p);
      const auto loaded = load_one(settings, where);
      if (!loaded) continue;
      study_.points[p].digest = digest(loaded->scenario);
      study_.seed = loaded->scenario.seed;
      note_files(*loaded);
      for (Problem warning : loaded->warnings) {
        if (is_new(warning, where)) study_.warnings.push_back(std::move(warning));
      }
    }
  }

  /// Without points to load: every step of every axis for itself.
  void load_steps() {
    std::size_t loads = 0;
    for (const Axis& axis : study_.axes) {
      for (const Step& step : axis) {
        if (++loads <= most_points) load_one(step.settings, fmt::format("at {}", step.name));
      }
    }
    if (loads == 0) load_one({}, "at all points");
  }

  /// Loads and judges the scenario with these settings; nothing if it has faults, which are noted.
  std::optional<Loaded> load_one(const std::vector<PathSetting>& settings, const std::string& where) {
    try {
      Loaded loaded = load_with(study_, settings);
      check_bounds(settings, loaded.scenario.rules_of_engagement, where);
      return loaded;
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) note_fault(problem, where);
    }
    return std::nullopt;
  }

  /// A point that changes single rules may not loosen what bounds force; one that names other rules is another plan.
  void check_bounds(const std::vector<PathSetting>& settings, const Rules& rules, const std::string& where) {
    constexpr std::string_view inside = "rules_of_engagement.";
    for (const PathSetting& setting : settings) {
      if (!setting.text.starts_with(inside)) continue;
      if (!given_) given_ = load_with(study_, {}).scenario.rules_of_engagement;
      for (const Fault& fault : looser_bounds(*given_, rules)) {
        if (!touches(setting, fault.path)) continue;
        note_fault(problem_at(setting.place, fault.path, fault.message, fault.hint), where);
      }
    }
  }

  void note_fault(Problem problem, const std::string& where) {
    if (is_new(problem, where)) problems_.add(std::move(problem));
  }

  /// Whether it was not seen before; then it says where.
  bool is_new(Problem& problem, const std::string& where) {
    if (!seen_.insert(to_text(problem)).second) return false;
    problem.message += fmt::format(" [{}]", where);
    return true;
  }

  /// Points may name rules files of their own.
  void note_files(const Loaded& loaded) {
    for (const auto& file : loaded.files) {
      if (std::find(study_.files.begin(), study_.files.end(), file) == study_.files.end()) study_.files.push_back(file);
    }
  }

  void fault(const std::string& path, std::string message, std::string hint) {
    problems_.add(place_of(places_, path), path, std::move(message), std::move(hint));
  }

  Study& study_;
  const Places& places_;
  Problems& problems_;
  std::set<std::string> seen_;  // faults and warnings of points
  std::optional<Rules> given_;  // those of the scenario, before any point
};

/// The scenario file, beside the study.
ScenarioSource read_scenario_of(const std::filesystem::path& study, const std::string& scenario, const Place& place) {
  const std::filesystem::path name(scenario);
  if (name == "-") throw InputError({problem_at(place, "scenario", "must be the name of a file")});
  if (name.is_absolute() || !is_printable(scenario)) {
    throw InputError({problem_at(place, "scenario", "must be relative to this file (a study must be movable)")});
  }
  const std::filesystem::path folder = study == "-" ? std::filesystem::path() : study.parent_path();
  return read_scenario_files((folder / name).lexically_normal(), place);
}

/// Reads the files of its scenario; notes what is wrong with them.
bool has_source(Study& study, const std::filesystem::path& path, const Places& places, Problems& problems) {
  if (study.file.scenario.empty()) return false;  // noted by the reader
  try {
    study.source = read_scenario_of(path, study.file.scenario, place_of(places, "scenario"));
    return true;
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) problems.add(problem);
    return false;
  }
}

}  // namespace

Study load_study(const std::filesystem::path& path, const StudyOptions& options) {
  const auto file = read_source_file(path);
  Problems problems;
  Study study;
  const Places places = read_record(parse_yaml(file), Record{&study.file, &study_table()}, problems);
  if (options.replicates) study.file.replicates = static_cast<int>(*options.replicates);
  study.options = {.set = options.set, .seed = options.seed, .before = study.file.set};
  study.axes = axes_of(study.file, places, problems);
  study.files.emplace_back(file->name, file->text);
  StudyCheck check(study, places, problems);
  check.name_points(check.size());
  if (!study.points.empty()) check.find_baseline();
  if (has_source(study, path, places, problems)) check.load();
  std::vector<std::string> names{file->name};
  for (const auto& source : study.source.files) names.push_back(source->name);
  problems.throw_if_any(names);
  return study;
}

std::vector<PathSetting> settings_of(const Study& study, std::uint32_t point) {
  std::vector<PathSetting> settings;
  for (const Step* step : steps_at(study.axes, point)) {
    settings.insert(settings.end(), step->settings.begin(), step->settings.end());
  }
  return settings;
}

Scenario scenario_of(const Study& study, std::uint32_t point) {
  return load_with(study, settings_of(study, point)).scenario;
}

}  // namespace sispam
