// SPDX-License-Identifier: Apache-2.0
#include "measure/outcome_columns.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "measure/column_table.hpp"
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

using columns::Table;
using Kind = ColumnKind;

void add_breaches(Table& table) {
  const auto flag = [&](const char* name, std::string meaning) -> Table& {
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
  flag("breach_restored", "a line was restored after a breach").at([](auto& o) -> auto& { return o.breach_restored; });
}

void add_endings(Table& table) {
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

void add_first_times(Table& table) {
  table.column("breach_s", "s", Kind::time, "When a line was first breached (E5), whoever held it").at([
  ](auto& o) -> auto& { return o.breach_s; });
  for (std::size_t i = 1; i < ladder.size(); ++i) {
    if (i == 8) continue;  // occupation: not watched
    table.column(fmt::format("first_e{}_s", i), "s", Kind::time, fmt::format("First time that {}", ladder[i]))
        .at([i](auto& o) -> auto& { return o.first_s[i]; });
  }
}

void add_levels(Table& table) {
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

void add_tactics(Table& table) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(tactics); ++i) {
    const auto name = name_of(static_cast<Tactic>(i));
    table
        .column(fmt::format("tactic_{}_first_s", name), "s", Kind::time,
                fmt::format("First time the tactic {} was in force", name))
        .at([i](auto& o) -> auto& { return o.tactic[i].first_s; });
    table
        .column(fmt::format("tactic_{}_uses", name), "1", Kind::count,
                fmt::format("How often {} came into force", name))
        .at([i](auto& o) -> auto& { return o.tactic[i].uses; });
    table
        .column(fmt::format("tactic_{}_s", name), "s", Kind::number,
                fmt::format("How long {} was in force in all", name))
        .at([i](auto& o) -> auto& { return o.tactic[i].active_s; });
  }
  table.column("appeals_made", "1", Kind::count, "Times a trusted person spoke to the crowd").at([](auto& o) -> auto& {
    return o.appeals_made;
  });
  table.column("dialogue_s", "s", Kind::number, "How long negotiators talked with those near them").at([
  ](auto& o) -> auto& { return o.dialogue_s; });
}

void add_crowd(Table& table) {
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

void add_leavers(Table& table) {
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
}

void add_warnings(Table& table) {
  table.column("warnings", "{warning}", Kind::count, "Warnings that were said to the end").at([](auto& o) -> auto& {
    return o.warnings;
  });
  table
      .column("warning_understood", "1", Kind::number,
              "Share of those present at the end of a warning who understood it, over all warnings")
      .at([](auto& o) -> auto& { return o.warning_understood; });
  table
      .column("ever_warned", "1", Kind::number,
              "Share of those present at the end of any warning who understood at least one")
      .at([](auto& o) -> auto& { return o.ever_warned; });
}

void add_loads(Table& table) {
  table.column("peak_line_load_n_per_m", "N/m", Kind::number, "Highest 1 s mean of the force on a line over its length")
      .at([](auto& o) -> auto& { return o.peak_line_load_n_per_m; });
  table.column("peak_density_per_m2", "m-2", Kind::number, "Most people in a square of 2 m over its area").at([
  ](auto& o) -> auto& { return o.peak_density_per_m2; });
  table.column("peak_personal_load_n", "N", Kind::number, "Highest 0.1 s mean of the load on one person").at([
  ](auto& o) -> auto& { return o.peak_personal_load_n; });
  for (std::size_t s = 0; s < sides; ++s) {
    const auto side = name_of(static_cast<Side>(s));
    table.column(fmt::format("falls_{}", side), "{fall}", Kind::count, fmt::format("Falls of {}", side))
        .at([s](auto& o) -> auto& { return o.falls[s]; });
  }
}

void add_force(Table& table) {
  const auto number = [&](const char* name, const char* unit, const char* meaning) -> Table& {
    return table.column(name, unit, Kind::count, meaning);
  };
  number("arrests_right", "{person}", "Arrested who were violent, provoked or carried a weapon").at([
  ](auto& o) -> auto& { return o.arrests_right; });
  number("arrests_wrong", "{person}", "Arrested by mistake").at([](auto& o) -> auto& { return o.arrests_wrong; });
  number("arrest_approaches", "1", "Times an action team set out for somebody").at([](auto& o) -> auto& {
    return o.arrest_approaches;
  });
  number("arrest_seizures", "1", "Times an action team laid hands on somebody").at([](auto& o) -> auto& {
    return o.arrest_seizures;
  });
  number("arrests_broken_off", "1", "Times an action team came back without him").at([](auto& o) -> auto& {
    return o.arrests_broken_off;
  });
  number("objects_thrown", "1", "Objects thrown at personnel").at([](auto& o) -> auto& { return o.objects_thrown; });
  number("blows", "1", "Exchanges of blows between a violent demonstrator and an officer").at([](auto& o) -> auto& {
    return o.blows;
  });
}

std::vector<OutcomeColumn> make_columns() {
  Table table;
  add_breaches(table);
  add_endings(table);
  add_first_times(table);
  add_levels(table);
  add_tactics(table);
  add_crowd(table);
  add_leavers(table);
  add_warnings(table);
  add_loads(table);
  columns::add_injuries(table);
  columns::add_care(table);
  add_force(table);
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
