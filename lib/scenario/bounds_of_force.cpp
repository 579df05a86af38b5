// SPDX-License-Identifier: Apache-2.0
#include "scenario/bounds_of_force.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "scenario/names.hpp"
#include "scenario/text.hpp"

namespace sispam {
namespace {

constexpr int force = 4;  // from this stage on people are seized, driven or hit

/// Notes what is looser in one tactic.
class Bounds {
 public:
  Bounds(Tactic tactic, Faults& faults)
      : path_(fmt::format("rules_of_engagement.tactics.{}.", name_of(tactic))), faults_(faults) {}

  void at_least(std::string_view key, double given, double varied) {
    if (varied < given) fault(key, number_text(varied), number_text(given));
  }
  /// 0: no maximum.
  void at_most(std::string_view key, double given, double varied) {
    const bool none = varied <= 0 && given > 0;
    if (none || (given > 0 && varied > given)) fault(key, number_text(varied), number_text(given));
  }
  template <class Enum>
  void not_below(std::string_view key, Enum given, Enum varied) {
    if (varied < given) fault(key, std::string(name_of(varied)), std::string(name_of(given)));
  }
  /// A stop rule may hold more often, and must name the same signals.
  void stops(const Trigger& given, const Trigger& varied) {
    if (holds_as_often(given.any, varied.any) && holds_as_often(given.all, varied.all)) return;
    faults_.push_back({path_ + "stop",
                       "holds less often than that of the scenario (a study may only tighten what "
                       "bounds force)",
                       hint()});
  }

 private:
  static bool holds_as_often(const std::vector<Condition>& given, const std::vector<Condition>& varied) {
    if (given.size() != varied.size()) return false;
    for (std::size_t k = 0; k < given.size(); ++k) {
      if (given[k].signal != varied[k].signal) return false;
      if (varied[k].at_least > given[k].at_least || varied[k].below < given[k].below) return false;
    }
    return true;
  }
  static std::string hint() { return "Write rules of their own and compare them as another plan"; }
  void fault(std::string_view key, const std::string& varied, const std::string& given) {
    faults_.push_back({path_ + std::string(key),
                       fmt::format("{} is looser than the {} of the scenario (a study may only tighten what bounds "
                                   "force)",
                                   varied, given),
                       hint()});
  }

  std::string path_;
  Faults& faults_;
};

void compare(Tactic tactic, const TacticRule& given, const TacticRule& varied, Faults& faults) {
  Bounds bounds(tactic, faults);
  bounds.at_least("warnings", given.warnings, varied.warnings);
  bounds.at_least("understood", given.understood, varied.understood);
  bounds.at_least("wait_s", given.wait_s, varied.wait_s);
  bounds.at_least("gap_s", given.gap_s, varied.gap_s);
  bounds.at_least("least_range_m", given.least_range_m, varied.least_range_m);
  bounds.at_most("burst_s", given.burst_s, varied.burst_s);
  bounds.at_most("total_s", given.total_s, varied.total_s);
  bounds.at_most("way_out_s", given.way_out_s, varied.way_out_s);
  bounds.not_below("from_level", given.from_level, varied.from_level);
  bounds.not_below("authority", given.authority, varied.authority);
  bounds.stops(given.stop, varied.stop);
}

}  // namespace

Faults looser_bounds(const Rules& given, const Rules& varied) {
  Faults faults;
  for (int i = 0; i < tactics; ++i) {
    const auto tactic = static_cast<Tactic>(i);
    const TacticRule &before = given.tactics.of(tactic), &after = varied.tactics.of(tactic);
    const bool is_force = before.force_level >= force || after.force_level >= force;
    if (is_force && !before.start.is_never() && !after.start.is_never()) compare(tactic, before, after, faults);
  }
  return faults;
}

}  // namespace sispam
