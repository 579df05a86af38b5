// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "scenario/check.hpp"
#include "scenario/names.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr int force = 4;  // from this stage on people are seized, driven or hit
const std::string root = "rules_of_engagement";

/// The stage of force that a tactic is at least, whatever a file calls it.
int least_force(Tactic tactic) {
  if (tactic == Tactic::water_spray) return 5;
  return tactic == Tactic::action_team || tactic == Tactic::advance ? force : 1;
}

void check_conditions(const std::string& path, const std::vector<Condition>& conditions, Faults& faults) {
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const Condition& condition = conditions[i];
    const std::string at = fmt::format("{}[{}]", path, i);
    if (condition.at_least <= 0 && condition.below >= Condition{}.below) {
      faults.push_back({at, "always holds (it has neither at_least nor below)", "Give one of them"});
    }
    if (condition.at_least >= condition.below) faults.push_back({at, "never holds (at_least is not below below)", {}});
  }
}

void check_trigger(const std::string& path, const Trigger& trigger, Faults& faults) {
  check_conditions(path + ".any", trigger.any, faults);
  check_conditions(path + ".all", trigger.all, faults);
}

std::vector<Condition> all_conditions(const Trigger& trigger) {
  std::vector<Condition> both = trigger.any;
  both.insert(both.end(), trigger.all.begin(), trigger.all.end());
  return both;
}

/// A signal must not ask for yellow and green at once: the level would flap.
void check_hysteresis(const LevelRules& levels, Faults& faults) {
  const std::vector<Condition> down = all_conditions(levels.green);
  for (const Condition& high : all_conditions(levels.yellow)) {
    for (const Condition& low : down) {
      if (low.signal != high.signal || low.below <= high.at_least) continue;
      faults.push_back({root + ".levels.green",
                        fmt::format("{} below {} asks for green while {} asks for yellow (the level would flap)",
                                    name_of(low.signal), number_text(low.below), number_text(high.at_least)),
                        "Make it lower"});
    }
  }
}

/// What a tactic that seizes, drives or hits people must have.
void check_force(const Rules& rules, Tactic tactic, Faults& faults) {
  const TacticRule& rule = rules.tactics.of(tactic);
  const std::string path = fmt::format("{}.tactics.{}", root, name_of(tactic));
  const auto lacks = [&](std::string_view what, std::string_view hint) {
    faults.push_back({path,
                      fmt::format("force of level {} without {} (force must be announced, bounded and the last "
                                  "resort)",
                                  rule.force_level, what),
                      std::string(hint)});
  };
  if (rule.warnings < 1 && rule.understood <= 0) lacks("a warning", "Add warnings");
  if (rule.stop.is_never()) lacks("a rule when to stop", "Add stop");
  if (rule.burst_s <= 0 || rule.total_s <= 0) lacks("a maximum", "Add burst_s and total_s");
  const bool lower = std::any_of(rule.after.begin(), rule.after.end(), [&](Tactic before) {
    return before != tactic && rules.tactics.of(before).force_level < force;
  });
  if (!lower) lacks("a lower tactic before it", "Add after: [loudspeaker]");
}

void check_tactic(const Rules& rules, Tactic tactic, Faults& faults) {
  const TacticRule& rule = rules.tactics.of(tactic);
  const std::string path = fmt::format("{}.tactics.{}", root, name_of(tactic));
  check_trigger(path + ".start", rule.start, faults);
  check_trigger(path + ".stop", rule.stop, faults);
  if (rule.start.is_never()) return;
  if (rule.force_level < least_force(tactic)) {
    faults.push_back({path + ".force_level",
                      fmt::format("{} is force of level {} at least (not {})", name_of(tactic), least_force(tactic),
                                  rule.force_level),
                      {}});
  }
  for (const Tactic before : rule.after) {
    if (before == tactic) faults.push_back({path + ".after", "names the tactic itself", {}});
    if (before != tactic && rules.tactics.of(before).start.is_never()) {
      faults.push_back({path + ".after", fmt::format("{} is never used (it has no start)", name_of(before)), {}});
    }
  }
  const bool warned = rule.warnings > 0 || rule.understood > 0;
  if (warned && rules.tactics.loudspeaker.start.is_never()) {
    faults.push_back({path + ".warnings", "nobody gives warnings (loudspeaker has no start)", "Add loudspeaker"});
  }
  if (rule.wait_s > 0 && rule.wait_s >= rules.warnings_last_s) {
    faults.push_back({path + ".wait_s", "is not below warnings_last_s (the warnings would lapse while it waits)", {}});
  }
  if (rule.force_level >= force) check_force(rules, tactic, faults);
}

}  // namespace

Faults check_rules(const Rules& rules) {
  Faults faults;
  const std::string levels = root + ".levels.";
  check_trigger(levels + "yellow", rules.levels.yellow, faults);
  check_trigger(levels + "red", rules.levels.red, faults);
  check_trigger(levels + "green", rules.levels.green, faults);
  check_hysteresis(rules.levels, faults);
  for (int i = 0; i < tactics; ++i) check_tactic(rules, static_cast<Tactic>(i), faults);
  return faults;
}

}  // namespace sispam
