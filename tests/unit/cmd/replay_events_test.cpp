// SPDX-License-Identifier: Apache-2.0
#include "replay_events.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <cmath>
#include <tuple>

#include "watched_world.hpp"

namespace sispam {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// The events as lines of events.csv, without its header.
std::string lines_of(const ReplayEvents& events) {
  const std::string text = events_csv(events.events());
  return text.substr(text.find('\n') + 1);
}

/// A world, watched since the start; what is seen at the start is "level_green".
struct Watch {
  testing::WatchedWorld watched;
  ReplayEvents events{watched.scenario};
  World& world = watched.world;

  Watch() { events.see(world); }
  void see_at(std::int64_t now_ms) {
    world.now_ms = now_ms;
    events.see(world);
  }
};

constexpr const char* start = "0,10:00:00,level_green,,,,observed_pushing=0\n";

TEST(ReplayEvents, begin_with_the_level_and_go_on_with_nothing_while_nothing_happens) {
  Watch watch;
  watch.see_at(100);
  watch.see_at(200);
  EXPECT_EQ(lines_of(watch.events), start);
}

TEST(ReplayEvents, tell_a_change_of_level_once_with_what_the_commander_saw) {
  Watch watch;
  watch.world.situation.level = Level::yellow;
  watch.world.situation.observed_pushing = 12;
  watch.see_at(61000);
  watch.see_at(61100);
  EXPECT_EQ(lines_of(watch.events), std::string(start) + "61,10:01:01,level_yellow,,,,observed_pushing=12\n");
}

TEST(ReplayEvents, tell_each_fall_of_a_person_with_its_place) {
  Watch watch;
  const PersonId who = watch.watched.demonstrator(1);
  watch.watched.put(who, {1.5, 7});
  watch.watched.fall(who);
  watch.see_at(1000);
  watch.see_at(1100);
  watch.world.people.mode[who] = Mode::stand;
  watch.see_at(5000);
  watch.watched.fall(who);
  watch.see_at(9000);
  EXPECT_EQ(lines_of(watch.events), std::string(start) +
                                        "1,10:00:01,fall,1.5,7,3,side=demonstrators\n"
                                        "9,10:00:09,fall,1.5,7,3,side=demonstrators\n");
}

TEST(ReplayEvents, take_somebody_who_lies_down_hurt_for_no_fall) {
  Watch watch;
  watch.world.people.mode[watch.watched.demonstrator(1)] = Mode::fallen;
  watch.see_at(1000);
  EXPECT_EQ(lines_of(watch.events), start);
}

TEST(ReplayEvents, tell_a_step_of_the_ladder_once_with_its_own_time_place_and_who_held_the_line) {
  Watch watch;
  HeldLine& line = watch.world.line.lines[0];
  line.holder = 0;
  line.ladder[4] = 2900;
  line.where[4] = {2.5, -0.5};
  watch.see_at(3000);
  line.holder = -1;
  line.ladder[5] = 3050;
  line.where[5] = {3, -1};
  watch.see_at(3100);
  watch.see_at(3200);
  EXPECT_EQ(lines_of(watch.events), std::string(start) +
                                        "2.9,10:00:02,E4_penetration,2.5,-0.5,,line=0 held_by=shields\n"
                                        "3.05,10:00:03,E5_breach,3,-1,,line=0\n");
}

TEST(ReplayEvents, tell_when_a_fire_begins_and_how_it_ends) {
  Watch watch;
  watch.world.fires.push_back({{1, 2}, 2500, 9000});
  watch.world.fires.push_back({{3, 4}, 4000, 90'000});
  watch.see_at(2000);
  watch.see_at(3000);
  watch.see_at(5000);
  watch.world.fires[1].until_ms = 7000;
  watch.world.fires[1].put_out = true;
  watch.see_at(7000);
  watch.see_at(9000);
  watch.see_at(99'000);
  EXPECT_EQ(lines_of(watch.events), std::string(start) +
                                        "2.5,10:00:02,fire,1,2,,what=tyres\n"
                                        "4,10:00:04,fire,3,4,,what=tyres\n"
                                        "7,10:00:07,fire_put_out,3,4,,what=tyres\n"
                                        "9,10:00:09,fire_burnt_down,1,2,,what=tyres\n");
}

TEST(ReplayEvents, tell_how_far_an_evacuation_has_come) {
  Watch watch;
  watch.watched.scenario.evacuations.resize(1);
  watch.watched.scenario.evacuations[0].id = "out";
  watch.see_at(1000);
  EvacuationRun& run = watch.world.evacuation.runs.emplace_back();
  watch.see_at(2000);
  run.ordered_ms = 3000;
  watch.see_at(3000);
  run.under_way = true;
  watch.see_at(5000);
  run.out = 4;
  run.done_ms = 8000;
  watch.see_at(8000);
  watch.see_at(9000);
  EXPECT_EQ(lines_of(watch.events), std::string(start) +
                                        "3,10:00:03,evacuation_ordered,,,,id=out\n"
                                        "5,10:00:05,evacuation_started,,,,id=out\n"
                                        "8,10:00:08,evacuation_done,,,,id=out out=4\n");
}

TEST(ReplayEvents, tell_of_an_entry_in_a_plan_without_any_line) {
  Watch watch;
  watch.world.line.lines.clear();
  watch.world.line.entered_ms = 2900;
  watch.world.line.entered_at = {1, -0.5};
  watch.see_at(3000);
  watch.see_at(3100);
  EXPECT_EQ(lines_of(watch.events), std::string(start) + "2.9,10:00:02,E7_entry,1,-0.5,,\n");
}

TEST(ReplayEvents, tell_of_an_occupation_in_a_plan_without_any_line) {
  Watch watch;
  watch.world.line.lines.clear();
  watch.world.line.occupied_ms = 2900;
  watch.world.line.occupied_at = {1, -0.5};
  watch.see_at(3000);
  watch.see_at(3100);
  EXPECT_EQ(lines_of(watch.events), std::string(start) + "2.9,10:00:02,E8_occupation,1,-0.5,,\n");
}

TEST(ReplayEvents, tell_each_section_of_a_fence_and_each_gate_that_fails_once) {
  Watch watch;
  watch.watched.scenario.site.fences = {{"west", {{0, 0}, {4, 0}}, 1500, 5}};
  watch.watched.scenario.site.openings = {{"way_in", {{4, 0}, {8, 0}}, Gate::closed, 1500, 5}};
  watch.world.barriers.sections = {{.place = {{0, 0}, {2, 0}}, .failed_ms = 2900},
                                   {.place = {{2, 0}, {4, 0}}},
                                   {.kind = BarrierKind::gate, .place = {{4, 0}, {8, 0}}}};
  watch.see_at(3000);
  watch.world.barriers.sections[2].failed_ms = 3100;
  watch.see_at(3100);
  watch.see_at(3200);
  EXPECT_EQ(lines_of(watch.events), std::string(start) +
                                        "2.9,10:00:02,fence_failed,1,0,,fence=west\n"
                                        "3.1,10:00:03,gate_failed,6,0,,gate=way_in\n");
}

TEST(ReplayEvents, tell_a_refusal_and_a_loss_from_a_request_that_lapsed_before_its_answer) {
  for (const auto& [answer, due_ms, word] :
       {std::tuple{Answer::refused, 3000, "refused"}, std::tuple{Answer::lost, 3000, "lost"},
        std::tuple{Answer::refused, 9000, "lapsed"}}) {
    Watch watch;
    auto& spray = watch.world.situation.tactic_states[static_cast<std::size_t>(Tactic::water_spray)];
    spray.requested = true;
    spray.answer = answer;
    spray.due_ms = due_ms;
    watch.see_at(2000);
    spray.requested = false;
    watch.see_at(3000);
    EXPECT_THAT(lines_of(watch.events), HasSubstr(fmt::format("3,10:00:03,water_spray_{},", word)));
  }
}

TEST(ReplayEvents, tell_what_began_by_mistake_and_each_blow_that_nobody_ordered) {
  Watch watch;
  auto& spray = watch.world.situation.tactic_states[static_cast<std::size_t>(Tactic::water_spray)];
  spray.uses = 1;
  spray.active = spray.premature = true;
  watch.see_at(2000);
  watch.world.force_log.unordered_blows.push_back(
      {.officer = 1, .struck = 3, .threat = 2, .at_ms = 2500, .place = {4, 5}});
  watch.see_at(3000);
  watch.see_at(4000);
  const std::string lines = lines_of(watch.events);
  EXPECT_THAT(lines, HasSubstr("2,10:00:02,water_spray_started_by_mistake,"));
  EXPECT_THAT(lines, ::testing::EndsWith("2.5,10:00:02,unordered_blow,4,5,3,officer=1 threat=2\n"));
}

TEST(ReplayEvents, have_a_name_for_each_step_of_the_ladder) {
  std::vector<std::string> names;
  for (std::size_t step = 1; step < Ladder{}.size(); ++step) names.push_back(ladder_name(step));
  EXPECT_THAT(names, ElementsAre("E1_contact", "E2_bent", "E3_gap", "E4_penetration", "E5_breach", "E6_collapse",
                                 "E7_entry", "E8_occupation", "E9_restored"));
}

TEST(ReplayEvents, follow_the_injured_from_the_injury_through_care) {
  Watch watch;
  watch.world.now_ms = 1000;
  watch.watched.hurt(1, Triage::yellow, {0.5, 2}).cause = Cause::crush;
  watch.see_at(1000);
  Casualty& row = watch.world.casualties.rows[0];
  row.discovered_ms = 1500;
  watch.see_at(1600);
  row.collected_ms = 2000;
  row.now = Triage::red;
  row.triaged_ms = 2500;
  row.treated_ms = 3000;
  row.hospital_ms = 4000;
  watch.see_at(4000);
  row.now = Triage::black;
  row.died_ms = 5000;
  watch.see_at(5000);
  watch.see_at(5100);
  EXPECT_EQ(lines_of(watch.events), std::string(start) +
                                        "1,10:00:01,injured_yellow,0.5,2,1,side=personnel cause=crush\n"
                                        "1.5,10:00:01,found,,,1,class=yellow\n"
                                        "2,10:00:02,collected,,,1,class=red\n"
                                        "2.5,10:00:02,triaged,,,1,class=red\n"
                                        "3,10:00:03,treated,,,1,class=red\n"
                                        "4,10:00:04,deteriorated_red,,,1,from=yellow\n"
                                        "4,10:00:04,at_hospital,,,1,class=red\n"
                                        "5,10:00:05,died,,,1,class=black\n");
}

TEST(ReplayEvents, tell_each_worsening_and_whether_another_injury_or_waiting_brought_it) {
  Watch watch;
  watch.watched.hurt(1, Triage::green, {0.5, 2}).cause = Cause::contact;
  watch.see_at(1000);
  Casualty& row = watch.world.casualties.rows[0];
  row.at_injury = row.now = Triage::yellow;
  row.cause = Cause::crush;
  watch.see_at(2000);
  watch.see_at(2100);
  row.now = Triage::red;
  watch.see_at(3000);
  row.at_injury = row.now = Triage::black;
  row.died_ms = 4000;
  watch.see_at(4000);
  EXPECT_THAT(lines_of(watch.events), HasSubstr("2,10:00:02,worsened_yellow,,,1,side=personnel cause=crush from=green\n"
                                                "3,10:00:03,deteriorated_red,,,1,from=yellow\n"
                                                "4,10:00:04,worsened_black,,,1,side=personnel cause=crush from=yellow\n"
                                                "4,10:00:04,died,,,1,class=black\n"));
}

TEST(ReplayEvents, tell_when_a_tactic_is_requested_starts_stops_and_lapses) {
  Watch watch;
  TacticState& spray = watch.world.situation.tactic_states[static_cast<std::size_t>(Tactic::water_spray)];
  spray.requested = true;
  spray.requests = 1;
  watch.see_at(1000);
  watch.see_at(1100);
  spray.requested = false;
  spray.active = true;
  spray.uses = 1;
  watch.see_at(2000);
  spray.active = false;
  spray.requested = true;
  watch.see_at(3000);
  spray.requested = false;
  watch.see_at(4000);
  const std::string detail = ",,,,level=green observed_pushing=0\n";
  EXPECT_EQ(lines_of(watch.events), std::string(start) + "1,10:00:01,water_spray_requested" + detail +
                                        "2,10:00:02,water_spray_started" + detail + "3,10:00:03,water_spray_stopped" +
                                        detail + "4,10:00:04,water_spray_lapsed" + detail);
}

TEST(ReplayEvents, tell_each_warning_and_appeal_once_even_while_it_is_still_listed) {
  Watch watch;
  watch.watched.scenario.crowd.voices.push_back({"candidate", 0.7, 1, 600});
  VoiceState& voice = watch.world.voice;
  const auto say = [&](SpeechKind kind, std::int64_t from_ms, std::int64_t until_ms) {
    Speech speech;
    speech.kind = kind;
    speech.at = {0, -1};
    speech.from_ms = from_ms;
    speech.until_ms = until_ms;
    speech.number = voice.spoken++;
    voice.speeches.push_back(speech);
  };
  say(SpeechKind::warning, 900, 15900);
  say(SpeechKind::request, 900, 15900);
  watch.see_at(1000);
  watch.see_at(2000);
  say(SpeechKind::appeal, 20000, 200000);
  watch.see_at(20000);
  EXPECT_EQ(lines_of(watch.events), std::string(start) + "0.9,10:00:00,warning,0,-1,,lasts_s=15\n" +
                                        "20,10:00:20,appeal,0,-1,,voice=candidate lasts_s=180\n");
}

TEST(ReplayEvents, tell_who_was_arrested_where_by_whom_and_when_he_was_detained) {
  Watch watch;
  watch.world.team.arrests.push_back({3, 0, true, {1.5, 6}, 1500, -1});
  watch.see_at(1600);
  watch.world.team.arrests.push_back({4, 0, false, {2, 6}, 2500, -1});
  watch.world.team.arrests[0].detained_ms = 3000;
  watch.see_at(3000);
  watch.see_at(3100);
  EXPECT_EQ(lines_of(watch.events),
            std::string(start) + "1.5,10:00:01,arrested,1.5,6,3,by=" + watch.watched.scenario.force.units[0].id +
                "\n2.5,10:00:02,arrested_by_mistake,2,6,4,by=" + watch.watched.scenario.force.units[0].id +
                "\n3,10:00:03,detained,,,3,\n");
}

TEST(ReplayEvents, come_in_order_of_time_even_if_they_were_seen_later) {
  Watch watch;
  watch.watched.fall(0);
  watch.see_at(2000);
  watch.world.line.lines[0].ladder[1] = 1000;
  watch.see_at(2100);
  const std::string text = lines_of(watch.events);
  EXPECT_THAT(text, HasSubstr("E1_contact"));
  EXPECT_LT(text.find("E1_contact"), text.find("fall"));
}

}  // namespace
}  // namespace sispam
