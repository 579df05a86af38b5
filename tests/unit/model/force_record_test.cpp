// What is recorded of a request for force, from the moment the rules ask for it to its end.
// SPDX-License-Identifier: Apache-2.0
#include "model/force_record.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "unit/model/command/desk.hpp"

namespace sispam {
namespace {

Rules rules_of_water() { return testing::water_rules({.number = 1, .wait_s = 20}); }

struct Desk : testing::Desk {
  Desk() : testing::Desk(rules_of_water()) {
    world.situation.level = Level::yellow;
    seconds(5);
    see(Signal::pushing, 50);
  }
  const std::vector<ForceRecord>& records() const { return world.force_log.records; }
};

double seen(const Known& known, Signal signal) { return known.seen[static_cast<std::size_t>(signal)]; }

TEST(ForceRecord, tells_who_decides_and_what_was_seen_and_what_was_true_when_it_was_asked_for) {
  Desk desk;
  desk.world.situation.pushing_history = {12, 17};
  desk.seconds(1);
  ASSERT_EQ(desk.records().size(), 1u);
  const ForceRecord& record = desk.records().front();
  EXPECT_EQ(record.tactic, Tactic::water_spray);
  EXPECT_EQ(record.authority, Authority::county);
  EXPECT_EQ(record.fate, ForceFate::waiting);
  EXPECT_EQ(record.asked_ms, 6000);
  EXPECT_EQ(record.allowed_ms, 36'000) << "the county decides after 30 s";
  EXPECT_EQ(seen(record.asked_on, Signal::pushing), 50);
  EXPECT_EQ(record.asked_on.truth[static_cast<std::size_t>(Signal::pushing)], 17);
  EXPECT_TRUE(std::isnan(record.asked_on.truth[static_cast<std::size_t>(Signal::line_load)]));
}

TEST(ForceRecord, claims_no_truth_that_the_model_does_not_keep) {
  Desk desk;
  desk.seconds(1);
  const auto& truth = desk.records().at(0).asked_on.truth;
  for (const Signal signal : {Signal::line_load, Signal::serious_injury, Signal::tired}) {
    EXPECT_TRUE(std::isnan(truth[static_cast<std::size_t>(signal)])) << static_cast<int>(signal);
  }
  EXPECT_FALSE(std::isnan(truth[static_cast<std::size_t>(Signal::armed)]));
}

TEST(ForceRecord, of_a_use_tells_what_was_said_before_and_why_it_ended) {
  Desk desk;
  desk.seconds(1);
  ASSERT_EQ(desk.records().size(), 1u);
  for (int k = 0; k < 300 && desk.records().front().fate != ForceFate::used; ++k) desk.seconds(1);
  const ForceRecord used = desk.records().front();
  EXPECT_EQ(used.fate, ForceFate::used);
  EXPECT_GE(used.warnings, 1u);
  EXPECT_GE(used.since_warning_s, 20);
  EXPECT_TRUE(std::isnan(used.negotiated_s)) << "nobody negotiated";
  EXPECT_EQ(used.used_before[static_cast<std::size_t>(Tactic::loudspeaker)], 1u);
  EXPECT_EQ(used.used_before[static_cast<std::size_t>(Tactic::water_spray)], 0u);
  EXPECT_EQ(used.end, ForceEnd::going_on);
  desk.see(Signal::pushing, 0);
  desk.seconds(1);
  EXPECT_EQ(desk.records().front().end, ForceEnd::cause_over);
  EXPECT_FALSE(desk.records().front().cause_at_end);
}

TEST(ForceRecord, keeps_each_use_under_one_authority_and_ends_when_all_is_used_up) {
  Desk desk;
  desk.seconds(300);
  ASSERT_GE(desk.records().size(), 3u);
  EXPECT_EQ(desk.records()[0].end, ForceEnd::longest_use);
  EXPECT_TRUE(desk.records()[0].cause_at_end) << "they still push";
  EXPECT_EQ(desk.records()[1].request, desk.records()[0].request);
  EXPECT_EQ(desk.records()[1].asked_ms, desk.records()[0].asked_ms);
  EXPECT_GE(desk.records()[1].began_ms - desk.records()[0].ended_ms, 5000);
  EXPECT_EQ(desk.records()[1].used_before[static_cast<std::size_t>(Tactic::water_spray)], 1u);
  EXPECT_EQ(desk.records()[2].end, ForceEnd::used_up);
  EXPECT_EQ(desk.records().size(), 3u) << "and nothing is asked for any more";
}

TEST(ForceRecord, of_a_request_that_lapsed_says_why_and_what_it_lacked) {
  Desk over;
  over.seconds(10);
  over.see(Signal::pushing, 0);
  over.seconds(1);
  ASSERT_EQ(over.records().size(), 1u);
  EXPECT_EQ(over.records().front().fate, ForceFate::cause_over);
  EXPECT_EQ(over.records().front().began_ms, -1);
  EXPECT_EQ(over.records().front().ended_ms, over.world.now_ms);

  Desk calmer;
  calmer.seconds(10);
  calmer.world.situation.level = Level::green;
  calmer.seconds(1);
  EXPECT_EQ(calmer.records().front().fate, ForceFate::level_over);

  Desk mute;
  mute.scenario.rules_of_engagement.tactics.water_spray.understood = 0.8;
  mute.seconds(640);
  ASSERT_GE(mute.records().size(), 1u);
  EXPECT_EQ(mute.records().front().fate, ForceFate::expired);
  EXPECT_EQ(mute.records().front().lacked, Lack::understanding) << "warnings were said, and nobody understood them";
}

TEST(ForceRecord, is_not_made_of_what_is_no_force) {
  Desk desk;
  desk.see(Signal::pushing, 0);
  desk.seconds(600);
  EXPECT_GT(desk.world.situation.tactic(Tactic::loudspeaker).uses, 0u);
  EXPECT_TRUE(desk.records().empty());
}

}  // namespace
}  // namespace sispam
