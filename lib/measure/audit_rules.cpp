// SPDX-License-Identifier: Apache-2.0
#include "measure/audit.hpp"
#include "measure/audit_parts.hpp"
#include "model/world.hpp"

namespace sispam {

namespace {

constexpr auto hard = Weight::hard;
constexpr auto ordinary = Weight::ordinary;
constexpr auto largest = Worst::largest;
constexpr auto smallest = Worst::smallest;

constexpr std::array<AuditRule, audit_rules_count> rules{{
    {"R01", "force_within_threat", "Force is of no higher stage than the threat of the last 60 s round those it meets",
     "UN Basic Principles 1990 no. 5; Perkap 1/2009; 60 s and 5 m: assumption", ordinary, largest, "1",
     "stages above what answers the threat", "", audit::within_the_threat},
    {"R02", "three_warnings", "Three warnings were said to the end before area force begins",
     "Penal code (KUHP) art. 218; General Comment 37 (2020)", hard, smallest, "1", "warnings before it", "",
     audit::three_warnings},
    {"R03", "time_to_obey", "Between 120 s and 600 s lie between the last warning and area force",
     "General Comment 37 (2020); 120 s and 600 s: assumption", ordinary, smallest, "s",
     "time since the last warning; 0 when there was none", "", audit::time_to_obey},
    {"R04", "warning_understood", "Four in five of those before the line understood a warning that still counts",
     "OSCE/ODIHR Handbook 2016; 0.8: assumption", ordinary, smallest, "1", "share that understood one", "",
     audit::warning_understood},
    {"R05", "talk_first", "Negotiators began 300 s or more before area force unless somebody round there is armed",
     "UN Basic Principles 1990 no. 4; Perkap 16/2006; 300 s: assumption", ordinary, smallest, "s",
     "time since negotiators began; 0 when they did not", "", audit::talk_first},
    {"R06", "way_out", "Exits that do not lie towards the nozzle let all who are there go within 480 s",
     "General Comment 37 (2020); OSCE/ODIHR Handbook 2016; 480 s: assumption", ordinary, largest, "s",
     "time all would need", "", audit::way_out},
    {"R07", "not_at_the_peaceful",
     "At most 70 % of the person-seconds in a jet are of people who attacked nobody in the last 60 s",
     "UN Guidance on Less-Lethal Weapons 2020; 0.7: assumption", ordinary, largest, "1", "that share", "",
     audit::not_at_the_peaceful},
    {"R08", "not_too_near", "A jet strikes nobody nearer than 10 m", "UN Guidance on Less-Lethal Weapons 2020 7.7",
     hard, smallest, "m", "shortest range", "", audit::not_too_near},
    {"R09", "not_at_the_head", "A jet strikes nobody at the head", "UN Guidance on Less-Lethal Weapons 2020 7.7",
     ordinary, largest, "{person}.s", "person-seconds at the head", "", audit::not_at_the_head},
    {"R10", "not_at_the_elevated", "A jet strikes nobody on a fence or roof or vehicle or stairs",
     "UN Guidance on Less-Lethal Weapons 2020 7.7", hard, largest, "", "",
     "nobody climbs in the model: all stand on the ground", nullptr},
    {"R11", "not_at_the_helpless",
     "A jet strikes nobody who is held or lies on the ground or has a wall within 2 m behind him",
     "UN Guidance on Less-Lethal Weapons 2020 7.7; 2 m: assumption", hard, largest, "{person}.s",
     "person-seconds on them", "", audit::not_at_the_helpless},
    {"R12", "short_bursts", "Area force lasts 10 s at a time and then rests for 10 s",
     "UN Basic Principles 1990 no. 5; both times: assumption", ordinary, largest, "s", "longest burst", "",
     audit::bursts_with_pauses},
    {"R13", "stops_with_cause", "Force on an area ends within 30 s after the threat no longer answers it",
     "UN Basic Principles 1990 no. 5; 30 s: assumption", ordinary, largest, "s", "time it went on after that", "",
     audit::stops_with_its_cause},
    {"R14", "not_into_a_crush", "No area force where 5 people stand on a square metre and none goes on at 6",
     "General Comment 37 (2020); 5 and 6: assumption", ordinary, largest, "m-2", "people on a square metre", "",
     audit::not_into_a_crush},
    {"R15", "nobody_alone", "No officer goes after somebody more than 5 m from the next officer",
     "Perkap 16/2006 art. 7; Perkap 9/2008 art. 28; 5 m: assumption", ordinary, largest, "m",
     "distance to the next officer", "", audit::nobody_alone},
    {"R16", "nothing_thrown_back", "Officers strike nobody who attacked nobody in the last 60 s and throw nothing",
     "Perkap 9/2008 art. 28; the last 60 s: assumption", ordinary, smallest, "1", "threat of who was struck", "",
     audit::nothing_thrown_back},
    {"R17", "arrest_with_ground",
     "Who is seized attacked or was seen armed or broke in and the team has three members or more",
     "Perkap 9/2008 art. 23; three: assumption", ordinary, smallest, "{person}", "smallest team", "",
     audit::arrest_with_ground},
    {"R18", "care_of_the_held", "No jet strikes who is held and a medic sees within 600 s whom his arrest hurt",
     "UN Basic Principles 1990 no. 5; Perkap 9/2008; 600 s: assumption", hard, largest, "s",
     "time until a medic saw him", "", audit::care_of_the_held},
    {"R19", "red_tactics_in_red", "A tactic that the rules keep for red is used after red was declared",
     "Perkap 16/2006", ordinary, largest, "", "", "", audit::red_tactics_in_red},
    {"R20", "no_live_rounds", "Line units carry neither sharp weapons nor live rounds", "Perkap 16/2006 art. 7", hard,
     largest, "", "", "the force of the model has no weapons but water and hands", nullptr},
    {"R21", "seen_by_a_medic",
     "A medic sees the injured within 300 s (red) or 900 s (yellow) or 3600 s (green) of the injury",
     "UN Basic Principles 1990 no. 5 (c); the times: assumption", ordinary, largest, "1", "wait over its limit", "",
     audit::seen_by_a_medic},
    {"R22", "medical_corridor", "The corridors for medics are free of fights nine tenths of the time in yellow and red",
     "OSCE/ODIHR Handbook 2016; 0.9: assumption", ordinary, smallest, "1", "share of that time", "",
     audit::medical_corridor},
    {"R23", "impartial_queue",
     "Nobody is treated before somebody of the other side and same class who was triaged earlier at the same place",
     "UN Basic Principles 1990 no. 5 (c); impartiality of care", ordinary, largest, "{person}",
     "people overtaken at once", "", audit::impartial_queue},
    {"R24", "relief_in_the_heat",
     "Nobody stands in the front rank longer than 45 min at a WBGT from 30 deg C on and 30 min from 32 on",
     "duty of care; the times: assumption", ordinary, largest, "min", "longest time in the front rank", "",
     audit::relief_in_the_heat},
    {"R25", "accounted_for",
     "Every use of force of stage 4 and above has its request and authority and order and reason and end",
     "UN Basic Principles 1990 no. 22; Perkap 1/2009", ordinary, largest, "{person}.s",
     "person-seconds of force without a record", "", audit::accounted_for},
    {"R26", "no_gas_no_firearms", "Neither gas nor firearms are used", "scope of the model", ordinary, largest, "", "",
     "the model has neither gas nor firearms", nullptr},
}};

}  // namespace

const std::array<AuditRule, audit_rules_count>& audit_rules() { return rules; }

Findings judge(const AuditLog& log) {
  Findings findings;
  for (std::size_t k = 0; k < findings.size(); ++k) {
    if (is_applicable(audit_rules()[k])) findings[k] = audit_rules()[k].judge(log);
  }
  return findings;
}

AuditLog audit_log_of(const World& world) {
  const ForceLog& force = world.force_log;
  AuditLog log{.records = force.records,
               .seizures = force.seizures,
               .arrests = world.team.arrests,
               .lone_officers = force.lone_officers,
               .spells = force.spells,
               .unordered_blows = force.unordered_blows,
               .casualties = world.casualties.rows,
               .personnel = static_cast<PersonId>(world.people.personnel),
               .approaches = world.team.approaches,
               .blows = world.violence.blows,
               .unrecorded_s = force.unrecorded_s,
               .corridor_s = force.corridor_s,
               .corridor_barred_s = force.corridor_barred_s,
               .corridor_barred_ms = force.corridor_barred_ms,
               .wbgt_c = force.wbgt_c,
               .end_ms = world.now_ms};
  for (ForceRecord& record : log.records) {
    if (record.fate == ForceFate::used && record.ended_ms < 0) record.ended_ms = world.now_ms;
  }
  for (std::size_t k = 0; k < force.in_line_since_ms.size(); ++k) {
    const std::int64_t from_ms = force.in_line_since_ms[k];
    if (from_ms >= 0) log.spells.push_back({static_cast<PersonId>(k), from_ms, world.now_ms});
  }
  return log;
}

}  // namespace sispam
