// SPDX-License-Identifier: Apache-2.0
#include "report/audit_jsonl.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/version.hpp"
#include "measure/outcome_columns.hpp"
#include "report/clock_label.hpp"
#include "scenario/names.hpp"

namespace sispam {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t after_ms = 300'000;  // injuries up to so long after a use are told with it

/// A number to 0.001, or null.
Json number_of(double value) {
  if (!std::isfinite(value)) return nullptr;
  return std::round(value * 1000) / 1000;
}

Json seconds_of(std::int64_t ms) { return ms < 0 ? Json(nullptr) : number_of(static_cast<double>(ms) / 1000); }

/// What the writer of every line needs.
struct Writer {
  const AuditLog& log;
  const Scenario& scenario;

  Json clock(std::int64_t ms) const {
    if (ms < 0) return nullptr;
    return clock_label(scenario.clock.start, static_cast<double>(ms) / 1000);
  }
};

Json about(const Writer& writer, ReplicateId id) {
  const Scenario& scenario = writer.scenario;
  return {
      {"kind", "replicate"},
      {"plan", scenario.id},
      {"rules_of_engagement", scenario.rules_of_engagement.id},
      {"seed", scenario.seed},
      {"replicate", number(id)},
      {"program_version", build_info().version},
      {"start", scenario.clock.start},
      {"ended_s", seconds_of(writer.log.end_ms)},
      {"person_seconds_of_force_without_a_record", number_of(writer.log.unrecorded_s)},
      {"read_me",
       "A simulation, not an event: no person in it is real. Times are seconds after the start. Threat: 0 peaceful, "
       "1 stays after a warning, 2 pushes, 3 attacks or broke in, 4 armed. Force stages after Perkap 1/2009: 3 soft "
       "and 4 hard empty hands, 5 water. What is true is known to the program alone; commanders acted on what was "
       "seen."}};
}

/// Such as "any of: pushing at least 15, violent at least 3".
std::string in_words(std::string_view which, const std::vector<Condition>& conditions) {
  std::string text;
  for (const Condition& condition : conditions) {
    text += fmt::format("{} {}", text.empty() ? std::string(which) + ":" : ",", name_of(condition.signal));
    if (condition.at_least > 0) text += fmt::format(" at least {}", condition.at_least);
    if (condition.below < Condition{}.below) text += fmt::format(" below {}", condition.below);
  }
  return text;
}

std::string in_words(const Trigger& trigger) {
  const std::string any = in_words("any of", trigger.any), all = in_words("all of", trigger.all);
  return any + (any.empty() || all.empty() ? "" : "; ") + all;
}

Json signals_json(const std::array<double, signals>& values) {
  Json json = Json::object();
  for (std::size_t k = 0; k < values.size(); ++k) {
    json[std::string(name_of(static_cast<Signal>(k)))] = number_of(values[k]);
  }
  return json;
}

/// What was seen and what was true; nothing before that moment has come.
Json known_json(const Known& known, std::int64_t at_ms) {
  if (at_ms < 0) return nullptr;
  return {{"seen_by_command", signals_json(known.seen)}, {"true", signals_json(known.truth)}};
}

Json when_and_where(const Writer& writer, const ForceRecord& record) {
  const bool used = record.fate == ForceFate::used;
  Json place = nullptr;
  if (record.threat >= 0) place = {{"x_m", number_of(record.place.x)}, {"y_m", number_of(record.place.y)}};
  return {{"messages_lost", record.messages_lost},
          {"asked_s", seconds_of(record.asked_ms)},
          {"asked_clock", writer.clock(record.asked_ms)},
          {"allowed_from_s", seconds_of(record.allowed_ms)},
          {"began_s", seconds_of(record.began_ms)},
          {"began_clock", writer.clock(record.began_ms)},
          {"told_to_stop_s", seconds_of(record.stop_ordered_ms)},
          {"ended_s", seconds_of(record.ended_ms)},
          {"in_force_s", used ? seconds_of(record.ended_ms - record.began_ms) : Json(nullptr)},
          {"level_when_asked", name_of(record.level_asked)},
          {"level_when_it_began", used ? Json(name_of(record.level_began)) : Json(nullptr)},
          {"first_met_somebody_at", place}};
}

Json before_json(const ForceRecord& record) {
  if (record.fate != ForceFate::used) return nullptr;
  Json uses = Json::object();
  for (std::size_t k = 0; k < record.used_before.size(); ++k) {
    if (record.used_before[k] > 0) uses[std::string(name_of(static_cast<Tactic>(k)))] = record.used_before[k];
  }
  return {{"began_by_mistake", record.misheard},
          {"lacked_when_it_began", name_of(record.lacked_at_start)},
          {"warnings_said_to_the_end", record.warnings},
          {"since_the_last_warning_s", number_of(record.since_warning_s)},
          {"share_before_the_line_who_understood_one", number_of(record.warned_share)},
          {"since_negotiators_began_s", number_of(record.negotiated_s)},
          {"uses_of_tactics_so_far", uses}};
}

Json exposed_json(const ForceRecord& record) {
  Json json = Json::object();
  for (int k = 0; k < exposed_kinds; ++k) {
    json[std::string(name_of(static_cast<Exposed>(k)))] = number_of(record.exposed_s[static_cast<std::size_t>(k)]);
  }
  return json;
}

Json jet_json(const ForceRecord& record) {
  if (record.tactic != Tactic::water_spray) return nullptr;
  return {{"nozzle_open_s", number_of(record.jet_s)},
          {"water_l", number_of(record.litres)},
          {"shortest_range_m", number_of(record.nearest_m)},
          {"at_the_head_person_s", number_of(record.head_s)},
          {"on_the_arrested_person_s", number_of(record.held_s)},
          {"on_people_lying_person_s", number_of(record.down_s)},
          {"on_people_before_a_wall_person_s", number_of(record.pinned_s)},
          {"on_people_of_threat_below_3_person_s", number_of(record.low_threat_s)},
          {"on_own_people_person_s", number_of(record.personnel_s)}};
}

bool within(const ForceRecord& record, std::int64_t at_ms, std::int64_t later_ms) {
  return record.began_ms >= 0 && at_ms >= record.began_ms && at_ms <= record.ended_ms + later_ms;
}

Json arrests_json(const Writer& writer, const ForceRecord& record) {
  if (record.tactic != Tactic::action_team) return nullptr;
  Json list = Json::array();
  for (const Seizure& seizure : writer.log.seizures) {
    if (!within(record, seizure.at_ms, 0)) continue;
    list.push_back({{"at_s", seconds_of(seizure.at_ms)},
                    {"ground", name_of(seizure.ground)},
                    {"was_the_one_they_went_for", seizure.target == seizure.seized},
                    {"officers", seizure.hands},
                    {"succeeded", seizure.succeeded}});
  }
  return list;
}

Json force_json(const Writer& writer, const ForceRecord& record) {
  if (record.fate != ForceFate::used) return nullptr;
  return {{"person_seconds_by_what_the_exposed_did", exposed_json(record)},
          {"jet", jet_json(record)},
          {"seizures", arrests_json(writer, record)}};
}

Json evaluation_json(const ForceRecord& record) {
  if (record.fate != ForceFate::used) return nullptr;
  return {{"threat_round_those_it_met_in_the_last_60_s", record.threat < 0 ? Json(nullptr) : Json(record.threat)},
          {"most_stages_above_what_answers_the_threat", record.stages_above},
          {"excess_person_s_x_stages", number_of(record.excess_s)},
          {"went_on_after_the_threat_was_too_low_s", number_of(record.late_s)},
          {"people_per_m2_at_first", number_of(record.density_first_per_m2)},
          {"people_per_m2_at_most", number_of(record.density_per_m2)},
          {"time_all_would_need_through_the_exits_s", number_of(record.clear_s)},
          {"ended_because", name_of(record.end)},
          {"its_cause_still_held_at_the_end", record.cause_at_end}};
}

bool is_by(const ForceRecord& record, Cause cause) {
  if (record.tactic == Tactic::water_spray) return cause == Cause::jet;
  return record.tactic == Tactic::action_team && (cause == Cause::arrest || cause == Cause::sharp);
}

/// Casualties of one side by class, of those for whom `counts` holds.
template <class Counts>
Json casualties_json(const Writer& writer, Side side, Counts counts) {
  std::array<int, triage_classes> heads{};
  for (const Casualty& casualty : writer.log.casualties) {
    const bool personnel = casualty.person < writer.log.personnel;
    if (personnel != (side == Side::personnel) || !counts(casualty)) continue;
    ++heads[static_cast<std::size_t>(casualty.at_injury)];
  }
  Json json = Json::object();
  for (int t = 0; t < triage_classes; ++t) {
    json[std::string(name_of(static_cast<Triage>(t)))] = heads[static_cast<std::size_t>(t)];
  }
  return json;
}

Json consequences_json(const Writer& writer, const ForceRecord& record) {
  if (record.fate != ForceFate::used) return nullptr;
  const auto followed = [&](const Casualty& c) { return within(record, c.injured_ms, after_ms); };
  const auto caused = [&](const Casualty& c) { return followed(c) && is_by(record, c.cause); };
  Json json{{"counted_until_s_after_its_end", after_ms / 1000}};
  for (const Side side : {Side::demonstrators, Side::personnel}) {
    json["injured_" + std::string(name_of(side))] = casualties_json(writer, side, followed);
    json["of_these_by_this_force_" + std::string(name_of(side))] = casualties_json(writer, side, caused);
  }
  return json;
}

Json record_json(const Writer& writer, const ForceRecord& record, std::size_t number) {
  return {{"kind", record.fate == ForceFate::used ? "use_of_force" : "request_not_used"},
          {"record", number},
          {"tactic", name_of(record.tactic)},
          {"force_stage", record.force_level},
          {"asked_by", "field_command"},
          {"decided_by", name_of(record.authority)},
          {"request", record.request},
          {"start_rule", in_words(writer.scenario.rules_of_engagement.tactics.of(record.tactic).start)},
          {"stop_rule", in_words(writer.scenario.rules_of_engagement.tactics.of(record.tactic).stop)},
          {"outcome", name_of(record.fate)},
          {"still_lacked", record.fate == ForceFate::used ? Json(nullptr) : Json(name_of(record.lacked))},
          {"when_and_where", when_and_where(writer, record)},
          {"before_it", before_json(record)},
          {"reason_when_asked", known_json(record.asked_on, record.asked_ms)},
          {"reason_when_it_began", known_json(record.began_on, record.began_ms)},
          {"force", force_json(writer, record)},
          {"evaluation", evaluation_json(record)},
          {"consequences", consequences_json(writer, record)}};
}

Json blow_json(const Writer& writer, const UnorderedBlow& blow) {
  return {{"kind", "force_without_order"},
          {"at_s", seconds_of(blow.at_ms)},
          {"at_clock", writer.clock(blow.at_ms)},
          {"at", {{"x_m", number_of(blow.place.x)}, {"y_m", number_of(blow.place.y)}}},
          {"what", "an officer struck somebody at arm's length who did not attack then"},
          {"threat_of_the_struck_in_the_last_60_s", blow.threat}};
}

Json rule_json(const AuditRule& rule, const Finding& finding) {
  Json json{{"kind", "rule"},
            {"rule", rule.id},
            {"says", rule.says},
            {"source", rule.source},
            {"weight", rule.weight == Weight::hard ? "hard" : "ordinary"}};
  if (!is_applicable(rule)) {
    json["verdict"] = "not_applicable";
    json["because"] = rule.because;
    return json;
  }
  json["verdict"] = finding.broken > 0 ? "broken" : finding.occasions > 0 ? "kept" : "no_occasion";
  json["occasions"] = number_of(finding.occasions);
  json["broken"] = number_of(finding.broken);
  json["first_broken_s"] = number_of(finding.first_s);
  json["worst_case"] = number_of(finding.worst);
  json["worst_case_is"] = rule.quantity;
  json["worst_case_unit"] = rule.unit;
  return json;
}

template <class Enum, std::size_t N>
std::string_view word(const std::array<std::string_view, N>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view name_of(ForceFate fate) {
  return word(std::array<std::string_view, 7>{"waiting_at_the_end", "used", "lapsed_cause_over", "lapsed_level_over",
                                              "lapsed_not_used_in_time", "refused", "lost_on_the_way"},
              fate);
}

std::string_view name_of(ForceEnd end) {
  return word(std::array<std::string_view, 8>{"replicate_ended", "cause_over", "level_over", "nobody_left",
                                              "longest_use_reached", "longest_use_in_all_reached", "nothing_left_to_do",
                                              "begun_by_mistake"},
              end);
}

std::string_view name_of(Lack lack) {
  return word(std::array<std::string_view, 11>{"nothing", "time_of_use_left", "level", "lower_tactic", "warnings",
                                               "warnings_understood", "time_to_obey", "cause_seen", "means",
                                               "authority", "way_out"},
              lack);
}

std::string_view name_of(ArrestGround ground) {
  return word(std::array<std::string_view, 5>{"none", "violence", "weapon_seen", "broke_in", "provoked_by_pushing"},
              ground);
}

std::string audit_jsonl(const AuditLog& log, const Scenario& scenario, ReplicateId id) {
  const Writer writer{log, scenario};
  std::string text;
  const auto line = [&](const Json& json) { text += json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; };
  line(about(writer, id));
  for (std::size_t k = 0; k < log.records.size(); ++k) line(record_json(writer, log.records[k], k + 1));
  for (const UnorderedBlow& blow : log.unordered_blows) line(blow_json(writer, blow));
  const Findings findings = judge(log);
  for (std::size_t k = 0; k < findings.size(); ++k) line(rule_json(audit_rules()[k], findings[k]));
  return text;
}

}  // namespace sispam
