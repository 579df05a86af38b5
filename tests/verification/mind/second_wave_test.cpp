// E-V8: a crowd that goes home in peace, and a small hard second wave after dusk, as in Jakarta on 21 May 2019.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "last_value.hpp"
#include "model/mind/setup.hpp"
#include "verification/mind/social.hpp"

namespace sispam {
namespace {

constexpr int first_wave = 200, second_wave = 40;
constexpr std::int64_t prayer_s = 2400, dusk_s = 3600, second_s = 5400, end_s = 9000;

/// The first wave comes at once and is mild; the second comes after dusk with many who provoke.
Scenario evening() {
  Scenario scenario = testing::plain_scenario(first_wave);
  scenario.clock.horizon_s = static_cast<double>(end_s);
  scenario.weather.dark_from_s = static_cast<double>(dusk_s);
  scenario.weather.dark_until_s = 86400;
  Group& first = scenario.crowd.groups[0];
  first.arrival.half_arrived_s = 60;
  first.arrival.spread_s = 20;
  first.orators = 0;
  first.grievance.beta_mean = 0.4;
  Group second = first;
  second.id = "late";
  second.count = second_wave;
  second.arrival.start_s = static_cast<double>(second_s);
  second.shares = {.pusher = 0.3, .provocateur = 0.4, .bystander = 0};
  second.grievance = {0.75, 8};
  scenario.crowd.groups.push_back(second);
  scenario.crowd.voices = {{.id = "coordinator", .trust = 0.7}};
  scenario.crowd.events = {{.id = "prayer", .kind = EventKind::pause, .at_s = prayer_s, .lasts_s = 1200}};
  return scenario;
}

struct Course {
  double first_violent_min = 0, second_violent_min = 0;  // person-minutes before and after the second wave
  int left_of_first = 0;                                 // of the first wave still there when the second comes
};

/// Whether a coordinator calls the first wave home after its prayer.
enum class Call { none, after_prayer };

Course course(std::uint32_t replicate, Call call) {
  Scenario scenario = evening();
  if (call == Call::none) scenario.crowd.events.clear();
  World world;
  world.people = testing::empty_people(0, first_wave + second_wave);
  const Random random{88, replicate};
  make_crowd(scenario, Ground{}, world, random);
  Speech appeal;
  appeal.kind = SpeechKind::appeal;
  appeal.at = {0, 3};
  appeal.level_db_at_1m = 120;
  appeal.from_ms = prayer_s * 1000;
  appeal.until_ms = (prayer_s + 300) * 1000;
  if (call == Call::after_prayer) world.voice.speeches.push_back(appeal);
  Course seen;
  for (std::int64_t second = 1; second <= end_s; ++second) {
    world.now_ms = second * 1000;
    arrive(scenario, Ground{}, world, random);
    happen(scenario, Ground{}, world, random);
    hear(scenario, Ground{}, world, random);
    testing::feel_a_second(scenario, Ground{}, world, random);
    testing::decide_a_second(scenario, Ground{}, world, random);
    testing::jump(world);
    const auto& all = world.crowd.behaviour;
    const auto violent = static_cast<double>(std::count(all.begin(), all.end(), Behaviour::violent));
    (second < second_s ? seen.first_violent_min : seen.second_violent_min) += violent / 60;
    if (second != second_s) continue;
    seen.left_of_first = static_cast<int>(
        std::count_if(all.begin(), all.begin() + first_wave, [](Behaviour b) { return mind::takes_part(b); }));
  }
  return seen;
}

TEST(SlowSecondWave, e_v8_is_small_and_hard_after_a_first_that_went_in_peace) {
  constexpr int replicates = 12;
  double before = 0, after = 0, still_there = 0, there_uncalled = 0;
  int harder = 0;
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    const Course seen = course(replicate, Call::after_prayer);
    there_uncalled += static_cast<double>(course(replicate, Call::none).left_of_first) / first_wave / replicates;
    before += seen.first_violent_min / replicates;
    after += seen.second_violent_min / replicates;
    still_there += static_cast<double>(seen.left_of_first) / first_wave / replicates;
    harder += seen.second_violent_min > seen.first_violent_min ? 1 : 0;
  }
  record_value("E-V8", "{:.0f} % still there, {:.0f} % if nobody calls; {:.0f} and {:.0f} min of violence; {} of {}",
               100 * still_there, 100 * there_uncalled, before, after, harder, replicates);
  EXPECT_LT(still_there, 0.5) << "most of the first wave went home";
  EXPECT_LT(still_there, there_uncalled / 2) << "because it was called";
  EXPECT_GE(harder, 10);
  EXPECT_GT(after / second_wave, 10 * before / first_wave) << "per head, the second wave is another crowd";
}

}  // namespace
}  // namespace sispam
