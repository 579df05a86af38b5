// From a study file to its design points: a deterministic list of scenarios that share seed and luck.
//
// Every point is loaded and checked before the first replicate runs, with all faults shown at once; then only digests
// are kept and a point's scenario is made again when it is needed, so a thousand points take no more memory than one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "scenario/combine.hpp"
#include "scenario/load.hpp"
#include "scenario/read.hpp"
#include "scenario/study_file.hpp"

namespace sispam {

inline constexpr std::size_t most_points = 1000;

/// One step of an axis: its part of a point's name, and what it sets.
struct Step {
  std::string name;
  std::vector<PathSetting> settings;
};
/// Steps of which exactly one belongs to each point. Axes cross; the first changes slowest.
using Axis = std::vector<Step>;

/// The axes of the factors of a study. Notes what is wrong in `problems`; `places` are those of the file.
std::vector<Axis> axes_of(const StudyFile& file, const Places& places, Problems& problems);

struct StudyPoint {
  std::string name;
  std::string digest;  // of its scenario
};

struct Study {
  StudyFile file;
  std::vector<StudyPoint> points;
  std::uint32_t baseline = 0;                              // index of a point
  std::uint64_t seed = 0;                                  // of all points
  std::vector<std::pair<std::string, std::string>> files;  // name and text: the study, the scenario, all it extends
  std::vector<Axis> axes;
  ScenarioSource source;
  LoadOptions options;              // of all points
  std::vector<Problem> warnings{};  // what points may say but hardly mean, each once
};

/// Changes from the command line.
struct StudyOptions {
  std::vector<std::string> set;             // "path=value", for all points
  std::optional<std::uint64_t> seed;        // instead of the scenario's
  std::optional<std::uint32_t> replicates;  // instead of the study's
};

/// Reads and checks a study and all its points; "-" is standard input. Throws InputError with all problems, IoError.
Study load_study(const std::filesystem::path& path, const StudyOptions& options = {});
/// What makes one point differ from the others.
std::vector<PathSetting> settings_of(const Study& study, std::uint32_t point);
/// The scenario of one point.
Scenario scenario_of(const Study& study, std::uint32_t point);

}  // namespace sispam
