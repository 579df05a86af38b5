// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "measure/outcome_table.hpp"
#include "scenario/names.hpp"

namespace sispam {
namespace {

using Kind = ColumnKind;

void add_tactics(OutcomeTable& table) {
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
  for (std::size_t level = 1; level <= static_cast<std::size_t>(force_levels); ++level) {
    table
        .column(fmt::format("force_level_{}_s", level), "s", Kind::number,
                fmt::format("How long tactics of force level {} were in force, added up over these tactics", level))
        .at([level](auto& o) -> auto& { return o.force_level_s[level - 1]; });
  }
  const auto count = [&](const char* name, const char* meaning) -> OutcomeTable& {
    return table.column(name, "1", Kind::count, meaning);
  };
  count("messages_lost", "Requests, answers and orders on the radio that did not get through, repetitions too").at([
  ](auto& o) -> auto& { return o.messages_lost; });
  count("orders_misheard", "Tactics that began because an order to get ready was taken for the order to begin").at([
  ](auto& o) -> auto& { return o.orders_misheard; });
  count("requests_refused", "Requests for tactics and levels that were refused").at([](auto& o) -> auto& {
    return o.requests_refused;
  });
  count("requests_lost", "Requests for tactics and levels that were lost, or their answer").at([](auto& o) -> auto& {
    return o.requests_lost;
  });
  table.column("delegated_s", "s", Kind::time, "From when on the county decides what is the province's to decide").at([
  ](auto& o) -> auto& { return o.delegated_s; });
  table.column("warnings_given", "1", Kind::count, "Warnings by loudspeaker that were said to the end").at([
  ](auto& o) -> auto& { return o.warnings_given; });
  table.column("appeals_made", "1", Kind::count, "Times a trusted person spoke to the crowd").at([](auto& o) -> auto& {
    return o.appeals_made;
  });
  table.column("dialogue_s", "s", Kind::number, "How long negotiators talked with those near them").at([
  ](auto& o) -> auto& { return o.dialogue_s; });
}

void add_warnings(OutcomeTable& table) {
  table
      .column("warning_understood", "1", Kind::number,
              "Share of those present at the end of a warning who understood it, over all warnings")
      .at([](auto& o) -> auto& { return o.warning_understood; });
  table
      .column("ever_warned", "1", Kind::number,
              "Share of those present at the end of any warning who understood at least one")
      .at([](auto& o) -> auto& { return o.ever_warned; });
}

void add_arrests(OutcomeTable& table) {
  const auto number = [&](const char* name, const char* unit, const char* meaning) -> OutcomeTable& {
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
  number("blows", "1",
         "Exchanges of blows, begun by a violent demonstrator; the officer's are self-defence, whatever the rules")
      .at([](auto& o) -> auto& { return o.blows; });
}

/// Everybody but the violent: pushing is not violence (Human Rights Committee, General Comment 37, para. 15).
double on_nonviolent(const std::array<double, behaviours>& seconds) {
  double sum = 0;
  for (int b = 0; b < behaviours; ++b) {
    if (static_cast<Behaviour>(b) != Behaviour::violent) sum += seconds[static_cast<std::size_t>(b)];
  }
  return sum;
}

double nonviolent_hit_s(const Outcome& o) { return on_nonviolent(o.water_hit_s); }
double nonviolent_pressed_s(const Outcome& o) { return on_nonviolent(o.pressed_s); }

void add_advance(OutcomeTable& table) {
  table.column("ground_gained_m", "m", Kind::number, "How far the line came that advanced farthest").at([
  ](auto& o) -> auto& { return o.ground_gained_m; });
  table
      .column("advance_waited_s", "s", Kind::number,
              "How long advancing lines waited, held up by the crowd, added up over them")
      .at([](auto& o) -> auto& { return o.advance_waited_s; });
  for (int b = 0; b < behaviours; ++b) {
    const auto name = name_of(static_cast<Behaviour>(b));
    table
        .column(fmt::format("pressed_{}_s", name), "{person}.s", Kind::number,
                fmt::format("Person-seconds in touch with an advancing line of demonstrators who were {}", name))
        .at([b](auto& o) -> auto& { return o.pressed_s[static_cast<std::size_t>(b)]; });
  }
  table
      .column("pressed_nonviolent_s", "{person}.s", Kind::number,
              "Person-seconds in touch with an advancing line of demonstrators who were not violent")
      .derived(nonviolent_pressed_s);
}

void add_water(OutcomeTable& table) {
  table.column("water_l", "L", Kind::number, "Water sprayed").at([](auto& o) -> auto& { return o.water_l; });
  table.column("jet_s", "s", Kind::number, "Time with an open nozzle, all water cannons").at([](auto& o) -> auto& {
    return o.jet_s;
  });
  table.column("water_bursts", "1", Kind::count, "Times a nozzle was opened").at([](auto& o) -> auto& {
    return o.water_bursts;
  });
  for (int b = 0; b < behaviours; ++b) {
    const auto name = name_of(static_cast<Behaviour>(b));
    table
        .column(fmt::format("water_hit_{}_s", name), "{person}.s", Kind::number,
                fmt::format(
                    "Person-seconds in a jet of demonstrators who were {}; of several at once each by his share of it",
                    name))
        .at([b](auto& o) -> auto& { return o.water_hit_s[static_cast<std::size_t>(b)]; });
  }
  table.column("water_hit_personnel_s", "{person}.s", Kind::number, "Person-seconds in a jet of own people").at([
  ](auto& o) -> auto& { return o.water_hit_personnel_s; });
  table
      .column("force_seconds_on_nonviolent", "{person}.s", Kind::number,
              "Person-seconds in a jet of demonstrators who were not violent; pushing is not violence")
      .derived(nonviolent_hit_s);
}

}  // namespace

void add_use_of_force(OutcomeTable& table) {
  add_tactics(table);
  add_warnings(table);
  add_arrests(table);
  add_advance(table);
  add_water(table);
}

}  // namespace sispam
