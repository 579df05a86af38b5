// What a replay tells adds up to the row of the same replicate: events and map are another view of one run, not another
// count.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "measure/outcome_columns.hpp"
#include "replay_events.hpp"
#include "replay_map.hpp"
#include "scenario/names.hpp"
#include "setup.hpp"

namespace sispam::test {
namespace {

struct Replayed {
  Outcome outcome;
  std::vector<ReplayEvent> events;
  MapData map;
  std::size_t personnel = 0;
};

Replayed replayed(const Scenario& scenario, std::uint32_t replicate) {
  const StopFlag never;
  const ReplayPeople people(scenario);
  ReplayEvents events(scenario);
  ReplayMap map(scenario, people);
  Replayed result;
  const auto see = [&](const World& world) {
    events.see(world);
    map.see(world);
    result.personnel = world.people.personnel;
  };
  const auto outcome = simulate(scenario, reference_ground(), ReplicateId{replicate}, Probe{never, see});
  EXPECT_TRUE(outcome.has_value());
  result.outcome = outcome.value_or(Outcome{});
  events.end(result.outcome);
  result.events = events.events();
  result.map = map.finish(result.outcome, result.events);
  return result;
}

/// A crowd that presses so hard that people fall, are crushed, get worse and are arrested.
Scenario hard_pressing() {
  Scenario scenario = short_reference(300, 60);
  scenario.clock.horizon_s = 900;
  scenario.model.motion.push_force_n = 450;
  scenario.model.injury.dose_time_s = 60;
  scenario.model.care.green_to_yellow_per_s = scenario.model.care.yellow_to_red_per_s = 0.002;
  return scenario;
}

double count(const Replayed& run, std::string_view kind, std::string_view in_detail = "") {
  return static_cast<double>(std::count_if(run.events.begin(), run.events.end(), [&](const ReplayEvent& event) {
    return event.kind == kind && event.detail.find(in_detail) != std::string::npos;
  }));
}

double first_s(const Replayed& run, std::string_view kind) {
  for (const ReplayEvent& event : run.events) {
    if (event.kind == kind) return event.time_s;
  }
  return missing;
}

/// "side cause class" of every casualty as the events leave him.
std::vector<std::string> casualties_of(const Replayed& run) {
  std::vector<std::string> rows;
  std::map<std::int64_t, std::size_t> last;
  for (const ReplayEvent& event : run.events) {
    const bool fresh = event.kind.starts_with("injured_");
    if (!fresh && !event.kind.starts_with("worsened_")) continue;
    if (fresh) {
      last[event.person] = rows.size();
      rows.emplace_back();
    }
    const std::string detail = event.detail.substr(0, event.detail.find(" from="));
    rows.at(last.at(event.person)) = detail + " " + event.kind.substr(event.kind.find('_') + 1);
  }
  return rows;
}

void expect_injuries_equal(const Replayed& run) {
  const std::vector<std::string> rows = casualties_of(run);
  for (int s = 0; s < sides; ++s) {
    const auto side = name_of(static_cast<Side>(s));
    EXPECT_EQ(count(run, "fall", fmt::format("side={}", side)), run.outcome.falls[static_cast<std::size_t>(s)]);
    for (int c = 0; c < causes; ++c) {
      for (int t = 0; t < triage_classes; ++t) {
        const std::string row =
            fmt::format("side={} cause={} {}", side, name_of(static_cast<Cause>(c)), name_of(static_cast<Triage>(t)));
        EXPECT_EQ(static_cast<double>(std::count(rows.begin(), rows.end(), row)), run.outcome.injuries[s][c][t]) << row;
      }
    }
    const auto deaths = std::count_if(run.events.begin(), run.events.end(), [&](const ReplayEvent& event) {
      const bool officer = event.person < static_cast<std::int64_t>(run.personnel);
      return event.kind == "died" && officer == (static_cast<Side>(s) == Side::personnel);
    });
    EXPECT_EQ(static_cast<double>(deaths), run.outcome.deaths[s]);
  }
}

void expect_care_equal(const Replayed& run) {
  double triaged = 0, treated = 0, hospital = 0;
  for (const auto& side : run.outcome.care) {
    for (const CareTimes& times : side) {
      triaged += times.triage.reached;
      treated += times.treatment.reached;
      hospital += times.hospital.reached;
    }
  }
  EXPECT_EQ(count(run, "triaged"), triaged);
  EXPECT_EQ(count(run, "treated"), treated);
  EXPECT_EQ(count(run, "at_hospital"), hospital);
}

/// Also when neither happened.
void expect_same_time(double a, double b, const std::string& what) {
  EXPECT_TRUE(a == b || (std::isnan(a) && std::isnan(b))) << what << ": " << a << " and " << b;
}

void expect_course_equal(const Replayed& run) {
  for (std::size_t step = 1; step < run.outcome.first_s.size(); ++step) {
    expect_same_time(first_s(run, ladder_name(step)), run.outcome.first_s[step], ladder_name(step));
  }
  for (std::size_t i = 0; i < static_cast<std::size_t>(tactics); ++i) {
    const auto name = name_of(static_cast<Tactic>(i));
    EXPECT_EQ(count(run, fmt::format("{}_started", name)), run.outcome.tactic[i].uses) << name;
  }
  EXPECT_EQ(count(run, "arrested"), run.outcome.arrests_right);
  EXPECT_EQ(count(run, "arrested_by_mistake"), run.outcome.arrests_wrong);
  const std::string end = fmt::format("ended_{}", name_of(run.outcome.ending));
  EXPECT_EQ(count(run, end), 1);
  EXPECT_EQ(run.events.back().kind, end);
  EXPECT_EQ(run.events.back().time_s, run.outcome.end_s);
}

double marks(const Replayed& run, MapMark::Kind kind) {
  return static_cast<double>(std::count_if(run.map.marks.begin(), run.map.marks.end(),
                                           [&](const MapMark& mark) { return mark.kind == kind; }));
}

void expect_map_equal(const Replayed& run) {
  const auto injured = [&](Triage triage) {
    double sum = 0;
    for (const auto& side : run.outcome.injuries) {
      for (const auto& cause : side) sum += cause[static_cast<std::size_t>(triage)];
    }
    return sum;
  };
  EXPECT_EQ(marks(run, MapMark::Kind::fall), run.outcome.falls[0] + run.outcome.falls[1]);
  EXPECT_EQ(marks(run, MapMark::Kind::injured_green), injured(Triage::green));
  EXPECT_EQ(marks(run, MapMark::Kind::injured_yellow), injured(Triage::yellow));
  EXPECT_EQ(marks(run, MapMark::Kind::injured_red), injured(Triage::red));
  EXPECT_EQ(marks(run, MapMark::Kind::dead), run.outcome.deaths[0] + run.outcome.deaths[1]);
  EXPECT_EQ(marks(run, MapMark::Kind::arrest), run.outcome.arrests_right + run.outcome.arrests_wrong);
}

TEST(SlowReplay, p_1d_what_events_and_map_tell_adds_up_to_the_row_of_the_replicate) {
  const Scenario scenario = hard_pressing();
  double worse = 0, deteriorated = 0, falls = 0, arrests = 0;
  for (std::uint32_t k = 0; k < 3; ++k) {
    SCOPED_TRACE(k);
    const Replayed run = replayed(scenario, k);
    expect_injuries_equal(run);
    expect_care_equal(run);
    expect_course_equal(run);
    expect_map_equal(run);
    falls += count(run, "fall");
    arrests += run.outcome.arrests_right + run.outcome.arrests_wrong;
    for (const ReplayEvent& event : run.events) {
      worse += event.kind.starts_with("worsened_") ? 1 : 0;
      deteriorated += event.kind.starts_with("deteriorated_") ? 1 : 0;
    }
  }
  EXPECT_GT(std::min({worse, deteriorated, falls, arrests}), 0) << "each of these must happen for the test to say much";
}

}  // namespace
}  // namespace sispam::test
