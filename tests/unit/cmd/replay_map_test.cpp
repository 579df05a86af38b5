// SPDX-License-Identifier: Apache-2.0
#include "replay_map.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "replay_events.hpp"
#include "report/map_svg.hpp"
#include "watched_world.hpp"

namespace sispam {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

struct Mapped {
  testing::WatchedWorld watched;
  World& world = watched.world;
  ReplayPeople people{watched.scenario};
  ReplayEvents events{watched.scenario};
  ReplayMap map{watched.scenario, people};

  void see_at(std::int64_t now_ms) {
    world.now_ms = now_ms;
    events.see(world);
    map.see(world);
  }
  MapData finish() {
    Outcome outcome;
    outcome.id = ReplicateId{17};
    outcome.ending = Ending::office_entered;
    outcome.end_s = 3600;
    return map.finish(outcome, events.events());
  }
};

std::vector<MapMark> marks_of(const MapData& data, MapMark::Kind kind) {
  std::vector<MapMark> found;
  for (const MapMark& mark : data.marks) {
    if (mark.kind == kind) found.push_back(mark);
  }
  return found;
}

std::vector<MapTrack> tracks_of(const MapData& data, MapTrack::Kind kind) {
  std::vector<MapTrack> found;
  for (const MapTrack& track : data.tracks) {
    if (track.kind == kind) found.push_back(track);
  }
  return found;
}

TEST(ReplayMap, says_which_replicate_it_is_when_it_ran_and_how_it_ended) {
  Mapped mapped;
  mapped.see_at(0);
  EXPECT_EQ(mapped.finish().subtitle, "Replicate 17, 10:00:00 to 11:00:00: office entered");
}

TEST(ReplayMap, begins_a_new_way_when_somebody_begins_to_push) {
  Mapped mapped;
  const PersonId who = mapped.watched.demonstrator(0);
  mapped.watched.put(who, {0, 10});
  mapped.see_at(0);
  mapped.watched.put(who, {0, 8});
  mapped.see_at(2000);
  mapped.watched.put(who, {0, 6});
  mapped.world.crowd.behaviour[0] = Behaviour::pushing;
  mapped.see_at(4000);
  mapped.watched.put(who, {0, 3});
  mapped.see_at(6000);
  const MapData data = mapped.finish();
  const auto calm = tracks_of(data, MapTrack::Kind::calm);
  const auto pushing = tracks_of(data, MapTrack::Kind::pushing);
  ASSERT_EQ(calm.size(), 1U);
  EXPECT_THAT(calm[0].points, ElementsAre(Vec2{0, 10}, Vec2{0, 8}, Vec2{0, 6}));
  ASSERT_EQ(pushing.size(), 1U);
  EXPECT_THAT(pushing[0].points, ElementsAre(Vec2{0, 6}, Vec2{0, 3}));
}

TEST(ReplayMap, looks_every_two_seconds_and_leaves_out_steps_too_short_to_see) {
  Mapped mapped;
  mapped.watched.put(0, {0, 2});
  mapped.see_at(0);
  mapped.watched.put(0, {9, 2});
  mapped.see_at(1900);
  mapped.watched.put(0, {0.2, 2});
  mapped.see_at(2000);
  mapped.watched.put(0, {0.4, 2});
  mapped.see_at(4000);
  const auto ways = tracks_of(mapped.finish(), MapTrack::Kind::shield_line);
  ASSERT_EQ(ways.size(), 1U);
  EXPECT_THAT(ways[0].points, ElementsAre(Vec2{0, 2}, Vec2{0.4, 2}));
}

TEST(ReplayMap, marks_people_where_they_were_seen_last_and_nobody_who_had_gone) {
  Mapped mapped;
  mapped.see_at(0);
  mapped.world.crowd.behaviour[0] = Behaviour::pushing;
  mapped.watched.put(mapped.watched.demonstrator(0), {4, 3});
  mapped.world.crowd.behaviour[1] = Behaviour::left;
  mapped.world.people.mode[mapped.watched.demonstrator(1)] = Mode::absent;
  mapped.see_at(100);
  const MapData data = mapped.finish();
  const auto pushing = marks_of(data, MapMark::Kind::pushing);
  ASSERT_EQ(pushing.size(), 1U);
  EXPECT_EQ(pushing[0].at, (Vec2{4, 3}));
  EXPECT_EQ(marks_of(data, MapMark::Kind::calm).size(), 1U);
  EXPECT_EQ(marks_of(data, MapMark::Kind::shield_line).size(), 2U);
}

TEST(ReplayMap, shows_which_places_of_the_line_are_held_and_by_whom_and_that_who_lies_holds_none) {
  Mapped mapped;
  mapped.world.line.formations[0].slots.emplace_back();
  mapped.world.line.formations[0].slots[0].owner = 1;
  mapped.world.line.formations[0].slots[1].owner = 0;
  mapped.watched.put(1, {0.1, 1.5});
  mapped.world.people.mode[0] = Mode::fallen;
  mapped.see_at(0);
  const MapData data = mapped.finish();
  ASSERT_EQ(data.slots.size(), 3U);
  EXPECT_EQ(data.slots[0].state, MapSlot::State::held);
  EXPECT_EQ(data.slots[0].officer, (Vec2{0.1, 1.5}));
  EXPECT_EQ(data.slots[1].state, MapSlot::State::empty);
  EXPECT_EQ(data.slots[2].state, MapSlot::State::empty);
}

TEST(ReplayMap, marks_falls_and_injuries_where_they_happened) {
  Mapped mapped;
  mapped.see_at(0);
  mapped.watched.put(0, {1, 1});
  mapped.watched.fall(0);
  mapped.watched.hurt(0, Triage::red, {1, 1.5});
  mapped.see_at(1000);
  const MapData data = mapped.finish();
  ASSERT_EQ(marks_of(data, MapMark::Kind::fall).size(), 1U);
  EXPECT_EQ(marks_of(data, MapMark::Kind::fall)[0].at, (Vec2{1, 1}));
  ASSERT_EQ(marks_of(data, MapMark::Kind::injured_red).size(), 1U);
  EXPECT_EQ(marks_of(data, MapMark::Kind::injured_red)[0].at, (Vec2{1, 1.5}));
}

TEST(ReplayMap, counts_the_injured_by_the_worst_injury_and_the_dead_besides_as_the_row_does) {
  Mapped mapped;
  mapped.see_at(0);
  mapped.watched.hurt(0, Triage::green, {1, 1});
  mapped.watched.hurt(1, Triage::yellow, {2, 2});
  mapped.watched.hurt(2, Triage::black, {3, 3}).died_ms = 1000;
  mapped.see_at(1000);
  auto& rows = mapped.world.casualties.rows;
  rows[0].at_injury = rows[0].now = Triage::red;  // crushed on
  rows[1].now = Triage::red;                      // waited too long
  mapped.see_at(2000);
  rows[1].now = Triage::black;
  rows[1].died_ms = 2500;
  mapped.see_at(3000);
  const MapData data = mapped.finish();
  EXPECT_THAT(marks_of(data, MapMark::Kind::injured_green), IsEmpty());
  ASSERT_EQ(marks_of(data, MapMark::Kind::injured_red).size(), 1U);
  EXPECT_EQ(marks_of(data, MapMark::Kind::injured_red)[0].at, (Vec2{1, 1}));
  ASSERT_EQ(marks_of(data, MapMark::Kind::injured_yellow).size(), 1U);
  EXPECT_EQ(marks_of(data, MapMark::Kind::injured_yellow)[0].at, (Vec2{2, 2}));
  ASSERT_EQ(marks_of(data, MapMark::Kind::dead).size(), 2U);
}

TEST(ReplayMap, marks_with_their_time_where_somebody_first_came_through_and_into_the_office) {
  Mapped mapped;
  mapped.see_at(0);
  HeldLine& line = mapped.world.line.lines[0];
  line.ladder[4] = 61000;
  line.where[4] = {0.5, 1};
  line.ladder[7] = 70000;
  line.where[7] = {1, 0.5};
  mapped.see_at(70000);
  const MapData data = mapped.finish();
  const auto through = marks_of(data, MapMark::Kind::penetration);
  ASSERT_EQ(through.size(), 1U);
  EXPECT_EQ(through[0].at, (Vec2{0.5, 1}));
  EXPECT_EQ(through[0].label, "E4 penetration 10:01:01");
  const auto entered = marks_of(data, MapMark::Kind::event);
  ASSERT_EQ(entered.size(), 1U);
  EXPECT_EQ(entered[0].at, (Vec2{1, 0.5}));
  EXPECT_EQ(entered[0].label, "E7 entry 10:01:10");
  EXPECT_THAT(map_svg(data), HasSubstr(">E4 penetration 10:01:01</text>"));
}

TEST(ReplayMap, marks_an_entry_once_though_every_line_notes_it) {
  Mapped mapped;
  mapped.world.line.lines.resize(2);
  mapped.see_at(0);
  for (HeldLine& line : mapped.world.line.lines) {
    line.ladder[7] = 70000;
    line.where[7] = {1, 0.5};
  }
  mapped.see_at(70000);
  EXPECT_EQ(marks_of(mapped.finish(), MapMark::Kind::event).size(), 1U);
}

TEST(ReplayMap, marks_arrests_where_they_happened_and_lists_none_so_that_rarer_moments_fit) {
  Mapped mapped;
  mapped.see_at(0);
  mapped.world.team.arrests.push_back({3, 0, true, {1.5, 6}, 1500, -1});
  mapped.see_at(2000);
  const MapData data = mapped.finish();
  ASSERT_EQ(marks_of(data, MapMark::Kind::arrest).size(), 1U);
  EXPECT_EQ(marks_of(data, MapMark::Kind::arrest)[0].at, (Vec2{1.5, 6}));
  for (const MapMoment& moment : data.moments) EXPECT_THAT(moment.text, Not(HasSubstr("arrest")));
}

TEST(ReplayMap, marks_and_lists_fires_where_they_burn_whether_lit_or_of_the_plan) {
  Mapped mapped;
  mapped.watched.scenario.site.burnables = {{"guard_hut", {4, 6}, 600}};
  mapped.world.fires = {{.at = {4, 6}, .from_ms = 61'000, .until_ms = 90'000, .burnable = 0, .put_out = true},
                        {.at = {-3, 5}, .from_ms = 62'000, .until_ms = 900'000}};
  mapped.see_at(61'000);
  EXPECT_EQ(marks_of(mapped.finish(), MapMark::Kind::fire).size(), 1U) << "the other does not burn yet";
  mapped.see_at(90'000);
  const MapData data = mapped.finish();
  const auto fires = marks_of(data, MapMark::Kind::fire);
  ASSERT_EQ(fires.size(), 2U) << "also one that was put out";
  EXPECT_EQ(fires[0].at, (Vec2{4, 6}));
  EXPECT_EQ(fires[0].label, "fire: guard hut 10:01:01");
  EXPECT_EQ(fires[1].at, (Vec2{-3, 5}));
  EXPECT_EQ(fires[1].label, "fire: tyres 10:01:02");
  std::vector<std::string> texts;
  for (const MapMoment& moment : data.moments) texts.push_back(moment.text);
  EXPECT_THAT(texts, ::testing::IsSupersetOf({"fire: guard hut", "fire: tyres", "fire put out: guard hut"}));
}

TEST(ReplayMap, lists_when_water_is_sprayed_also_by_mistake) {
  for (const bool by_mistake : {false, true}) {
    Mapped mapped;
    auto& spray = mapped.world.situation.tactic_states[static_cast<std::size_t>(Tactic::water_spray)];
    spray.requested = true;
    spray.requests = 1;
    mapped.see_at(1000);
    spray.active = true;
    spray.premature = by_mistake;
    spray.uses = 1;
    mapped.see_at(2000);
    const MapData data = mapped.finish();
    ASSERT_EQ(data.moments.size(), 2U) << "the level and the water, not its request";
    EXPECT_EQ(data.moments.back().clock, "10:00:02");
    EXPECT_THAT(data.moments.back().text,
                StartsWith(by_mistake ? "water spray started by mistake" : "water spray started:"));
  }
}

TEST(ReplayMap, lists_levels_and_steps_of_the_ladder_but_not_every_fall) {
  Mapped mapped;
  mapped.see_at(0);
  mapped.watched.fall(0);
  mapped.world.line.lines[0].ladder[1] = 2000;
  mapped.world.line.lines[0].holder = 0;
  mapped.see_at(2000);
  std::vector<std::string> texts;
  for (const MapMoment& moment : mapped.finish().moments) texts.push_back(moment.clock + " " + moment.text);
  EXPECT_THAT(texts,
              ElementsAre("10:00:00 level green: 0 seen pushing", "10:00:02 E1 contact: line 1, held by shields"));
}

TEST(ReplayMap, has_no_marks_of_a_line_that_stood) {
  Mapped mapped;
  mapped.see_at(0);
  const MapData data = mapped.finish();
  EXPECT_THAT(marks_of(data, MapMark::Kind::penetration), IsEmpty());
  EXPECT_THAT(marks_of(data, MapMark::Kind::event), IsEmpty());
}

}  // namespace
}  // namespace sispam
