// SPDX-License-Identifier: Apache-2.0
#include "model/command/level_rules.hpp"

namespace sispam::rules {

Level asked_level(const CommandParameters& parameters, Level declared, const Observed& observed) {
  if (observed.breach || observed.serious_injury) return Level::red;
  if (declared == Level::green) return observed.pushing >= parameters.yellow_pushing ? Level::yellow : Level::green;
  if (declared == Level::red) return Level::yellow;
  return observed.pushing < parameters.green_pushing ? Level::green : Level::yellow;
}

double dwell_s(const CommandParameters& parameters, Level declared, Level wanted) {
  return wanted > declared ? parameters.up_s : parameters.down_s;
}

}  // namespace sispam::rules
