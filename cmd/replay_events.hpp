// What happened in a replicate, found by comparing the World with how it was a moment ago.
//
// The model keeps no log: it would cost every replicate for the sake of the one that is looked at.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "measure/outcome.hpp"
#include "model/world.hpp"
#include "report/events_csv.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

class ReplayEvents {
 public:
  /// The scenario must outlive it.
  explicit ReplayEvents(const Scenario& scenario) : scenario_(&scenario) {}
  /// Looks at the World; call often, in order of time.
  void see(const World& world);
  /// Tells how it ended; call once, after the last look.
  void end(const Outcome& outcome);
  /// All events in order of time.
  std::vector<ReplayEvent> events() const;

 private:
  /// Where it happened, or to whom; neither is known for everything.
  struct Where {
    double x = std::numeric_limits<double>::quiet_NaN();  // [m]
    double y = std::numeric_limits<double>::quiet_NaN();  // [m]
    std::int64_t person = -1;
  };
  void add(std::int64_t at_ms, std::string kind, Where where, std::string detail);
  void see_falls(const World& world);
  void see_level(const World& world);
  void see_tactics(const World& world);
  void see_speeches(const World& world);
  void see_lines(const World& world);
  void see_barriers(const World& world);
  void see_casualties(const World& world);
  void see_worsening(const World& world, const Casualty& now, const Casualty& before);
  void see_care(const Casualty& now, const Casualty& before);
  void see_arrests(const World& world);
  void see_fires(const World& world);
  void see_evacuations(const World& world);
  void see_blows(const World& world);

  const Scenario* scenario_;
  std::vector<ReplayEvent> events_;
  std::vector<std::uint32_t> falls_;          // of everybody, a moment ago
  std::vector<HeldLine> lines_;               // a moment ago
  std::vector<Casualty> casualties_;          // a moment ago
  std::vector<Arrest> arrests_;               // a moment ago
  std::size_t blows_ = 0;                     // unordered ones seen so far
  std::array<TacticState, tactics> tactics_;  // a moment ago
  std::vector<std::uint8_t> fires_;           // a moment ago: 1 it burnt, 2 it was out
  std::vector<EvacuationRun> evacuations_;    // a moment ago
  std::uint32_t spoken_ = 0;                  // speeches a moment ago
  std::vector<std::uint8_t> failed_;          // 1: that section of a fence failed before
  std::int64_t occupied_ms_ = -1;             // a moment ago
  std::int64_t entered_ms_ = -1;              // a moment ago
  int level_ = -1;                            // a moment ago; -1: nothing seen yet
};

/// "E1_contact" to "E9_restored".
std::string ladder_name(std::size_t step);

}  // namespace sispam
