// SPDX-License-Identifier: Apache-2.0
#include "study_input.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/maths.hpp"
#include "core/version.hpp"
#include "log.hpp"
#include "scenario/canonical.hpp"
#include "store/checksum.hpp"

namespace sispam {

namespace {

/// SHA-256 over the digests of all points, in order. Names of points are labels and stay outside.
std::string digest_of(const Study& study) {
  std::string text;
  for (const StudyPoint& point : study.points) text += point.digest + "\n";
  return sha256_hex(text);
}

Manifest manifest_of(const Study& study, const GlobalOptions& options) {
  Manifest manifest{
      .id = study.file.id,
      .identity = {digest_of(study), study.seed, build_info().version, maths::fingerprint(), Subject::study},
      .inputs = {},
      .replicates = static_cast<std::uint32_t>(study.file.replicates),
      .block_size = static_cast<std::uint32_t>(study.file.block),
      .command_line = options.command_line,
      .baseline = study.baseline};
  for (const auto& [name, text] : study.files) manifest.inputs.push_back({name, sha256_hex(text)});
  for (std::uint32_t p = 0; p < study.points.size(); ++p) {
    ManifestPoint& point = manifest.points.emplace_back(ManifestPoint{study.points[p].name, study.points[p].digest});
    for (const PathSetting& setting : settings_of(study, p)) point.set.push_back(setting.text);
  }
  return manifest;
}

[[noreturn]] void refuse(const std::string& flag, const std::string& value, const std::string& message) {
  Problem problem;
  problem.file = flag;
  problem.key = value;
  problem.message = message;
  throw InputError({problem});
}

UnitNumbers choose_units(const StudyCommandOptions& options, std::uint32_t units) {
  if (!options.units.empty()) {
    const auto numbers = parse_units(options.units, units);
    if (!numbers)
      refuse("--units", options.units, fmt::format("is no list of units like 0,3,7-9 (0 to {})", units - 1));
    return *numbers;
  }
  const auto shard = options.shard.empty() ? Shard{} : parse_shard(options.shard);
  if (!shard) refuse("--shard", options.shard, "is no part of a whole like 2/3");
  return units_of_shard(*shard, units);
}

/// Shards at work at the same time need folders of their own.
std::string default_folder(const StudyCommandOptions& options, const Manifest& manifest) {
  std::string folder = fmt::format("results/{}-{}", manifest.id, manifest.identity.digest.substr(0, 8));
  if (const auto shard = parse_shard(options.shard)) folder += fmt::format("-{}of{}", shard->index, shard->count);
  return folder;
}

}  // namespace

void load_study_input(const StudyCommandOptions& options, StudyInput& input) {
  input.study = load_study(options.study, {options.global.sets, options.global.seed, options.replicates});
  const Study& study = input.study;
  for (const Problem& warning : study.warnings) log_warning(to_text(warning));
  input.design.manifest = manifest_of(study, options.global);
  input.design.scenario = [&study](std::uint32_t point) { return scenario_of(study, point); };
  input.units = units_of(input.design.manifest);
  input.chosen = choose_units(options, static_cast<std::uint32_t>(input.units.size()));
  input.folder = options.global.out.empty() ? default_folder(options, input.design.manifest) : options.global.out;
}

std::vector<std::pair<std::string, std::string>> copies_of(const StudyInput& input) {
  std::vector<std::pair<std::string, std::string>> copies;
  for (std::size_t i = 0; i < input.study.files.size(); ++i) {
    const auto& [name, text] = input.study.files[i];
    const std::string base = std::filesystem::path(name).filename().string();
    copies.emplace_back(i == 0   ? "study.yaml"
                        : i == 1 ? "scenario.yaml"
                                 : fmt::format("extended/{}-{}", i - 1, base),
                        text);
  }
  for (std::uint32_t p = 0; p < input.study.points.size(); ++p) {
    copies.emplace_back(resolved_file(input.design.manifest, p), canonical_yaml(input.design.scenario(p)));
  }
  return copies;
}

UnitNumbers missing_units(Journal& journal, const std::vector<Block>& units) {
  UnitNumbers numbers;
  for (std::uint32_t u = 0; u < units.size(); ++u) {
    if (!journal.missing({&units[u], 1}).empty()) numbers.push_back(u);
  }
  return numbers;
}

}  // namespace sispam
