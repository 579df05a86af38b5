// SPDX-License-Identifier: Apache-2.0
#include "replay_casualties.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "watched_world.hpp"

namespace sispam {
namespace {

constexpr const char* header =
    "person,side,cause,type,region,class_at_injury,class_at_end,tag,last_tag,x_m,y_m,injured_s,found_s,collected_s,"
    "triaged_s,"
    "treated_s,stabilised_s,departed_s,hospital_s,worsened_s,died_s,collection_point,hospital,outcome,preventable\n";

/// A plan with two collection points and one hospital.
Scenario plan() {
  Scenario scenario;
  scenario.medical.further_points = {{"east", {9, 9}, 1, 1}};
  scenario.medical.hospitals = {{"near", {}, 6, 1.0}};
  return scenario;
}

TEST(ReplayCasualties, have_columns_that_their_page_describes) {
  std::ifstream file(SISPAM_SOURCE_DIR "/docs/replay.md");
  std::string page{std::istreambuf_iterator<char>(file), {}};
  const std::size_t begin = page.find("## casualties.csv");
  ASSERT_NE(begin, std::string::npos);
  std::istringstream columns(header);
  for (std::string column; std::getline(columns, column, ',');) {
    if (column.back() == '\n') column.pop_back();
    EXPECT_NE(page.find('`' + column + '`', begin), std::string::npos) << column;
  }
}

TEST(ReplayCasualties, are_only_a_header_when_nobody_was_hurt) {
  testing::WatchedWorld watched;
  ReplayCasualties casualties;
  casualties.see(watched.world);
  EXPECT_EQ(casualties.csv(plan()), header);
}

TEST(ReplayCasualties, have_a_line_each_with_side_class_place_and_the_time_of_every_step) {
  testing::WatchedWorld watched;
  ReplayCasualties casualties;
  watched.world.now_ms = 1500;
  Casualty& officer = watched.hurt(1, Triage::red, {0.5, -2});
  officer.cause = Cause::crush;
  officer.now = Triage::black;
  officer.discovered_ms = 2000;
  officer.collected_ms = 3000;
  officer.triaged_ms = 4000;
  officer.treated_ms = 5000;
  officer.stabilised_ms = 5500;
  officer.departed_ms = 5750;
  officer.hospital_ms = 6000;
  officer.worsened_ms = 7000;
  officer.died_ms = 7250;
  officer.type = InjuryType::compression;
  officer.region = BodyRegion::trunk;
  officer.tag = Triage::yellow;
  officer.last_tag = Triage::red;
  officer.post = 1;
  officer.hospital = 0;
  officer.care = Care::dead;
  officer.preventable = true;
  watched.hurt(watched.demonstrator(0), Triage::green, {3, 4});
  casualties.see(watched.world);
  EXPECT_EQ(casualties.csv(plan()),
            std::string(header) +
                "1,personnel,crush,compression,trunk,red,black,yellow,red,0.5,-2,1.5,2,3,4,5,5.5,5.75,6,7,"
                "7.25,east,near,dead,1\n"
                "2,demonstrators,fall,contusion,trunk,green,green,,,3,4,1.5,,,,,,,,,,,,undiscovered,0\n");
}

TEST(ReplayCasualties, are_as_they_were_seen_last) {
  testing::WatchedWorld watched;
  ReplayCasualties casualties;
  watched.hurt(0, Triage::green, {1, 1});
  casualties.see(watched.world);
  watched.world.casualties.rows[0].now = Triage::yellow;
  casualties.see(watched.world);
  EXPECT_EQ(casualties.csv(plan()),
            std::string(header) + "0,personnel,fall,contusion,trunk,green,yellow,,,1,1,0,,,,,,,,,,,,undiscovered,0\n");
}

}  // namespace
}  // namespace sispam
