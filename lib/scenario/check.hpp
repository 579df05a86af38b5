// What must hold between the values of a scenario: sums, places, names, order, numerical stability.
//
// Each single value was checked by the reader. Faults name paths, not lines, so that a scenario made in memory can be
// checked too; load_scenario knows the lines.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace sispam {

/// Something that does not hold.
struct Fault {
  std::string path;     // of the value to change
  std::string message;  // what is wrong, and in brackets why
  std::string hint;     // what to do about it; may be empty
};
using Faults = std::vector<Fault>;

/// Everything that does not hold in the scenario.
Faults check(const Scenario& scenario);

/// The parts of it (check_*.cpp).
Faults check_site(const Scenario& scenario);
Faults check_assets(const Scenario& scenario);
Faults check_crowd(const Scenario& scenario);
Faults check_evacuations(const Scenario& scenario);  // and burnables, and daylight
Faults check_force(const Scenario& scenario);
Faults check_other_lines(const Scenario& scenario);
Faults check_relief(const Scenario& scenario);
Faults check_ways(const Scenario& scenario);     // room and ways; expects that the parts above found nothing
Faults check_numbers(const Scenario& scenario);  // shares, orders and steps: what a draw could break
Faults check_uncertain(const Scenario& scenario);
Faults check_rules(const Rules& rules);
Faults check_talk(const Scenario& scenario);

}  // namespace sispam
