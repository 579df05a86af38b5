// SPDX-License-Identifier: Apache-2.0
#include "replay_events.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "measure/outcome_columns.hpp"
#include "report/clock_label.hpp"
#include "scenario/names.hpp"

namespace sispam {

namespace {

/// The unit that holds a line, or the line's number when nobody does.
std::string line_detail(const World& world, const Scenario& scenario, std::size_t line) {
  const int holder = world.line.lines[line].holder;
  if (holder < 0) return fmt::format("line={}", line);
  const Formation& formation = world.line.formations.at(static_cast<std::size_t>(holder));
  return fmt::format("line={} held_by={}", line, scenario.force.units.at(formation.unit).id);
}

/// What became of a request that was not used.
std::string_view how_it_lapsed(const TacticState& request, std::int64_t now_ms) {
  if (now_ms < request.due_ms || request.answer == Answer::granted) return "lapsed";
  return request.answer == Answer::refused ? "refused" : "lost";
}

}  // namespace

std::string ladder_name(std::size_t step) {
  constexpr std::array<std::string_view, 10> words{"",       "contact",  "bent",  "gap",        "penetration",
                                                   "breach", "collapse", "entry", "occupation", "restored"};
  return fmt::format("E{}_{}", step, words.at(step));
}

void ReplayEvents::add(std::int64_t at_ms, std::string kind, Where where, std::string detail) {
  const double time_s = static_cast<double>(at_ms) / 1000;
  events_.push_back({time_s, clock_label(scenario_->clock.start, time_s), std::move(kind), where.x, where.y,
                     where.person, std::move(detail)});
}

void ReplayEvents::see(const World& world) {
  see_falls(world);
  see_level(world);
  see_tactics(world);
  see_speeches(world);
  see_lines(world);
  see_barriers(world);
  see_casualties(world);
  see_arrests(world);
  see_fires(world);
  see_evacuations(world);
  see_blows(world);
}

void ReplayEvents::see_falls(const World& world) {
  const People& people = world.people;
  falls_.resize(people.count, 0);
  for (PersonId i = 0; i < people.count; ++i) {
    for (; falls_[i] < people.falls[i]; ++falls_[i]) {
      add(world.now_ms, "fall", {people.x[i], people.y[i], i}, fmt::format("side={}", name_of(people.side(i))));
    }
  }
}

void ReplayEvents::see_level(const World& world) {
  const int level = static_cast<int>(world.situation.level);
  if (level == std::exchange(level_, level)) return;
  const std::string detail = fmt::format("observed_pushing={}", world.situation.observed_pushing);
  add(world.now_ms, fmt::format("level_{}", name_of(world.situation.level)), {}, detail);
}

void ReplayEvents::see_tactics(const World& world) {
  for (std::size_t i = 0; i < tactics_.size(); ++i) {
    const TacticState& now = world.situation.tactic_states[i];
    const TacticState before = std::exchange(tactics_[i], now);
    const auto tell = [&](std::string_view what) {
      const std::string detail =
          fmt::format("level={} observed_pushing={}", name_of(world.situation.level), world.situation.observed_pushing);
      add(world.now_ms, fmt::format("{}_{}", name_of(static_cast<Tactic>(i)), what), {}, detail);
    };
    if (now.requests > before.requests) tell("requested");
    if (now.uses > before.uses) tell(now.premature ? "started_by_mistake" : "started");
    if (before.active && !now.active) tell("stopped");
    if (before.requested && !now.requested && !now.active) tell(how_it_lapsed(before, world.now_ms));
  }
}

/// Warnings and appeals; requests and dialogue go on all the time and would hide the rest.
void ReplayEvents::see_speeches(const World& world) {
  for (const Speech& speech : world.voice.speeches) {
    if (speech.number < spoken_) continue;
    const double lasts_s = static_cast<double>(speech.until_ms - speech.from_ms) / 1000;
    if (speech.kind == SpeechKind::warning) {
      add(speech.from_ms, "warning", {speech.at.x, speech.at.y}, fmt::format("lasts_s={}", lasts_s));
    } else if (speech.kind == SpeechKind::appeal) {
      add(speech.from_ms, "appeal", {speech.at.x, speech.at.y},
          fmt::format("voice={} lasts_s={}", scenario_->crowd.voices.at(speech.voice).id, lasts_s));
    }
  }
  spoken_ = world.voice.spoken;
}

void ReplayEvents::see_lines(const World& world) {
  const std::int64_t entered_ms = std::exchange(entered_ms_, world.line.entered_ms);
  if (world.line.lines.empty() && entered_ms != entered_ms_) {
    add(entered_ms_, ladder_name(7), {world.line.entered_at.x, world.line.entered_at.y}, "");
  }
  const std::int64_t occupied_ms = std::exchange(occupied_ms_, world.line.occupied_ms);
  if (world.line.lines.empty() && occupied_ms != occupied_ms_) {
    add(occupied_ms_, ladder_name(8), {world.line.occupied_at.x, world.line.occupied_at.y}, "");
  }
  lines_.resize(world.line.lines.size());
  for (std::size_t k = 0; k < lines_.size(); ++k) {
    const HeldLine& line = world.line.lines[k];
    for (std::size_t step = 1; step < line.ladder.size(); ++step) {
      if (line.ladder[step] < 0 || line.ladder[step] == lines_[k].ladder[step]) continue;
      const Vec2 at = line.where[step];
      add(line.ladder[step], ladder_name(step), {at.x, at.y}, line_detail(world, *scenario_, k));
    }
    lines_[k].ladder = line.ladder;
  }
}

void ReplayEvents::see_barriers(const World& world) {
  const std::vector<Section>& sections = world.barriers.sections;
  failed_.resize(sections.size(), 0);
  for (std::size_t k = 0; k < sections.size(); ++k) {
    const Section& section = sections[k];
    if (section.failed_ms < 0 || std::exchange(failed_[k], 1) != 0) continue;
    const Vec2 at = 0.5 * (section.place.a + section.place.b);
    if (section.kind == BarrierKind::fence) {
      add(section.failed_ms, "fence_failed", {at.x, at.y}, "fence=" + scenario_->site.fences.at(section.source).id);
    } else {
      add(section.failed_ms, "gate_failed", {at.x, at.y}, "gate=" + scenario_->site.openings.at(section.source).id);
    }
  }
}

void ReplayEvents::see_casualties(const World& world) {
  const std::vector<Casualty>& rows = world.casualties.rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Casualty& row = rows[i];
    if (i >= casualties_.size()) {
      casualties_.emplace_back();
      const std::string detail =
          fmt::format("side={} cause={}", name_of(world.people.side(row.person)), name_of(row.cause));
      add(row.injured_ms, fmt::format("injured_{}", name_of(row.at_injury)), {row.place.x, row.place.y, row.person},
          detail);
    } else {
      see_worsening(world, row, casualties_[i]);
    }
    see_care(row, casualties_[i]);
    casualties_[i] = row;
  }
}

/// Hurt again and worse, so that class and cause of his row change; or worse by waiting, which leaves both as they are.
/// Death is told as such.
void ReplayEvents::see_worsening(const World& world, const Casualty& now, const Casualty& before) {
  if (now.at_injury != before.at_injury) {
    const std::string detail = fmt::format("side={} cause={} from={}", name_of(world.people.side(now.person)),
                                           name_of(now.cause), name_of(before.at_injury));
    add(world.now_ms, fmt::format("worsened_{}", name_of(now.at_injury)), {.person = now.person}, detail);
  }
  if (now.now > std::max(before.now, now.at_injury) && now.now != Triage::black) {
    add(world.now_ms, fmt::format("deteriorated_{}", name_of(now.now)), {.person = now.person},
        fmt::format("from={}", name_of(before.now)));
  }
}

void ReplayEvents::see_care(const Casualty& now, const Casualty& before) {
  struct Step {
    std::string_view kind;
    std::int64_t Casualty::*at_ms;
  };
  constexpr std::array<Step, 6> steps{{{"found", &Casualty::discovered_ms},
                                       {"collected", &Casualty::collected_ms},
                                       {"triaged", &Casualty::triaged_ms},
                                       {"treated", &Casualty::treated_ms},
                                       {"at_hospital", &Casualty::hospital_ms},
                                       {"died", &Casualty::died_ms}}};
  for (const auto& [kind, at_ms] : steps) {
    if (now.*at_ms < 0 || now.*at_ms == before.*at_ms) continue;
    const std::string detail = fmt::format("class={}", name_of(now.now));
    add(now.*at_ms, std::string(kind), {.person = now.person}, detail);
  }
}

void ReplayEvents::see_arrests(const World& world) {
  const std::vector<Arrest>& rows = world.team.arrests;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Arrest& row = rows[i];
    if (i >= arrests_.size()) {
      arrests_.emplace_back();
      const std::string unit = scenario_->force.units.at(row.unit).id;
      add(row.at_ms, row.right ? "arrested" : "arrested_by_mistake", {row.place.x, row.place.y, row.person},
          fmt::format("by={}", unit));
    }
    if (row.detained_ms >= 0 && arrests_[i].detained_ms < 0)
      add(row.detained_ms, "detained", {.person = row.person}, "");
    arrests_[i] = row;
  }
}

void ReplayEvents::see_fires(const World& world) {
  fires_.resize(world.fires.size(), 0);
  for (std::size_t k = 0; k < fires_.size(); ++k) {
    const Fire& fire = world.fires[k];
    const bool lit = fire.burnable >= 0;
    const std::string what = lit ? scenario_->site.burnables.at(static_cast<std::size_t>(fire.burnable)).id : "tyres";
    if (fires_[k] == 0 && fire.from_ms <= world.now_ms) {
      fires_[k] = 1;
      add(fire.from_ms, "fire", {fire.at.x, fire.at.y}, "what=" + what);
    }
    if (fires_[k] != 1 || fire.until_ms > world.now_ms) continue;
    fires_[k] = 2;
    add(fire.until_ms, fire.put_out ? "fire_put_out" : "fire_burnt_down", {fire.at.x, fire.at.y}, "what=" + what);
  }
}

void ReplayEvents::see_evacuations(const World& world) {
  const std::vector<EvacuationRun>& runs = world.evacuation.runs;
  evacuations_.resize(runs.size());
  for (std::size_t k = 0; k < runs.size(); ++k) {
    const EvacuationRun before = std::exchange(evacuations_[k], runs[k]);
    const std::string& id = scenario_->evacuations.at(k).id;
    if (runs[k].ordered_ms != before.ordered_ms) add(runs[k].ordered_ms, "evacuation_ordered", {}, "id=" + id);
    if (runs[k].under_way && !before.under_way) add(world.now_ms, "evacuation_started", {}, "id=" + id);
    if (runs[k].done_ms != before.done_ms) {
      add(runs[k].done_ms, "evacuation_done", {}, fmt::format("id={} out={}", id, runs[k].out));
    }
  }
}

void ReplayEvents::see_blows(const World& world) {
  const auto& blows = world.force_log.unordered_blows;
  for (; blows_ < blows.size(); ++blows_) {
    const UnorderedBlow& blow = blows[blows_];
    add(blow.at_ms, "unordered_blow", {blow.place.x, blow.place.y, blow.struck},
        fmt::format("officer={} threat={}", blow.officer, blow.threat));
  }
}

void ReplayEvents::end(const Outcome& outcome) {
  add(std::llround(outcome.end_s * 1000), fmt::format("ended_{}", name_of(outcome.ending)), {}, "");
}

std::vector<ReplayEvent> ReplayEvents::events() const {
  std::vector<ReplayEvent> sorted = events_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const ReplayEvent& a, const ReplayEvent& b) { return a.time_s < b.time_s; });
  return sorted;
}

}  // namespace sispam
