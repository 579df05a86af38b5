// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "execute.hpp"
#include "exit_code.hpp"
#include "log.hpp"
#include "reduce.hpp"
#include "store/console.hpp"
#include "store/file.hpp"
#include "study.hpp"
#include "study_input.hpp"

namespace sispam {

namespace {

namespace fs = std::filesystem;

/// Whether that file, named from its results folder, is something the folder was begun with.
bool is_input(const fs::path& name) {
  const fs::path first = *name.begin();
  return first == "study.yaml" || first == "scenario.yaml" || first == "resolved.yaml" || first == "resolved" ||
         first == "extended";
}

/// Copies what a folder was begun with into a new one; the manifest last, as a run does.
void copy_inputs(const fs::path& from, const fs::path& to) {
  for (const auto& entry : fs::recursive_directory_iterator(from)) {
    const fs::path name = fs::relative(entry.path(), from);
    if (!entry.is_regular_file() || !is_input(name)) continue;
    create_folder((to / name).parent_path());
    write_atomically(to / name, read_file(entry.path()));
  }
  write_atomically(to / "manifest.json", read_file(from / "manifest.json"));
}

/// Refuses a folder of another study, or of the same with another number of replicates or other units.
void require_same_study(const fs::path& folder, const Manifest& manifest) {
  require_same_run(folder, manifest.identity);
  std::error_code error;
  if (!fs::exists(folder / "manifest.json", error)) return;
  const Manifest found = read_manifest(folder);
  if (found.replicates != manifest.replicates) {
    throw MismatchError(
        fmt::format("{}: asks for {} replicates of each point, the first folder for {}. Run one of them "
                    "again with the -n of the other",
                    folder.string(), found.replicates, manifest.replicates));
  }
  if (found.block_size != manifest.block_size) {
    throw MismatchError(
        fmt::format("{}: its units are of {} replicates, those of the first folder of {}. Run one of them "
                    "again with the block of the other",
                    folder.string(), found.block_size, manifest.block_size));
  }
}

/// Refuses when a row stands in both with different bytes.
void require_equal(Journal& ours, Journal& theirs, const std::vector<RowId>& common) {
  ours.for_each_sorted(common, [&](RowId id, std::string_view row) {
    theirs.for_each_sorted({id}, [&](RowId, std::string_view other) {
      if (row == other) return;
      throw MismatchError(fmt::format(
          "{} and {}: two different rows for replicate {} of point {} (one was written by another program or altered). "
          "Remove the shard you do not trust and run again",
          ours.folder().string(), theirs.folder().string(), number(id.replicate), id.point + 1));
    });
  });
}

/// Appends the rows that only `theirs` has.
void take_rows(Journal& ours, Journal& theirs, const std::vector<Block>& units) {
  const std::vector<RowId> known = ours.present(units), offered = theirs.present(units);
  std::vector<RowId> common, fresh;
  std::set_intersection(known.begin(), known.end(), offered.begin(), offered.end(), std::back_inserter(common));
  std::set_difference(offered.begin(), offered.end(), known.begin(), known.end(), std::back_inserter(fresh));
  require_equal(ours, theirs, common);
  theirs.for_each_sorted(fresh, [&](RowId id, std::string_view row) { ours.append(id, row); });
  ours.sync();
}

/// The command the study began with, without what chose a part of it, for the units that are absent.
std::string command_for(const Manifest& manifest, const fs::path& folder, const UnitNumbers& units) {
  std::vector<std::string> words{"sispam"};
  for (std::size_t i = 0; i < manifest.command_line.size(); ++i) {
    const std::string& word = manifest.command_line[i];
    const auto is = [&](std::string_view flag) { return word == flag; };
    const auto begins = [&](std::string_view flag) { return word.starts_with(flag); };
    if (is("--shard") || is("--units") || is("-o") || is("--out")) {
      ++i;
    } else if (!begins("--shard=") && !begins("--units=") && !begins("--out=") && !begins("-o")) {
      words.push_back(word);
    }
  }
  words.insert(words.end(), {"-o", folder.string()});
  if (manifest.identity.subject == Subject::study) words.insert(words.end(), {"--units", units_text(units)});
  return shell_text(words);
}

/// What is not there, and how to get it.
struct Incomplete {
  const Manifest& manifest;
  const fs::path& folder;
  const UnitNumbers& absent;
  const std::string& command;
};

std::string incomplete_json(const Incomplete& found) {
  using Json = nlohmann::ordered_json;
  const Json json{{name_of(found.manifest.identity.subject), found.manifest.id},
                  {"folder", found.folder.string()},
                  {"units_missing", found.absent},
                  {"command", found.command}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void warn_of_damage(const Journal& journal) {
  const Recovery& found = journal.recovery();
  if (found.damaged_rows + found.damaged_shards == 0) return;
  log_warning(fmt::format("{}: {} row(s) and {} file(s) of rows are cut off or altered and are not used",
                          found.damaged_at.string(), found.damaged_rows, found.damaged_shards));
}

}  // namespace

int study_merge(const StudyCommandOptions& options) {
  for (const std::string& folder : options.folders) require_results(folder);
  const fs::path first = options.folders.front();
  const fs::path target = options.global.out.empty() ? first : fs::path(options.global.out);
  const Manifest manifest = read_manifest(first);
  for (const std::string& folder : options.folders) require_same_study(folder, manifest);
  require_same_study(target, manifest);
  const std::vector<Block> units = units_of(manifest);
  if (options.global.dry_run) {
    return announce(
        options.global,
        fmt::format("would merge {} folder(s) of {} into {}", options.folders.size(), manifest.id, target.string()),
        {{name_of(manifest.identity.subject), manifest.id}, {"folder", target.string()}, {"folders", options.folders}});
  }
  Journal journal(target, manifest.identity);
  warn_of_damage(journal);
  std::error_code error;
  if (!fs::exists(target / "manifest.json", error)) copy_inputs(first, target);
  for (const std::string& folder : options.folders) {
    if (fs::equivalent(folder, target, error)) continue;
    Journal other(folder, manifest.identity, Access::read);
    warn_of_damage(other);
    take_rows(journal, other, units);
  }
  const UnitNumbers absent = missing_units(journal, units);
  if (absent.empty()) return reduce(open_design(target), journal, options.global);
  const std::string command = command_for(manifest, target, absent);
  log_error(fmt::format("{} of {} units are missing: {}. To compute them: {}", absent.size(), units.size(),
                        units_text(absent), command));
  if (options.global.json) write_output(incomplete_json({manifest, target, absent, command}));
  return exit_incomplete;
}

}  // namespace sispam
