// SPDX-License-Identifier: Apache-2.0
#include "measure/outcome_columns.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "measure/outcome_table.hpp"

#include "scenario/names.hpp"

namespace sispam {
namespace {

constexpr std::array<std::string_view, 10> ladder{"",
                                                  "an opponent touched the line",
                                                  "the line was bent back",
                                                  "the line had a gap",
                                                  "one opponent was behind the line",
                                                  "the line was breached",
                                                  "the line collapsed",
                                                  "the protected area was entered",
                                                  "the protected area was occupied",
                                                  "the line was restored after a breach"};
constexpr std::array<std::string_view, 3> levels{"green", "yellow", "red"};

using Kind = ColumnKind;

void add_breaches(OutcomeTable& table) {
  const auto flag = [&](const char* name, std::string meaning) -> OutcomeTable& {
    return table.column(name, "1", Kind::flag, "1 if " + meaning + ", else 0");
  };
  flag("breach_rope_line", "a line was breached while a rope line held it").at([](auto& o) -> auto& {
    return o.breach_rope_line;
  });
  flag("breach_shield_line",
       "a line was breached while a shield line or riot platoon held it, counting only who came through in that time "
       "if it was breached before")
      .at([](auto& o) -> auto& { return o.breach_shield_line; });
  flag("breach", "a line was breached (E5), whoever held it").at([](auto& o) -> auto& { return o.breach; });
  flag("office_entered", "a demonstrator entered the protected area").at([](auto& o) -> auto& {
    return o.office_entered;
  });
  flag("office_occupied", "the protected area was occupied (E8)").at([](auto& o) -> auto& {
    return o.office_occupied;
  });
  flag("breach_restored", "a line was restored after a breach").at([](auto& o) -> auto& { return o.breach_restored; });
}

void add_endings(OutcomeTable& table) {
  constexpr std::array<std::string_view, endings> meaning{
      "the protected area was entered",
      "the line was breached and not restored",
      "at most a tenth of the crowd was left for 5 minutes, and most who went had set out within 10 minutes after "
      "force",
      "likewise, and most had set out within 20 minutes after talk or an appeal, not after force",
      "at most a tenth of the crowd was left for 5 minutes",
      "the crowd was still there at the horizon"};
  for (int i = 0; i < endings; ++i) {
    const auto ending = static_cast<Ending>(i);
    table
        .column(fmt::format("ended_{}", name_of(ending)), "1", Kind::flag,
                fmt::format("1 if it ended so: {} (the first ending that applies), else 0", meaning[i]))
        .derived([ending](const Outcome& o) { return o.ending == ending ? 1.0 : 0.0; });
  }
  table.column("end_s", "s", Kind::number, "Simulated time of the end").at([](auto& o) -> auto& { return o.end_s; });
}

void add_first_times(OutcomeTable& table) {
  table.column("breach_s", "s", Kind::time, "When a line was first breached (E5), whoever held it").at([
  ](auto& o) -> auto& { return o.breach_s; });
  for (std::size_t i = 1; i < ladder.size(); ++i) {
    table.column(fmt::format("first_e{}_s", i), "s", Kind::time, fmt::format("First time that {}", ladder[i]))
        .at([i](auto& o) -> auto& { return o.first_s[i]; });
  }
}

void add_levels(OutcomeTable& table) {
  for (std::size_t i = 0; i < levels.size(); ++i) {
    table
        .column(fmt::format("level_{}_first_s", levels[i]), "s", Kind::time,
                fmt::format("First time the situation was declared {}", levels[i]))
        .at([i](auto& o) -> auto& { return o.level_first_s[i]; });
  }
  for (std::size_t i = 0; i < levels.size(); ++i) {
    table
        .column(fmt::format("level_{}_min", levels[i]), "min", Kind::number,
                fmt::format("Time under the level {}", levels[i]))
        .at([i](auto& o) -> auto& { return o.level_min[i]; });
  }
}

void add_crowd(OutcomeTable& table) {
  for (int i = 0; i < behaviours; ++i) {
    const auto name = name_of(static_cast<Behaviour>(i));
    table.column(fmt::format("peak_{}", name), "{person}", Kind::number, fmt::format("Most people at once {}", name))
        .at([i](auto& o) -> auto& { return o.peak[static_cast<std::size_t>(i)]; });
  }
  for (int i = 0; i < behaviours; ++i) {
    const auto name = name_of(static_cast<Behaviour>(i));
    table
        .column(fmt::format("person_min_{}", name), "{person}.min", Kind::number,
                fmt::format("Person-minutes {}", name))
        .at([i](auto& o) -> auto& { return o.person_min[static_cast<std::size_t>(i)]; });
  }
  table.column("left_for_home", "{person}", Kind::number, "Demonstrators who had gone home at the end").at([
  ](auto& o) -> auto& { return o.left; });
}

void add_leavers(OutcomeTable& table) {
  constexpr std::array<std::string_view, manners> meaning{
      "neither force nor talk came shortly before", "talk or an appeal came within 20 minutes before, but no force",
      "force came within 10 minutes before"};
  for (std::size_t i = 0; i < meaning.size(); ++i) {
    table
        .column(fmt::format("leavers_{}", name_of(static_cast<Manner>(i))), "{person}", Kind::count,
                fmt::format("Demonstrators gone at the end, home or near, who set out when {}", meaning[i]))
        .at([i](auto& o) -> auto& { return o.leavers[i]; });
  }
  table
      .column("leavers_agitated", "{person}", Kind::count,
              "Of all these, those still angry enough to shout: harm that may go elsewhere")
      .at([](auto& o) -> auto& { return o.agitated_leavers; });
  table.column("leavers_violent", "{person}", Kind::count, "Of all these, those who had been violent: likewise").at([
  ](auto& o) -> auto& { return o.violent_leavers; });
}

void add_loads(OutcomeTable& table) {
  table.column("peak_line_load_n_per_m", "N/m", Kind::number, "Highest 1 s mean of the force on a line over its length")
      .at([](auto& o) -> auto& { return o.peak_line_load_n_per_m; });
  table.column("peak_density_per_m2", "m-2", Kind::number, "Most people in a square of 2 m over its area").at([
  ](auto& o) -> auto& { return o.peak_density_per_m2; });
  table.column("peak_personal_load_n", "N", Kind::number, "Highest 0.1 s mean of the load on one person").at([
  ](auto& o) -> auto& { return o.peak_personal_load_n; });
  table
      .column("peak_fence_load_n_per_m", "N/m", Kind::number,
              "Highest 0.1 s mean of the load on a section of fence or a gate with a strength, over its length")
      .at([](auto& o) -> auto& { return o.peak_fence_load_n_per_m; });
  table.column("fence_sections_failed", "{section}", Kind::count, "Sections of fences, and gates, that failed").at([
  ](auto& o) -> auto& { return o.fence_sections_failed; });
  table.column("first_fence_failure_s", "s", Kind::time, "First time that a section of a fence or a gate failed").at([
  ](auto& o) -> auto& { return o.first_fence_failure_s; });
  for (std::size_t s = 0; s < sides; ++s) {
    const auto side = name_of(static_cast<Side>(s));
    table.column(fmt::format("falls_{}", side), "{fall}", Kind::count, fmt::format("Falls of {}", side))
        .at([s](auto& o) -> auto& { return o.falls[s]; });
  }
}

double injured(const Outcome& o, int side, int triage) {
  double sum = 0;
  for (int c = 0; c < causes; ++c) sum += o.injuries[side][c][triage];
  return sum;
}

double injured(const Outcome& o, int side) {
  double sum = 0;
  for (int t = 0; t < triage_classes; ++t) sum += injured(o, side, t);
  return sum;
}

void add_injured_by_cause(OutcomeTable& table, int s) {
  for (int c = 0; c < causes; ++c) {
    for (int t = 0; t < triage_classes; ++t) {
      const auto side = name_of(static_cast<Side>(s));
      const auto cause = name_of(static_cast<Cause>(c));
      const auto triage = name_of(static_cast<Triage>(t));
      table
          .column(fmt::format("injured_{}_{}_{}", side, cause, triage), "{casualty}", Kind::count,
                  fmt::format("Injured {}, cause {}, class {} when hurt", side, cause, triage))
          .at([ s, c, t ](auto& o) -> auto& { return o.injuries[s][c][t]; });
    }
  }
}

bool is_heat_or_illness(int cause) {
  return static_cast<Cause>(cause) == Cause::heat || static_cast<Cause>(cause) == Cause::illness;
}

enum class Origin : std::uint8_t { violence, weather };

double injured_by(const Outcome& o, int side, Origin origin) {
  double sum = 0;
  for (int c = 0; c < causes; ++c) {
    if (is_heat_or_illness(c) != (origin == Origin::weather)) continue;
    for (int t = 0; t < triage_classes; ++t) sum += o.injuries[side][c][t];
  }
  return sum;
}

void add_injured_by_origin(OutcomeTable& table, int s) {
  const auto side = name_of(static_cast<Side>(s));
  table
      .column(fmt::format("injured_{}_by_violence", side), "{casualty}", Kind::count,
              fmt::format("Injured {}, all causes but heat and illness", side))
      .derived([s](const Outcome& o) { return injured_by(o, s, Origin::violence); });
  table
      .column(fmt::format("injured_{}_by_heat_or_illness", side), "{casualty}", Kind::count,
              fmt::format("Injured {}, causes heat and illness", side))
      .derived([s](const Outcome& o) { return injured_by(o, s, Origin::weather); });
}

void add_injuries(OutcomeTable& table) {
  for (int s = 0; s < sides; ++s) {
    const auto side = name_of(static_cast<Side>(s));
    table
        .column(fmt::format("injured_{}", side), "{casualty}", Kind::count,
                fmt::format("Injured {}, all classes", side))
        .derived([s](const Outcome& o) { return injured(o, s); });
    add_injured_by_origin(table, s);
    for (int t = 0; t < triage_classes; ++t) {
      const auto triage = name_of(static_cast<Triage>(t));
      table
          .column(fmt::format("injured_{}_{}", side, triage), "{casualty}", Kind::count,
                  fmt::format("Injured {} of class {} when hurt", side, triage))
          .derived([s, t](const Outcome& o) { return injured(o, s, t); });
    }
    add_injured_by_cause(table, s);
  }
  for (int s = 0; s < sides; ++s) {
    const auto side = name_of(static_cast<Side>(s));
    table.column(fmt::format("deaths_{}", side), "{person}", Kind::count, fmt::format("Deaths among {}", side))
        .at([s](auto& o) -> auto& { return o.deaths[s]; });
  }
}

std::vector<OutcomeColumn> make_columns() {
  OutcomeTable table;
  add_breaches(table);
  add_endings(table);
  add_first_times(table);
  add_levels(table);
  add_crowd(table);
  add_leavers(table);
  add_harm_beside(table);
  add_loads(table);
  add_injuries(table);
  add_care(table);
  add_use_of_force(table);
  add_audit(table);
  table.column("awake_person_steps", "1", Kind::number, "Work done: people times motion steps while awake").at([
  ](auto& o) -> auto& { return o.awake_person_steps; });
  return table.take();
}

}  // namespace

const std::vector<OutcomeColumn>& outcome_columns() {
  static const std::vector<OutcomeColumn> columns = make_columns();
  return columns;
}

}  // namespace sispam
