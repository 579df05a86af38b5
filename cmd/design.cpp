// SPDX-License-Identifier: Apache-2.0
#include "design.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "measure/outcome_columns.hpp"
#include "scenario/canonical.hpp"
#include "scenario/load.hpp"
#include "study/blocks.hpp"

namespace sispam {

Design open_design(const std::filesystem::path& folder) {
  Design design;
  design.manifest = read_manifest(folder);
  design.scenario = [folder, manifest = design.manifest](std::uint32_t point) {
    const std::filesystem::path path = folder / resolved_file(manifest, point);
    Scenario scenario = load_scenario(path).scenario;
    if (digest(scenario) == manifest.points.at(point).digest) return scenario;
    throw MismatchError(fmt::format("{}: not the scenario that manifest.json names (it was altered)", path.string()));
  };
  return design;
}

void require_results(const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::exists(folder / "manifest.json", error) || std::filesystem::exists(folder / "shards", error)) {
    return;
  }
  Problem problem;
  problem.file = folder.string();
  problem.message = std::filesystem::is_directory(folder, error) ? "is no results folder (it holds no manifest.json)"
                    : std::filesystem::exists(folder, error)     ? "is a file, not a results folder"
                                                                 : "no such folder";
  throw InputError({problem});
}

std::vector<Block> units_of(const Manifest& manifest) {
  return units_of(StudySize{static_cast<std::uint32_t>(manifest.points.size()), manifest.replicates,
                            std::max(manifest.block_size, 1U)});
}

Block block_of(const Manifest& manifest, std::uint32_t point) { return {point, 0, manifest.replicates}; }

OutcomeSource outcomes_of(Journal& journal, const Block& block) {
  return [&journal, ids = journal.present({&block, 1})](const std::function<void(const Outcome&)>& use) {
    journal.for_each_sorted(ids, [&use](RowId id, std::string_view row) { use(decode(id.replicate, row)); });
  };
}

}  // namespace sispam
