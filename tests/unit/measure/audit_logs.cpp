// SPDX-License-Identifier: Apache-2.0
#include "audit_logs.hpp"

#include <cmath>

namespace sispam::testing {
namespace {

constexpr PersonId officer = 3, demonstrator = 20;

AuditLog base() {
  AuditLog log;
  log.personnel = 10;
  log.end_ms = 5'400'000;
  log.wbgt_c = 31;
  return log;
}

AuditLog of(std::vector<ForceRecord> records) {
  AuditLog log = base();
  log.records = std::move(records);
  return log;
}

/// The careful jet and the same with one thing changed.
template <class Change>
AuditCase jet_case(const std::string& rule, Change change, double first_s, double worst) {
  ForceRecord changed = careful_jet();
  change(changed);
  return {rule, of({careful_jet()}), of({changed}), first_s, worst};
}

AuditLog of(const Seizure& seizure) {
  AuditLog log = base();
  log.seizures = {seizure};
  log.approaches = 1;
  return log;
}

Casualty casualty(PersonId person, double injured_s, double triaged_s, double treated_s) {
  Casualty row;
  row.person = person;
  row.at_injury = row.now = row.tag = Triage::yellow;
  row.care = treated_s >= 0 ? Care::in_treatment : triaged_s >= 0 ? Care::awaits_treatment : Care::awaits_bearers;
  const auto ms = [](double s) { return s < 0 ? -1 : static_cast<std::int64_t>(s * 1000); };
  row.injured_ms = ms(injured_s);
  row.triaged_ms = ms(triaged_s);
  row.treated_ms = ms(treated_s);
  return row;
}

AuditLog of(std::vector<Casualty> casualties) {
  AuditLog log = base();
  log.casualties = std::move(casualties);
  return log;
}

AuditCase lone_officer() {
  AuditCase one{"R15", of(careful_seizure()), of(careful_seizure()), 480, 7};
  one.broken.lone_officers = {{officer, 480'000, 7}};
  return one;
}

/// At somebody who attacked lately, or at somebody who only pushes. Neither blow was ordered, so neither log is whole.
AuditCase blow_at_who_pushes() {
  AuditCase one{"R16", base(), base(), 450, 2, "R25"};
  one.kept.unordered_blows = {blow_at_attacker()};
  one.broken.unordered_blows = {blow_at_attacker()};
  one.broken.unordered_blows[0].threat = 2;
  return one;
}

AuditCase wrong_arrest() {
  Seizure wrong = careful_seizure();
  wrong.ground = ArrestGround::none;
  return {"R17", of(careful_seizure()), of(wrong), 500, 4};
}

/// Hurt in his arrest at 500 s and seen after 4 min, or not within 10.
AuditCase hurt_in_arrest() {
  AuditLog kept = of({casualty(demonstrator, 500, 740, 800)});
  kept.arrests = {careful_arrest()};
  AuditLog broken = of({casualty(demonstrator, 500, 1220, 1300)});
  broken.arrests = {careful_arrest()};
  return {"R18", kept, broken, 1100, 720};
}

AuditCase long_spell() {
  AuditCase one{"R24", base(), base(), 60 + 2700, 50};
  one.kept.spells = {{officer, 60'000, 60'000 + 40 * 60'000}};
  one.broken.spells = {{officer, 60'000, 60'000 + 50 * 60'000}};
  return one;
}

AuditCase barred_corridor() {
  AuditCase one{"R22", base(), base(), 700, 0.5};
  one.kept.corridor_s = one.broken.corridor_s = 600;
  one.kept.corridor_barred_s = 60;
  one.broken.corridor_barred_s = 300;
  one.kept.corridor_barred_ms = one.broken.corridor_barred_ms = 700'000;
  return one;
}

AuditCase overtaken() {
  // The demonstrator was triaged first; the officer of the same class must not be treated before him.
  const Casualty first = casualty(demonstrator, 10, 100, 300);
  return {"R23", of({first, casualty(officer, 10, 200, 400)}), of({first, casualty(officer, 10, 200, 250)}), 250, 1};
}

std::vector<AuditCase> of_people() {
  return {lone_officer(),
          blow_at_who_pushes(),
          wrong_arrest(),
          hurt_in_arrest(),
          long_spell(),
          barred_corridor(),
          overtaken(),
          {"R21", of({casualty(officer, 100, 400, 500)}), of({casualty(officer, 100, 1900, 2000)}), 1000, 2}};
}

std::vector<AuditCase> of_words() {
  return {jet_case(
              "R02", [](ForceRecord& r) { r.warnings = 2; }, 300, 2),
          jet_case(
              "R03", [](ForceRecord& r) { r.since_warning_s = 90; }, 300, 90),
          jet_case(
              "R04", [](ForceRecord& r) { r.warned_share = 0.5; }, 300, 0.5),
          jet_case(
              "R05", [](ForceRecord& r) { r.negotiated_s = not_known; }, 300, 0),
          jet_case(
              "R06", [](ForceRecord& r) { r.clear_s = 600; }, 301, 600)};
}

void go_beyond(ForceRecord& record) {
  record.stages_above = 1;
  record.above_ms = 304'000;
}

void come_near(ForceRecord& record) {
  record.nearest_m = 8;
  record.nearest_ms = 303'000;
}

std::vector<AuditCase> of_the_jet() {
  return {jet_case("R01", go_beyond, 304, 1),
          jet_case(
              "R07", [](ForceRecord& r) { r.low_threat_s = 1.6; }, 301, 0.8),
          jet_case("R08", come_near, 303, 8),
          jet_case(
              "R09", [](ForceRecord& r) { r.head_s = 0.3; }, 301, 0.3),
          jet_case(
              "R11", [](ForceRecord& r) { r.pinned_s = 0.5; }, 301, 0.5),
          jet_case(
              "R12", [](ForceRecord& r) { r.last_ms = 314'900; }, 301, 14),
          jet_case(
              "R13", [](ForceRecord& r) { r.late_s = 45; }, 301, 45),
          jet_case(
              "R14", [](ForceRecord& r) { r.density_first_per_m2 = r.density_per_m2 = 5.5; }, 301, 5.5),
          jet_case(
              "R19", [](ForceRecord& r) { r.level_began = Level::yellow; }, 300, not_known),
          jet_case(
              "R25", [](ForceRecord& r) { r.start_held = false; }, 300, not_known)};
}

}  // namespace

ForceRecord careful_jet() {
  ForceRecord r;
  r.tactic = Tactic::water_spray;
  r.force_level = 5;
  r.authority = Authority::province;
  r.kept_for_red = true;
  r.request = 1;
  r.fate = ForceFate::used;
  r.end = ForceEnd::cause_over;
  r.asked_ms = 100'000;
  r.allowed_ms = 200'000;
  r.began_ms = 300'000;
  r.ended_ms = 310'000;
  r.level_asked = r.level_began = Level::red;
  r.start_held = true;
  r.warnings = 3;
  r.since_warning_s = 130;
  r.warned_share = 0.85;
  r.negotiated_s = 400;
  r.place = {2, 5};
  r.first_ms = 301'000;
  r.last_ms = 305'000;
  r.exposed_s[static_cast<std::size_t>(Exposed::violent)] = 2;
  r.jet_s = 4;
  r.threat = 3;
  r.low_threat_s = 0.5;
  r.nearest_m = 16;
  r.nearest_ms = 302'000;
  r.clear_s = 200;
  r.density_first_per_m2 = 3;
  r.density_per_m2 = 4;
  return r;
}

Seizure careful_seizure() { return {demonstrator, demonstrator, ArrestGround::violence, 4, true, 500'000, {1, 2}}; }

UnorderedBlow blow_at_attacker() { return {officer, demonstrator, 3, 450'000, {1, 2}}; }

Arrest careful_arrest() {
  Arrest arrest;
  arrest.person = demonstrator;
  arrest.at_ms = 500'000;
  return arrest;
}

std::vector<AuditCase> audit_cases() {
  std::vector<AuditCase> cases = of_words();
  for (auto&& more : {of_the_jet(), of_people()}) cases.insert(cases.end(), more.begin(), more.end());
  return cases;
}

}  // namespace sispam::testing
