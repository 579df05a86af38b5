// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "scenario/check.hpp"
#include "scenario/names.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr int force = 4;       // from this stage on people are seized, driven or hit
constexpr int area_force = 5;  // from this stage on, also people who were not singled out
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

bool is_act(const Condition& condition) {
  switch (condition.signal) {
    case Signal::pushing:
    case Signal::violent:
    case Signal::armed:
    case Signal::breach:
    case Signal::serious_injury:
    case Signal::intruders:
    case Signal::thrown:
      return condition.at_least > 0;
    default:
      return false;
  }
}

/// Whether a rule that holds tells of something that somebody did, and not only that people are there.
bool needs_an_act(const Trigger& trigger) {
  if (std::any_of(trigger.all.begin(), trigger.all.end(), is_act)) return true;
  return !trigger.any.empty() && std::all_of(trigger.any.begin(), trigger.any.end(), is_act);
}

/// What force on people who were not singled out must have besides.
void check_area_force(const Rules& rules, Tactic tactic, Faults& faults) {
  const TacticRule& rule = rules.tactics.of(tactic);
  const std::string path = fmt::format("{}.tactics.{}", root, name_of(tactic));
  const auto fault = [&](std::string_view key, std::string text, std::string_view hint) {
    faults.push_back({path + std::string(key), std::move(text), std::string(hint)});
  };
  if (rule.force_level > area_force) {
    fault(".force_level", "no tactic is force of level 6 (the model has no firearms)", "Make it 5");
  }
  if (rule.authority < Authority::county) {
    fault(
        ".authority",
        fmt::format("force of level {} decided by a {} (it hits people who did nothing: the highest commander on site "
                    "answers for it)",
                    rule.force_level, name_of(rule.authority)),
        "Make it county or province");
  }
  if (rule.wait_s <= 0) {
    fault("", fmt::format("force of level {} without time to obey the last warning", rule.force_level), "Add wait_s");
  }
}

/// Force is the last resort: somebody negotiates, and those whom the crowd trusts are asked to speak.
void check_talk_before(const Rules& rules, Tactic tactic, Faults& faults) {
  const std::string path = fmt::format("{}.tactics.{}", root, name_of(tactic));
  const int level = rules.tactics.of(tactic).force_level;
  if (rules.tactics.negotiate.start.is_never()) {
    faults.push_back({path, fmt::format("force of level {} where nobody negotiates (negotiate has no start)", level),
                      "Add negotiate"});
  }
  if (rules.tactics.leader_appeal.start.is_never()) {
    faults.push_back(
        {path,
         fmt::format("force of level {} where nobody whom the crowd trusts is asked to speak (leader_appeal "
                     "has no start)",
                     level),
         "Add leader_appeal"});
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
  if (!needs_an_act(rule.start)) {
    lacks("an act that it answers",
          "Let start need pushing, violent, thrown, armed, intruders, breach or serious_injury");
  }
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
  if (rule.least_range_m > 0 && tactic != Tactic::water_spray) {
    faults.push_back({path + ".least_range_m", "is for water_spray alone (nothing else has a range)", "Leave it out"});
  }
  if (rule.force_level >= force) check_force(rules, tactic, faults);
  if (rule.force_level >= force) check_talk_before(rules, tactic, faults);
  if (rule.force_level >= area_force) check_area_force(rules, tactic, faults);
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
