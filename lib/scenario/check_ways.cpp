// What must hold on the ground as the model walks on it: room for everybody, and a way to everything.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/check.hpp"
#include "scenario/ground_cells.hpp"
#include "scenario/line_way.hpp"
#include "scenario/places.hpp"
#include "scenario/post.hpp"
#include "scenario/terrain.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr double start_m = 1.5;          // from cells so near to an exit people come in
constexpr double beside_m = 1.0;         // so far off free cells a place may lie, as the model finds back to them
constexpr double advance_step_m = 0.05;  // an advancing line is looked at so often
constexpr double skin_m = 0.001;         // lines of sight end so far before a place that may lie on a wall

/// The cells from which, and to which, somebody can walk who comes in through an exit.
class Reach {
 public:
  Reach(const Ground& ground, const Polyline& exit) : ground_(ground), reached_(ground.grid.size(), 0) {
    each_cell_in_sight(exit, start_m, [&](CellPlace cell) { add(cell); });
    while (!open_.empty()) {
      const CellPlace at = open_.back();
      open_.pop_back();
      for (const CellPlace next : {CellPlace{at.column - 1, at.row}, CellPlace{at.column + 1, at.row},
                                   CellPlace{at.column, at.row - 1}, CellPlace{at.column, at.row + 1}}) {
        add(next);
      }
    }
  }

  bool comes_in() const { return std::count(reached_.begin(), reached_.end(), 1) > 0; }

  /// Whether somebody gets to a line, or to a point, up to the wall it may lie on.
  bool to(const std::vector<Vec2>& points, double near_m) const {
    bool found = false;
    each_cell_in_sight(points, near_m, [&](CellPlace cell) { found = found || holds_cell(cell); });
    return found;
  }

  bool into(const Polygon& area) const {
    for (int row = 0; row < ground_.grid.rows; ++row) {
      for (int column = 0; column < ground_.grid.columns; ++column) {
        if (holds_cell({column, row}) && holds(area, centre_of(ground_.grid, {column, row}))) return true;
      }
    }
    return false;
  }

 private:
  bool is_free(CellPlace cell) const {
    return in_grid(ground_.grid, cell) && ground_.free[index_of(ground_.grid, cell)] != 0;
  }
  bool holds_cell(CellPlace cell) const { return reached_[index_of(ground_.grid, cell)] != 0; }

  void add(CellPlace cell) {
    if (!is_free(cell) || holds_cell(cell)) return;
    reached_[index_of(ground_.grid, cell)] = 1;
    open_.push_back(cell);
  }

  /// Calls `use` for the free cells within `near_m` of a line or point, in sight of it.
  template <class Use>
  void each_cell_in_sight(const std::vector<Vec2>& points, double near_m, Use use) const {
    for (std::size_t k = 0; k < std::max<std::size_t>(points.size() - 1, 1); ++k) {
      const Segment piece{points[k], points[std::min(k + 1, points.size() - 1)]};
      each_cell_near(ground_.grid, piece, near_m, [&](CellPlace cell) {
        if (!is_free(cell)) return;
        const Vec2 centre = centre_of(ground_.grid, cell), way = nearest_on(piece, centre) - centre;
        if (length(way) <= near_m && ground_.sees(centre, centre + way - skin_m * unit(way))) use(cell);
      });
    }
  }

  const Ground& ground_;
  std::vector<std::uint8_t> reached_;
  std::vector<CellPlace> open_;
};

class WaysCheck {
 public:
  explicit WaysCheck(const Scenario& scenario)
      : scenario_(scenario), terrain_(scenario.site), ground_(make_solid_ground(scenario.site)) {}

  Faults run() {
    for (const NamedPolygon& piece : scenario_.site.walkable) {
      check_width(piece.polygon, "site.walkable." + piece.id + ".polygon");
    }
    check_width(scenario_.site.protected_area.polygon, "site.protected.polygon");
    for (const Unit& unit : scenario_.force.units) check_lines(unit);
    if (!faults_.empty()) return std::move(faults_);
    check_ways();
    for (const Group& group : scenario_.crowd.groups) check_assembly(group);
    check_room();
    return std::move(faults_);
  }

 private:
  void fault(std::string path, std::string message, std::string hint = {}) {
    faults_.push_back({std::move(path), std::move(message), std::move(hint)});
  }

  static std::string path_of(const Unit& unit, std::string_view key) {
    return fmt::format("force.units.{}.{}", unit.id, key);
  }

  void check_width(const Polygon& polygon, const std::string& path) {
    const Grid& grid = ground_.grid;
    for (int row = 0; row < grid.rows; ++row) {
      for (int column = 0; column < grid.columns; ++column) {
        const CellPlace cell{column, row};
        if (ground_.free[index_of(grid, cell)] != 0 && holds(polygon, centre_of(grid, cell))) return;
      }
    }
    fault(path, "nobody can stand on it (it is narrower than a body, or full of walls)", "Draw it wider, or remove it");
  }

  void check_lines(const Unit& unit) {
    check_line(unit.line, path_of(unit, "line"));
    check_line(unit.fall_back_line, path_of(unit, "fall_back_line"));
    check_line(unit.staged_line, path_of(unit, "staged_line"));
    if (!unit.advance_to.empty()) check_advance(unit);
  }

  /// On its whole way an advancing line must have room: where it is looked at every few centimetres, nothing solid may
  /// lie on it.
  void check_advance(const Unit& unit) {
    const std::string path = path_of(unit, "advance_to");
    const LineWay way = line_way(unit.line, unit.advance_to);
    const auto steps = static_cast<int>(std::ceil(longest_m(way) / advance_step_m));
    for (int step = 1; step <= steps; ++step) {
      const Polyline line = line_on(way, static_cast<double>(step) / steps);
      for (std::size_t k = 0; k + 1 < line.size(); ++k) {
        if (ground_.sees(line[k], line[k + 1])) continue;
        return fault(
            path,
            fmt::format("a wall, a fence, an obstacle or the edge of the ground lies on the way there, between "
                        "[{}, {}] and [{}, {}]",
                        rounded(line[k].x), rounded(line[k].y), rounded(line[k + 1].x), rounded(line[k + 1].y)),
            "The line goes there straight and as a whole");
      }
    }
  }

  void check_line(const Polyline& line, const std::string& path) {
    for (std::size_t k = 0; k + 1 < line.size(); ++k) {
      if (ground_.sees(line[k], line[k + 1])) continue;
      return fault(
          path, fmt::format("crosses a wall, a fence or the edge of the ground between points {} and {}", k + 1, k + 2),
          "People of one line stand on one piece of open ground");
    }
  }

  /// From the exit of the first group there must be a way to everything: then there is one between all.
  void check_ways() {
    const std::string& from = scenario_.crowd.groups.front().arrival.from;
    const auto& exits = scenario_.site.exits;
    const auto exit = std::find_if(exits.begin(), exits.end(), [&](const Exit& e) { return e.id == from; });
    const Reach reach(ground_, exit->line);
    if (!reach.comes_in()) {
      return fault("site.exits." + from + ".line", "nobody can come in there (no free ground lies behind it)",
                   "Draw it on the edge of the ground, away from walls");
    }
    const auto no_way = [&](std::string path) {
      fault(std::move(path), fmt::format("there is no way on foot from the exit {}", quoted(from)),
            "Add an opening, or let pieces of ground that touch share their border to the millimetre");
    };
    const auto check_point = [&](const std::vector<Vec2>& point, std::string path) {
      if (!point.empty() && !reach.to(point, beside_m)) no_way(std::move(path));
    };
    for (const Exit& other : exits) {
      if (!reach.to(other.line, start_m)) no_way("site.exits." + other.id + ".line");
    }
    if (!reach.into(scenario_.site.protected_area.polygon)) no_way("site.protected.polygon");
    for (const Group& group : scenario_.crowd.groups) {
      if (!reach.into(group.assembly)) no_way("crowd.groups." + group.id + ".assembly");
    }
    for (const Unit& unit : scenario_.force.units) {
      check_point(unit.at, path_of(unit, "at"));
      check_point(unit.line, path_of(unit, "line"));
      check_point(unit.staged_line, path_of(unit, "staged_line"));
      check_point(unit.fall_back_line, path_of(unit, "fall_back_line"));
      check_point(unit.withdraw_to, path_of(unit, "withdraw_to"));
    }
    for (const WaterCannon& cannon : scenario_.assets.water_cannons) {
      check_point({cannon.at}, fmt::format("assets.water_cannons.{}.at", cannon.id));
      check_point({cannon.fire_at}, fmt::format("assets.water_cannons.{}.fire_at", cannon.id));
    }
    check_point({scenario_.medical.collection_point}, "medical.collection_point");
    for (const CollectionPoint& point : scenario_.medical.further_points) {
      check_point({point.at}, "medical.further_points." + point.id + ".at");
    }
    check_point(scenario_.medical.detention, "medical.detention");
  }

  void check_assembly(const Group& group) {
    const std::size_t places = most_places(ground_, group.assembly);
    if (places >= static_cast<std::size_t>(group.count)) return;
    fault(
        "crowd.groups." + group.id + ".assembly",
        fmt::format("{} people do not fit (its free ground has {} places, shoulder to shoulder)", group.count, places),
        "Make the area larger");
  }

  /// Everybody must find a place at the start, in the order in which the model places them, and where he withdraws to.
  void check_room() {
    std::vector<Vec2> taken;
    for (const Unit& unit : scenario_.force.units) take_slots(unit, taken);
    for (const Unit& unit : scenario_.force.units) {
      if (!unit.withdraw_to.empty()) {
        check_gathering(unit, "withdraw_to", room_round(ground_, {unit.withdraw_to.front(), unit.count}));
      }
      const bool green = unit.levels.empty() || unit.levels.front() == Level::green;
      const bool on_its_line = forms_line(unit.role) && unit.relieves.empty() && green;
      if (on_its_line) continue;
      const std::vector<Vec2> places =
          unit.at.empty() ? waiting_rows(unit) : room_round(ground_, gathering_of(unit), taken);
      if (unit.at.empty()) {
        check_rows(unit, places);
      } else {
        check_gathering(unit, "at", places);
      }
      taken.insert(taken.end(), places.begin(), places.end());
    }
  }

  void take_slots(const Unit& unit, std::vector<Vec2>& taken) const {
    if (!forms_line(unit.role)) return;
    const Post post = post_of(scenario_.force, unit);
    int rank = post.ranks_before;
    const int people = (unit.count + unit.ranks - 1) / unit.ranks;
    for (int last = rank + unit.ranks; rank < last; ++rank) {
      const double depth = rank * scenario_.model.motion.rank_distance_m;
      for (const Polyline* line : {&post.head->line, &post.head->fall_back_line}) {
        if (line->empty()) continue;
        for (const LinePlace& slot : slots_along(*line, people)) taken.push_back(slot.at + depth * slot.right);
      }
    }
  }

  void check_gathering(const Unit& unit, std::string_view key, const std::vector<Vec2>& places) {
    if (static_cast<int>(places.size()) == unit.count) return;
    fault(path_of(unit, key),
          fmt::format("only {} of {} people find a place round it (0.8 m apart, in sight of it, clear of other units)",
                      places.size(), unit.count),
          "Move it to open ground, away from walls and from other units");
  }

  void check_rows(const Unit& unit, const std::vector<Vec2>& places) {
    const bool guards = unit.staged_line.empty();
    const Polyline& line = guards ? unit.line : unit.staged_line;
    for (const Vec2 place : places) {
      const bool fits = terrain_.has_room(place, scenario_.model.motion.officer_radius_m);
      if (fits && ground_.sees(nearest_on_line(line, place), place)) continue;
      return fault(path_of(unit, guards ? "line" : "staged_line"),
                   fmt::format("its people stand in several rows, and [{}, {}] is no place for one", rounded(place.x),
                               rounded(place.y)),
                   "Make it longer, or leave free ground to the right of it");
    }
  }

  static Vec2 nearest_on_line(const Polyline& line, Vec2 place) {
    Vec2 nearest = line.front();
    for (std::size_t k = 0; k + 1 < line.size(); ++k) {
      const Vec2 on = nearest_on(Segment{line[k], line[k + 1]}, place);
      if (length(on - place) < length(nearest - place)) nearest = on;
    }
    return nearest;
  }

  static std::string rounded(double metres) { return number_text(std::round(metres * 100) / 100); }

  const Scenario& scenario_;
  Terrain terrain_;
  Ground ground_;
  Faults faults_;
};

}  // namespace

Faults check_ways(const Scenario& scenario) { return WaysCheck(scenario).run(); }

}  // namespace sispam
