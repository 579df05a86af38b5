// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "scenario/check.hpp"
#include "scenario/names.hpp"
#include "scenario/post.hpp"
#include "scenario/terrain.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr double closest_m = 0.5;
constexpr int most_people = 20000;
constexpr int people_per_action_team = 3;  // two hold, one looks round

bool has_task_in(const Unit& unit, Level level) {
  return unit.levels.empty() || std::count(unit.levels.begin(), unit.levels.end(), level) > 0;
}

class ForceCheck {
 public:
  explicit ForceCheck(const Scenario& scenario) : scenario_(scenario), terrain_(scenario.site) {
    for (const Unit& unit : scenario.force.units) units_.emplace(unit.id, &unit);
  }

  Faults run() {
    if (check_strength() > most_people) return std::move(faults_);  // their places would take long to judge
    for (const Unit& unit : scenario_.force.units) {
      check_keys(unit);
      check_behind(unit);
      check_points(unit);
      check_line(unit);
      check_staged(unit);
    }
    return std::move(faults_);
  }

 private:
  void fault(const Unit& unit, std::string_view key, std::string message, std::string hint = {}) {
    const std::string path = "force.units." + unit.id;
    faults_.push_back({key.empty() ? path : fmt::format("{}.{}", path, key), std::move(message), std::move(hint)});
  }

  /// Notes a wrong sum; returns it.
  int check_strength() {
    int sum = 0;
    for (const Unit& unit : scenario_.force.units) {
      if (unit.role != UnitRole::election_staff) sum += unit.count;  // they are protected, they do not protect
    }
    const int declared = scenario_.force.declared_strength;
    if (sum != declared) {
      faults_.push_back({"force.declared_strength",
                         fmt::format("{} people are declared, but the units sum to {}", declared, sum),
                         "Correct the plan: everybody is in exactly one unit"});
    }
    return sum;
  }

  void check_keys(const Unit& unit) {
    const bool own = !unit.line.empty() || !unit.behind.empty(), lined = own || !unit.relieves.empty();
    const std::string_view role = name_of(unit.role);
    if (forms_line(unit.role) && !lined) fault(unit, "role", fmt::format("{} has neither line nor behind", role));
    if (own && !forms_line(unit.role) && !stands_in_rows(unit.role)) {
      fault(unit, unit.line.empty() ? "behind" : "line", fmt::format("has no effect on {}", role),
            "Give its place with at");
    }
    if (!unit.line.empty() && !unit.behind.empty()) fault(unit, "behind", "contradicts line");
    if (lined && !unit.at.empty())
      fault(unit, "at", "contradicts line and behind", "Use staged_line for where it waits");
    if (!lined && unit.at.empty() && unit.staged_line.empty())
      fault(unit, "", "has no place (at, line or staged_line)");
    if (!unit.at.empty() && !unit.staged_line.empty()) fault(unit, "staged_line", "contradicts at");
    if (!lined && unit.ranks != 1) fault(unit, "ranks", "has no effect without a line");
    if (unit.ranks > unit.count) fault(unit, "ranks", fmt::format("is more than its {} people", unit.count));
    if (unit.role == UnitRole::action_team) {
      check_action_teams(unit);
    } else if (unit.role != UnitRole::stretcher && unit.teams != 1) {
      fault(unit, "teams", "has an effect on roles stretcher and action_team only");
    }
    const bool reserve = unit.role == UnitRole::reserve || unit.role == UnitRole::motorcycle_reserve;
    if (!unit.levels.empty() && !lined && !reserve && unit.withdraw_to.empty()) {
      fault(unit, "levels", fmt::format("has no effect on {} without withdraw_to", role),
            "Leave it out, or say with withdraw_to where the unit goes when its levels are over");
    }
    if (!unit.withdraw_to.empty() && unit.levels.empty() && !changes_places(unit)) {
      fault(unit, "withdraw_to", "has no effect without levels");
    }
    const bool always = std::all_of(std::begin(all_), std::end(all_), [&](Level l) { return has_task_in(unit, l); });
    if (!unit.withdraw_to.empty() && !unit.levels.empty() && !lined && always) {
      fault(unit, "withdraw_to", "has no effect: the unit has its task at every level");
    }
    if (lined && !has_task_in(unit, Level::green) && unit.staged_line.empty()) {
      fault(unit, "levels", "leaves it without a place in green", "Add staged_line");
    }
    if (lined && !has_task_in(unit, Level::red) && unit.withdraw_to.empty()) {
      fault(unit, "levels", "leaves it without a place in red", "Add withdraw_to");
    }
  }

  void check_action_teams(const Unit& unit) {
    if (unit.count < people_per_action_team * unit.teams) {
      fault(unit, "teams",
            fmt::format("{} teams need {} people (it has {})", unit.teams, people_per_action_team * unit.teams,
                        unit.count));
    }
    if (scenario_.medical.detention.empty()) {
      fault(unit, "role", "action_team has nowhere to lead people to", "Add medical.detention");
    }
  }

  bool changes_places(const Unit& unit) const {
    const auto& units = scenario_.force.units;
    return std::any_of(units.begin(), units.end(), [&](const Unit& other) { return change_places(unit, other); });
  }

  void check_behind(const Unit& unit) {
    if (unit.behind.empty()) return;
    std::vector<std::string> names;
    for (const auto& [name, other] : units_) names.push_back(name);
    if (units_.find(unit.behind) == units_.end()) {
      fault(unit, "behind", fmt::format("{} is no unit", quoted(unit.behind)), did_you_mean(unit.behind, names));
    } else if (post_of(scenario_.force, unit).head == nullptr) {
      fault(unit, "behind", fmt::format("{} holds no line", quoted(unit.behind)));
    }
    for (const Unit& other : scenario_.force.units) {
      if (&other == &unit) break;
      const bool together = std::any_of(std::begin(all_), std::end(all_),
                                        [&](Level l) { return has_task_in(unit, l) && has_task_in(other, l); });
      if (other.behind == unit.behind && together) {
        fault(unit, "behind", fmt::format("{} stands there already", quoted(other.id)),
              fmt::format("Write behind: {}", other.id));
      }
    }
  }

  void check_points(const Unit& unit) {
    if (!unit.at.empty()) check_room(unit, "at", unit.at.front());
    if (!unit.withdraw_to.empty()) check_room(unit, "withdraw_to", unit.withdraw_to.front());
  }

  bool check_room(const Unit& unit, std::string_view key, Vec2 point) {
    const double radius = scenario_.model.motion.officer_radius_m;
    if (terrain_.has_room(point, radius)) return true;
    fault(unit, key,
          fmt::format(
              "nobody can stand at [{}, {}] (outside the ground, or nearer than {} m to a wall, fence or obstacle)",
              rounded(point.x), rounded(point.y), number_text(radius)));
    return false;
  }

  static std::string rounded(double metres) { return number_text(std::round(metres * 100) / 100); }

  static int people_per_rank(const Unit& unit) { return (unit.count + unit.ranks - 1) / unit.ranks; }

  /// A line that a unit has to stand on, and the key that says so.
  struct Stand {
    std::string_view key;
    const Polyline& line;
    int ranks_before = 0;
  };

  void check_line(const Unit& unit) {
    const Post post = post_of(scenario_.force, unit);
    if (post.head == nullptr) return;
    const auto check = [&](std::string_view key, const Polyline& line) {
      if (line.empty()) return;
      if (!unit.relieves.empty()) key = "relieves";
      if (!unit.behind.empty()) key = "behind";
      check_stand(unit, {key, line, post.ranks_before});
    };
    check("line", post.head->line);
    if (!forms_line(unit.role)) return;
    check("fall_back_line", post.head->fall_back_line);
    check("advance_to", post.head->advance_to);
  }

  void check_stand(const Unit& unit, const Stand& post) {
    const int people = people_per_rank(unit);
    if (length_of(post.line) < 0.5) return fault(unit, post.key, "is shorter than 0.5 m");
    if (forms_line(unit.role)) check_spacing(unit, post);
    if (!unit.line.empty()) check_side(unit, post);
    const double depth = scenario_.model.motion.rank_distance_m * (post.ranks_before + unit.ranks - 1);
    for (const LinePlace& slot : slots_along(post.line, people)) {
      if (!check_room(unit, post.key, slot.at)) return;
      const Vec2 last = slot.at + depth * slot.right;
      if (terrain_.is_cut(slot.at, last) || !terrain_.walkable(last)) {
        return fault(unit, post.key,
                     fmt::format("its last rank would stand behind a wall, fence or obstacle at [{}, {}]",
                                 rounded(last.x), rounded(last.y)));
      }
    }
  }

  void check_spacing(const Unit& unit, const Stand& post) {
    const int people = people_per_rank(unit);
    const double whole = length_of(post.line);
    if (people < 2) return fault(unit, "count", "is less than two people in a rank");
    const double spacing = whole / (people - 1);
    if (spacing >= closest_m && spacing <= widest_spacing_m) return;
    fault(unit, post.key,
          fmt::format("{} people a rank on {} m stand {} m apart ({} to {} m hold)", people, rounded(whole),
                      rounded(spacing), closest_m, widest_spacing_m),
          spacing < closest_m ? "More ranks, fewer people or a longer line"
                              : "More people, fewer ranks or a shorter line");
  }

  /// The protected area must lie behind the officers: on the right, going from the left end to the right end.
  void check_side(const Unit& unit, const Stand& post) {
    if (!is_behind(post.line, middle(scenario_.site.protected_area.polygon))) {
      fault(unit, post.key, "the protected area lies before its officers, not behind them",
            "Give the points from the left end to the right end, as the officers see it who face the crowd");
    }
  }

  void check_staged(const Unit& unit) {
    if (unit.staged_line.empty()) return;
    const int people = people_per_rank(unit);
    const double whole = length_of(unit.staged_line);
    if (people > 1 && whole / (people - 1) < closest_m) {
      return fault(unit, "staged_line",
                   fmt::format("{} people do not fit on {} m ({} m each)", people, rounded(whole), closest_m));
    }
    for (const LinePlace& slot : slots_along(unit.staged_line, people)) {
      if (!check_room(unit, "staged_line", slot.at)) return;
    }
  }

  static constexpr Level all_[] = {Level::green, Level::yellow, Level::red};

  const Scenario& scenario_;
  Terrain terrain_;
  std::map<std::string, const Unit*> units_;
  Faults faults_;
};

}  // namespace

Faults check_force(const Scenario& scenario) { return ForceCheck(scenario).run(); }

}  // namespace sispam
