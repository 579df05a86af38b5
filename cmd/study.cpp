// SPDX-License-Identifier: Apache-2.0
#include "study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "exit_code.hpp"
#include "log.hpp"
#include "run_design.hpp"
#include "store/console.hpp"
#include "study_input.hpp"

namespace sispam {

namespace {

using Json = nlohmann::ordered_json;

std::string plan_json(const StudyInput& input) {
  const Manifest& manifest = input.design.manifest;
  Json points = Json::array();
  for (std::uint32_t p = 0; p < manifest.points.size(); ++p) {
    const ManifestPoint& point = manifest.points[p];
    points.push_back({{"point", point.name}, {"digest", point.digest}, {"set", point.set}});
  }
  Json units = Json::array();
  for (const std::uint32_t u : input.chosen) {
    const Block& unit = input.units[u];
    units.push_back({{"unit", u},
                     {"point", manifest.points[unit.point].name},
                     {"first_replicate", unit.first},
                     {"replicates", unit.count}});
  }
  const Json json{{"study", manifest.id},
                  {"digest", manifest.identity.digest},
                  {"seed", manifest.identity.seed},
                  {"baseline", manifest.points[manifest.baseline].name},
                  {"replicates", manifest.replicates},
                  {"block", manifest.block_size},
                  {"folder", input.folder.string()},
                  {"points", points},
                  {"units", units}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string plan_text(const StudyInput& input) {
  const Manifest& manifest = input.design.manifest;
  std::string text = fmt::format("{} (digest {}, seed {}): {} points, {} units of up to {} replicates, {} in all\n",
                                 manifest.id, manifest.identity.digest.substr(0, 8), manifest.identity.seed,
                                 manifest.points.size(), input.units.size(), manifest.block_size, rows_in(input.units));
  const std::size_t per_point = input.units.size() / manifest.points.size();
  for (std::uint32_t p = 0; p < manifest.points.size(); ++p) {
    UnitNumbers units(per_point);
    std::iota(units.begin(), units.end(), static_cast<std::uint32_t>(p * per_point));
    text += fmt::format("{} {:<40}  units {:<9}  {}\n", p == manifest.baseline ? '*' : ' ', manifest.points[p].name,
                        units_text(units), fmt::join(manifest.points[p].set, "  "));
  }
  text += "* the baseline\n";
  if (input.chosen.size() == input.units.size()) return text;
  return text + fmt::format("chosen: {} units, {}\n", input.chosen.size(), units_text(input.chosen));
}

/// How many replicates each point has.
struct PointState {
  std::string name;
  std::size_t done = 0;
};

std::string status_json(const StudyInput& input, const std::vector<PointState>& points, const UnitNumbers& absent) {
  Json list = Json::array();
  for (const PointState& point : points) list.push_back({{"point", point.name}, {"replicates", point.done}});
  const Json json{{"study", input.design.manifest.id},
                  {"folder", input.folder.string()},
                  {"replicates", input.design.manifest.replicates},
                  {"units", input.units.size()},
                  {"units_missing", absent},
                  {"points", list}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string status_text(const StudyInput& input, const std::vector<PointState>& points, const UnitNumbers& absent) {
  std::string text = fmt::format("{}: {} of {} units complete in {}\n", input.design.manifest.id,
                                 input.units.size() - absent.size(), input.units.size(), input.folder.string());
  for (const PointState& point : points) {
    text += fmt::format("  {:<40} {}/{}\n", point.name, point.done, input.design.manifest.replicates);
  }
  if (!absent.empty()) text += fmt::format("missing units: {}\n", units_text(absent));
  return text;
}

}  // namespace

int study_run(const StudyCommandOptions& options) {
  StudyInput input;
  load_study_input(options, input);
  std::vector<Block> blocks;
  for (const std::uint32_t unit : input.chosen) blocks.push_back(input.units[unit]);
  return run_design(input.design, {input.folder, copies_of(input), blocks}, options.global);
}

int study_plan(const StudyCommandOptions& options) {
  StudyInput input;
  load_study_input(options, input);
  write_output(options.global.json ? plan_json(input) : plan_text(input));
  return exit_complete;
}

int study_status(const StudyCommandOptions& options) {
  StudyInput input;
  load_study_input(options, input);
  const Manifest& manifest = input.design.manifest;
  require_same_run(input.folder, manifest.identity);
  std::vector<PointState> points;
  UnitNumbers absent(input.units.size());
  std::error_code error;
  if (std::filesystem::exists(input.folder / "shards", error)) {
    Journal journal(input.folder, manifest.identity, Access::read);
    for (std::uint32_t p = 0; p < manifest.points.size(); ++p) {
      const Block whole = block_of(manifest, p);
      points.push_back({manifest.points[p].name, journal.present({&whole, 1}).size()});
    }
    absent = missing_units(journal, input.units);
  } else {
    for (const ManifestPoint& point : manifest.points) points.push_back({point.name, 0});
    for (std::uint32_t u = 0; u < absent.size(); ++u) absent[u] = u;
  }
  write_output(options.global.json ? status_json(input, points, absent) : status_text(input, points, absent));
  return absent.empty() ? exit_complete : exit_incomplete;
}

}  // namespace sispam
