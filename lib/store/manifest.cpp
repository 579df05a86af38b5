// SPDX-License-Identifier: Apache-2.0
#include "store/manifest.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <system_error>

#include "core/error.hpp"
#include "core/version.hpp"
#include "store/file.hpp"

namespace sispam {

namespace {

using Json = nlohmann::ordered_json;
constexpr int manifest_format = 1;

std::string to_text(const Json& json) {
  // File names are bytes, not always UTF-8: what is not is replaced, never a reason to fail.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json inputs_json(const std::vector<InputFile>& inputs) {
  Json list = Json::array();
  for (const InputFile& input : inputs) list.push_back({{"path", input.path}, {"sha256", input.sha256}});
  return list;
}

Json points_json(const std::vector<ManifestPoint>& points) {
  Json list = Json::array();
  for (const ManifestPoint& point : points) {
    list.push_back({{"name", point.name}, {"digest", point.digest}, {"set", point.set}});
  }
  return list;
}

RunIdentity identity_of(const Json& json) {
  RunIdentity identity;
  identity.subject = json.contains("study") ? Subject::study : Subject::scenario;
  identity.digest = json.at(name_of(identity.subject)).at("digest").get<std::string>();
  identity.seed = json.at("seed").get<std::uint64_t>();
  identity.version = json.at("program").at("version").get<std::string>();
  const auto maths = json.at("program").at("maths_fingerprint").get<std::string>();
  identity.maths_fingerprint = static_cast<std::uint32_t>(std::stoul(maths, nullptr, 16));
  return identity;
}

void read_points(const Json& json, Manifest& manifest) {
  if (manifest.identity.subject == Subject::scenario) {
    manifest.points.push_back({manifest.id, manifest.identity.digest});
    return;
  }
  for (const Json& point : json.at("points")) {
    manifest.points.push_back({point.at("name").get<std::string>(), point.at("digest").get<std::string>(),
                               point.at("set").get<std::vector<std::string>>()});
    if (manifest.points.back().name == json.at("baseline").get<std::string>()) {
      manifest.baseline = static_cast<std::uint32_t>(manifest.points.size() - 1);
    }
  }
}

Manifest manifest_of(const Json& json) {
  Manifest manifest;
  manifest.identity = identity_of(json);
  manifest.id = json.at(name_of(manifest.identity.subject)).at("id").get<std::string>();
  manifest.replicates = json.at("replicates").get<std::uint32_t>();
  manifest.block_size = json.at("block_size").get<std::uint32_t>();
  manifest.command_line = json.at("command_line").get<std::vector<std::string>>();
  for (const Json& input : json.at("inputs")) {
    manifest.inputs.push_back({input.at("path").get<std::string>(), input.at("sha256").get<std::string>()});
  }
  read_points(json, manifest);
  return manifest;
}

/// Whether a run or a replay was here: a run's lock comes before every other file, and what a crash left after it is
/// ours.
bool is_begun(const std::filesystem::path& folder) {
  std::error_code error;
  return std::filesystem::exists(folder / "shards", error) || std::filesystem::exists(folder / "replay", error);
}

/// Where the replays of a folder without a manifest say of which run they are.
std::filesystem::path signature_of(const std::filesystem::path& folder) { return folder / "replay" / "identity.txt"; }

/// What a folder says of the run that it belongs to; empty when it says nothing.
std::string found_header(const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::exists(folder / "manifest.json", error)) return header_text(read_manifest(folder).identity);
  if (!std::filesystem::exists(signature_of(folder), error)) return {};
  const std::string text = read_file(signature_of(folder));
  return text.substr(0, text.find('\n'));
}

bool holds_nothing(const std::filesystem::path& folder) {
  std::error_code error;
  const bool empty = std::filesystem::is_empty(folder, error);
  if (error) throw IoError(folder.string(), "list the folder", error.value(), "Choose another folder with -o");
  return empty;
}

}  // namespace

std::string resolved_file(const Manifest& manifest, std::uint32_t point) {
  if (manifest.identity.subject == Subject::scenario) return "resolved.yaml";
  return fmt::format("resolved/{}.yaml", manifest.points.at(point).name);
}

Manifest read_manifest(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "manifest.json";
  const Json json = Json::parse(read_file(path), nullptr, false);
  try {
    return manifest_of(json);
  } catch (const std::exception&) {
    throw MismatchError(
        fmt::format("{}: not a manifest of this program. Choose another folder with -o", path.string()));
  }
}

void sign_replays(const std::filesystem::path& folder, const RunIdentity& identity) {
  std::error_code error;
  if (std::filesystem::exists(folder / "manifest.json", error)) return;
  write_atomically(signature_of(folder), header_text(identity) + "\n");
}

std::string manifest_text(const Manifest& manifest) {
  const RunIdentity& identity = manifest.identity;
  Json json;
  json["format"] = manifest_format;
  json["program"] = {{"name", "sispam"},
                     {"version", identity.version},
                     {"git", build_info().git},
                     {"compiler", build_info().compiler},
                     {"flags", build_info().flags},
                     {"maths_fingerprint", fmt::format("{:08x}", identity.maths_fingerprint)}};
  json[name_of(identity.subject)] = {{"id", manifest.id}, {"digest", identity.digest}};
  if (identity.subject == Subject::study) {
    json["baseline"] = manifest.points.at(manifest.baseline).name;
    json["points"] = points_json(manifest.points);
  }
  json["seed"] = identity.seed;
  json["replicates"] = manifest.replicates;
  json["block_size"] = manifest.block_size;
  json["inputs"] = inputs_json(manifest.inputs);
  json["command_line"] = manifest.command_line;
  return to_text(json);
}

std::string timing_text(const Timing& timing) {
  Json stages = Json::object();
  for (const auto& [stage, seconds] : timing.stage_s) stages[stage] = seconds;
  Json json;
  json["reproducible"] = false;
  json["wall_s"] = timing.wall_s;
  json["cpu_s"] = timing.cpu_s;
  json["threads"] = timing.threads;
  json["replicates_computed"] = timing.replicates;
  json["awake_person_steps"] = timing.awake_person_steps;
  json["awake_person_steps_per_core_second"] =
      timing.cpu_s > 0 ? Json(timing.awake_person_steps / timing.cpu_s) : Json();
  json["stage_s"] = stages;
  return to_text(json);
}

void require_same_run(const std::filesystem::path& folder, const RunIdentity& identity) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) return;
  const std::string expected = header_text(identity);
  const std::string found = found_header(folder);
  if (found == expected) return;
  if (found.empty()) {
    if (is_begun(folder) || holds_nothing(folder)) return;
    throw MismatchError(fmt::format(
        "{}: the folder holds files but no manifest.json (it is not a results folder). Choose another folder with -o",
        folder.string()));
  }
  throw MismatchError(fmt::format(
      "{}: the folder holds results of another run ({}). Choose another folder with -o, or run again what began this "
      "one",
      folder.string(), difference(found, expected)));
}

}  // namespace sispam
