// casualties.csv of a replay: one line per injured person, with what was done for him and when.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

class ReplayCasualties {
 public:
  /// Looks at the World; what it sees last counts.
  void see(const World& world);
  /// The file's text; the scenario names collection points and hospitals.
  std::string csv(const Scenario& scenario) const;

 private:
  std::vector<Casualty> rows_;
  std::vector<Side> sides_;
};

}  // namespace sispam
