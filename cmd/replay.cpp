// SPDX-License-Identifier: Apache-2.0
#include "replay.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/error.hpp"
#include "execute.hpp"
#include "exit_code.hpp"
#include "input.hpp"
#include "log.hpp"
#include "measure/outcome_columns.hpp"
#include "measure/summary.hpp"
#include "replay_audit.hpp"
#include "replay_casualties.hpp"
#include "replay_events.hpp"
#include "replay_map.hpp"
#include "replay_people.hpp"
#include "replay_tracks.hpp"
#include "report/map_svg.hpp"
#include "scenario/draw.hpp"
#include "store/console.hpp"
#include "store/file.hpp"
#include "store/journal.hpp"
#include "study/probe.hpp"
#include "study/simulate.hpp"

namespace sispam {

namespace {

/// Refuses when the results folder holds another row for this replicate.
void compare_with_stored(const Input& input, const Outcome& outcome) {
  std::error_code error;
  if (!std::filesystem::exists(input.folder / "shards", error)) return;
  Journal journal(input.folder, input.identity, Access::read);
  const Block wanted{0, number(outcome.id), 1};
  journal.for_each_sorted(journal.present({&wanted, 1}), [&](RowId id, std::string_view row) {
    const std::uint32_t replicate = number(id.replicate);
    if (row == encode(outcome))
      return log_info(fmt::format("equal to the row of replicate {} in {}", replicate, input.folder.string()));
    throw MismatchError(fmt::format("{}: the stored row of replicate {} is not what this program computes",
                                    input.folder.string(), replicate));
  });
}

std::string outcome_text(const Outcome& outcome) {
  std::string text =
      fmt::format("replicate {}: {}, {}\n", number(outcome.id), name_of(outcome.status), name_of(outcome.ending));
  for (const OutcomeColumn& column : outcome_columns()) {
    const double value = column.get(outcome);
    if (std::isfinite(value)) text += fmt::format("{:<44} {}\n", column.name, value);
  }
  return text;
}

std::string outcome_json(const Outcome& outcome, const std::filesystem::path& folder) {
  nlohmann::ordered_json values;
  for (const OutcomeColumn& column : outcome_columns()) values[column.name] = column.get(outcome);
  const nlohmann::ordered_json json{{"replicate", number(outcome.id)},
                                    {"status", name_of(outcome.status)},
                                    {"ending", name_of(outcome.ending)},
                                    {"folder", folder.string()},
                                    {"values", values}};
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

/// Simulates with everybody watching and writes what they saw; nothing when it was stopped.
std::optional<Outcome> watch(const Scenario& scenario, const ReplayOptions& options,
                             const std::filesystem::path& folder) {
  const ReplicateId id{options.replicate};
  const Scenario drawn = with_draw(scenario, draw_of(id, scenario.uncertain.per_draw));
  const Ground ground = make_ground(scenario);  // as a run does
  const ReplayPeople people(drawn);
  ReplayEvents events(drawn);
  ReplayMap map(drawn, people);
  ReplayTracks tracks(folder / "trajectory.sqlite", drawn, people,
                      static_cast<double>(options.frames_per_second) / options.seconds_per_frame);
  ReplayCasualties casualties;
  ReplayAudit audit(drawn, id);
  const auto see = [&](const World& world) {
    events.see(world);
    map.see(world);
    tracks.see(world);
    casualties.see(world);
    audit.see(world);
  };
  const std::optional<Outcome> outcome = simulate(drawn, ground, id, Probe{stop_at_signals(), see});
  if (!outcome) return std::nullopt;
  events.end(*outcome);
  const std::vector<ReplayEvent> happened = events.events();
  tracks.finish(happened);
  write_atomically(folder / "events.csv", events_csv(happened));
  write_atomically(folder / "casualties.csv", casualties.csv(drawn));
  write_atomically(folder / "audit.jsonl", audit.jsonl());
  write_atomically(folder / "map.svg", map_svg(map.finish(*outcome, happened)));
  return outcome;
}

}  // namespace

int replay(const ReplayOptions& options) {
  const Input input = load_input(options.scenario, options.global);
  const std::filesystem::path folder = input.folder / "replay" / std::to_string(options.replicate);
  if (options.global.dry_run) {
    return announce(options.global,
                    fmt::format("would simulate replicate {} of {} and write to {}", options.replicate,
                                input.scenario.id, folder.string()),
                    {{"scenario", input.scenario.id}, {"replicate", options.replicate}, {"folder", folder.string()}});
  }
  require_same_run(input.folder, input.identity);
  create_folder(folder);
  sign_replays(input.folder, input.identity);
  const std::optional<Outcome> outcome = watch(input.scenario, options, folder);
  if (!outcome) {
    log_warning(fmt::format("stopped by signal {}; nothing was kept", stop_at_signals().reason()));
    return exit_signal_base + stop_at_signals().reason();
  }
  write_output(options.global.json ? outcome_json(*outcome, folder) : outcome_text(*outcome));
  compare_with_stored(input, *outcome);
  log_info(fmt::format("map, events, casualties, audit and trajectory are in {}", folder.string()));
  return outcome->status == Status::failed ? exit_inconclusive : exit_complete;
}

}  // namespace sispam
