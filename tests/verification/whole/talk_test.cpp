// E-T39: talk can win. With trusted voices and negotiators a crowd is talked into going home; with the same luck and
// without any talk no replicate ends as de-escalated, and more people stay.
//
// The crowd is that of the reference plan, but smaller and with less to be angry about, and voices are called before
// anybody pushes: a replicate costs seconds, and going home is possible at all within three hours.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "last_value.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

constexpr std::uint32_t talked_replicates = 8;

Scenario with_talk() {
  Scenario scenario = short_reference(80, 1200);
  scenario.clock.horizon_s = 10800;
  Group& group = scenario.crowd.groups.front();
  group.shares = reference().crowd.groups.front().shares;
  group.grievance = {.beta_mean = 0.5, .beta_k = 16};
  for (Voice& voice : scenario.crowd.voices) voice.available = 1;
  TacticRule& appeal = scenario.rules_of_engagement.tactics.leader_appeal;
  appeal.start = {.any = {}, .all = {{.signal = Signal::crowd, .at_least = 20}}};
  appeal.gap_s = 300;
  return scenario;
}

Scenario without_talk() {
  Scenario scenario = with_talk();
  scenario.crowd.voices.clear();
  for (Unit& unit : scenario.force.units) {
    if (unit.role == UnitRole::negotiator) unit.role = UnitRole::observer;
  }
  return scenario;
}

struct Ends {
  int de_escalated = 0;
  int entered = 0;
  double left = 0;  // [persons]
  double talk = 0;
};

Ends ends_of(const Scenario& scenario) {
  Ends ends;
  for (std::uint32_t replicate = 0; replicate < talked_replicates; ++replicate) {
    const Outcome outcome = outcome_of(scenario, reference_ground(), replicate);
    ends.de_escalated += outcome.ending == Ending::de_escalated ? 1 : 0;
    ends.entered += outcome.ending == Ending::office_entered ? 1 : 0;
    ends.left += outcome.left;
    ends.talk += outcome.appeals_made + outcome.dialogue_s;
  }
  return ends;
}

TEST(SlowTalk, e_t39_can_win_and_without_any_it_cannot) {
  const Ends talked = ends_of(with_talk()), silent = ends_of(without_talk());
  record_value("E-T39", "{} and {} of {}; {} against {} persons went home for good; entered in {} and in {}",
               talked.de_escalated, silent.de_escalated, talked_replicates, talked.left, silent.left, talked.entered,
               silent.entered);
  EXPECT_GT(talked.de_escalated, 0);
  EXPECT_EQ(silent.talk, 0);
  EXPECT_EQ(silent.de_escalated, 0);
  EXPECT_LT(talked.entered, silent.entered);
  EXPECT_GT(talked.left, silent.left);
}

}  // namespace
}  // namespace sispam::test
