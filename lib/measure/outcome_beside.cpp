// Harm beside that of the line: bystanders, fights between camps, fires, and people brought out.
// SPDX-License-Identifier: Apache-2.0
#include "measure/outcome_table.hpp"

namespace sispam {
namespace {

using Kind = ColumnKind;

void add_people_beside(OutcomeTable& table) {
  table.column("injured_bystanders", "{casualty}", Kind::count, "Injured demonstrators who only looked on").at([
  ](auto& o) -> auto& { return o.injured_bystanders; });
  table.column("clashes", "1", Kind::count, "Blows and objects between supporters of two camps").at([
  ](auto& o) -> auto& { return o.clashes; });
}

void add_fires(OutcomeTable& table) {
  table.column("fires", "{fire}", Kind::count, "Fires, those of the plan included").at([](auto& o) -> auto& {
    return o.fires;
  });
  table.column("fires_put_out", "{fire}", Kind::count, "Of these, those a fire crew put out").at([](auto& o) -> auto& {
    return o.fires_put_out;
  });
  table.column("burning_min", "min", Kind::number, "How long they burnt, added up over them").at([](auto& o) -> auto& {
    return o.burning_min;
  });
  table.column("first_fire_s", "s", Kind::time, "When the first fire began").at([](auto& o) -> auto& {
    return o.first_fire_s;
  });
}

void add_evacuations(OutcomeTable& table) {
  table.column("staff", "{person}", Kind::count, "Election staff whom the plan brings out").at([](auto& o) -> auto& {
    return o.staff;
  });
  table.column("staff_out", "{person}", Kind::count, "Of these, who walked out of the site").at([](auto& o) -> auto& {
    return o.staff_out;
  });
  table.column("staff_injured", "{person}", Kind::count, "Of these, who were hurt; personnel includes them").at([
  ](auto& o) -> auto& { return o.staff_injured; });
  table.column("staff_held", "{person}", Kind::count, "Of these, whom intruders held at some time").at([
  ](auto& o) -> auto& { return o.staff_held; });
  table.column("staff_held_s", "{person}.s", Kind::number, "Person-seconds for which they did").at([
  ](auto& o) -> auto& { return o.staff_held_s; });
  table.column("evacuation_ordered_s", "s", Kind::time, "When the first evacuation was ordered").at([
  ](auto& o) -> auto& { return o.evacuation_ordered_s; });
  table
      .column("evacuation_done_s", "s", Kind::time,
              "When the last of those who could walk was out, of the last evacuation that came to its end")
      .at([](auto& o) -> auto& { return o.evacuation_done_s; });
}

}  // namespace

void add_harm_beside(OutcomeTable& table) {
  add_people_beside(table);
  add_fires(table);
  add_evacuations(table);
}

}  // namespace sispam
