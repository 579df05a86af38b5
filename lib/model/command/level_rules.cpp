// SPDX-License-Identifier: Apache-2.0
#include "model/command/level_rules.hpp"

#include <algorithm>

namespace sispam::rules {

bool holds(const Trigger& trigger, const Observed& observed) {
  const auto met = [&](const Condition& condition) {
    const double value = observed[condition.signal];
    return value >= condition.at_least && value < condition.below;
  };
  if (trigger.is_never()) return false;
  const bool any = trigger.any.empty() || std::any_of(trigger.any.begin(), trigger.any.end(), met);
  return any && std::all_of(trigger.all.begin(), trigger.all.end(), met);
}

Level asked_level(const LevelRules& levels, Level declared, const Observed& observed) {
  if (holds(levels.red, observed)) return Level::red;
  if (declared == Level::green) return holds(levels.yellow, observed) ? Level::yellow : Level::green;
  if (declared == Level::red) return Level::yellow;
  return holds(levels.green, observed) ? Level::green : Level::yellow;
}

double dwell_s(const LevelRules& levels, Level declared, Level wanted) {
  return wanted > declared ? levels.up_s : levels.down_s;
}

}  // namespace sispam::rules
