// E-T23: sound adds up as energy. E-T30: whether a police loudspeaker calms or angers hangs on legitimacy alone.
// SPDX-License-Identifier: Apache-2.0
#include "model/mind/sound.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "last_value.hpp"
#include "unit/model/mind/hand_made_world.hpp"

namespace sispam {
namespace {

TEST(Sound, of_equal_sources_adds_up_and_falls_with_the_distance_as_physics_says) {
  const double one = mind::energy_of(90);
  record_value("E-T23", "{:+.4f}, {:+.4f}, {:+.4f}, {:+.4f} dB", mind::level_of(2 * one) - 90,
               mind::level_of(4 * one) - 90, mind::level_of(mind::energy_at(one, {2, 0})) - 90,
               mind::level_of(mind::energy_at(one, {10, 0})) - 90);
  EXPECT_NEAR(mind::level_of(2 * one) - 90, 10 * std::log10(2.0), 1e-6);  // +3.01 dB
  EXPECT_NEAR(mind::level_of(4 * one) - 90, 10 * std::log10(4.0), 1e-6);  // +6.02 dB
  EXPECT_NEAR(mind::level_of(mind::energy_at(one, {10, 0})) - 90, -20, 1e-6);
  EXPECT_NEAR(mind::level_of(mind::energy_at(one, {2, 0})) - 90, -20 * std::log10(2.0), 1e-6);  // 6 dB per doubling
  EXPECT_EQ(mind::energy_at(one, {0.1, 0}), mind::energy_at(one, {1, 0})) << "nearer than 1 m counts as 1 m";
}

TEST(Sound, of_a_crowd_rises_by_three_decibels_when_twice_as_many_shout) {
  const MindParameters p;
  const double few = mind::level_of(mind::crowd_energy(p, 0.15));
  record_value("E-T23a", "{:.1f} dB(A), {:+.2f}, {:+.2f} dB", few, mind::level_of(mind::crowd_energy(p, 0.30)) - few,
               mind::level_of(mind::crowd_energy(p, 0.60)) - few);
  EXPECT_NEAR(mind::level_of(mind::crowd_energy(p, 0.30)) - few, 10 * std::log10(2.0), 1e-6);
  EXPECT_NEAR(mind::level_of(mind::crowd_energy(p, 0.60)) - few, 10 * std::log10(4.0), 1e-6);
  EXPECT_NEAR(few, 90 + 10 * std::log10(0.15 * std::log(30.0)), 1e-9);  // the closed form: 87.1 dB(A)
}

TEST(Sound, in_the_middle_of_a_wide_even_crowd_is_that_of_its_density) {
  constexpr std::size_t n = 60 * 60;
  MindParameters p;
  p.background_noise_db = 20;
  World world = testing::alike(n, 1.0);  // one person per square metre
  for (Behaviour& behaviour : world.crowd.behaviour) behaviour = Behaviour::verbal;
  const mind::NoiseField field = mind::make_noise(p, world, mind::who_is_here(world.crowd));
  const double middle = mind::level_of(field.around(30 * 60 + 30)), edge = mind::level_of(field.around(0));
  const double shouting_per_m2 = p.shouting_at_once;
  const double expected = 90 + 10 * std::log10(shouting_per_m2 * std::log(30.0));
  record_value("E-T23b", "{:.2f} dB(A), within {:.1g}", expected, std::abs(middle - expected));
  EXPECT_NEAR(middle, expected, 1e-6);
  EXPECT_LT(edge, middle) << "the edge is less loud";
}

TEST(Sound, around_silent_people_is_the_background) {
  const MindParameters p;
  const World world = testing::alike(9);
  EXPECT_NEAR(mind::level_of(mind::make_noise(p, world, mind::who_is_here(world.crowd)).around(0)),
              p.background_noise_db, 1e-9);
}

/// Mean anger of 25 people alike after two minutes beside a police loudspeaker that everybody understands, or without.
double anger_beside_loudspeaker(double legitimacy, double level_db) {
  const Scenario scenario = testing::plain_scenario(25);
  World world = testing::alike(25);
  world.crowd.anger.assign(25, 0.4);
  world.crowd.legitimacy.assign(25, legitimacy);
  world.crowd.first_legitimacy.assign(25, legitimacy);
  Speech speech;
  speech.at = {1, 6};
  speech.level_db_at_1m = level_db;
  speech.until_ms = 120'000;
  if (level_db > 0) world.voice.speeches.push_back(speech);
  for (int second = 1; second <= 120; ++second) {
    testing::run_stage(hear, scenario, world, 1);
    testing::feel_a_second(scenario, Ground{}, world, Random{1, 0});
  }
  return std::accumulate(world.crowd.anger.begin(), world.crowd.anger.end(), 0.0) / 25;
}

TEST(Loudspeaker, calms_those_who_accept_the_police_and_angers_those_who_do_not) {
  const double calmed = anger_beside_loudspeaker(1, 200) - anger_beside_loudspeaker(1, 0);
  const double angered = anger_beside_loudspeaker(0, 200) - anger_beside_loudspeaker(0, 0);
  record_value("E-T30", "{:+.2f}; {:+.2f}", calmed, angered);
  EXPECT_LT(calmed, 0);
  EXPECT_GT(angered, 0);
}

}  // namespace
}  // namespace sispam
