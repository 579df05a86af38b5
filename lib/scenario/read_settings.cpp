// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <optional>

#include "scenario/setting.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr std::size_t most_settings = 1000;

/// Whether `node` is a map that is not too large.
bool is_map(const Node& node, const std::string& key, const std::string& example, Problems& problems) {
  if (node.kind != NodeKind::map) {
    problems.add(node.place, key, "must be a map of paths and values", fmt::format("Write it like {}", example));
    return false;
  }
  if (node.children.size() <= most_settings) return true;
  problems.add(node.place, key, fmt::format("has more than {} paths", most_settings));
  return false;
}

bool is_path(const Node& child, const std::string& key, Problems& problems) {
  if (is_printable(child.key) && !child.key.empty() && child.key.find('=') == std::string::npos) return true;
  problems.add(child.key_place, key, fmt::format("{} is no path (it is empty, or holds an =)", quoted(child.key)));
  return false;
}

std::optional<PathSetting> setting_of(const std::string& path, const Node& value, const std::string& key,
                                      Problems& problems) {
  if (value.kind != NodeKind::null) return PathSetting{fmt::format("{}={}", path, flow_text(value)), value.place};
  problems.add(value.place, key, fmt::format("{} has no value", quoted(path)));
  return std::nullopt;
}

}  // namespace

std::vector<PathSetting> read_settings(const Node& map, const std::string& key, Problems& problems) {
  std::vector<PathSetting> settings;
  if (!is_map(map, key, "{crowd.groups.supporters.count: 600}", problems)) return settings;
  for (const Node& child : map.children) {
    if (!is_path(child, key, problems)) continue;
    if (auto setting = setting_of(child.key, child, key, problems)) settings.push_back(*std::move(setting));
  }
  return settings;
}

std::vector<PathValues> read_path_values(const Node& map, const std::string& key, Problems& problems) {
  constexpr std::string_view example = "{medical.treaters: [2, 6]}";
  std::vector<PathValues> paths;
  if (!is_map(map, key, std::string(example), problems)) return paths;
  if (map.children.empty()) problems.add(map.place, key, "is empty (at least one path is needed)");
  for (const Node& child : map.children) {
    if (!is_path(child, key, problems)) continue;
    if (child.kind != NodeKind::list || child.children.empty() || child.children.size() > most_settings) {
      problems.add(child.place, key,
                   fmt::format("{} must have a list of 1 to {} values", quoted(child.key), most_settings),
                   fmt::format("Write it like {}", example));
      continue;
    }
    PathValues along{child.key, child.key_place, {}};
    for (const Node& value : child.children) {
      if (auto setting = setting_of(child.key, value, key, problems)) along.values.push_back(*std::move(setting));
    }
    along.whole = along.values.size() == child.children.size();
    paths.push_back(std::move(along));
  }
  return paths;
}

}  // namespace sispam
