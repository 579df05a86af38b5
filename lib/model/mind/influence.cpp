// SPDX-License-Identifier: Apache-2.0
#include "model/mind/influence.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/maths.hpp"
#include "model/mind/camps.hpp"
#include "model/mind/deterrence.hpp"
#include "model/mind/geometry.hpp"
#include "model/mind/mood.hpp"
#include "model/mind/people_of.hpp"

namespace sispam::mind {
namespace {

constexpr double moved_m = 0.5;
constexpr int cells_in_reach = 2;       // so many cells make the radius; chosen, for speed alone
constexpr std::int64_t look_ms = 4000;  // how often everybody looks round [ms]; chosen: mixing takes a minute
constexpr std::int64_t list_ms = 8000;  // how often they look who is round them; a multiple of that [ms]; chosen

/// exp(-d/kernel) for d in [0, radius], interpolated between 512 exact values: relative error below 1e-5 when the
/// radius is at most four kernel lengths.
class Kernel {
 public:
  /// Fills `values` if that was not done before.
  Kernel(const MindParameters& p, std::vector<float>& values)
      : per_m_(static_cast<float>(steps / p.neighbour_radius_m)) {
    for (int k = static_cast<int>(values.size()); k < steps + 2; ++k) {
      values.push_back(static_cast<float>(maths::exp(-k * p.neighbour_radius_m / (steps * p.neighbour_kernel_m))));
    }
    values_ = values.data();
  }
  float at(float distance_m) const {
    const float place = distance_m * per_m_;
    const auto k = static_cast<int>(place);
    return values_[k] + (place - static_cast<float>(k)) * (values_[k + 1] - values_[k]);
  }

 private:
  static constexpr int steps = 512;
  float per_m_;
  const float* values_ = nullptr;
};

/// The present people by square cell half as wide as the radius; in each in order of number. Single precision: a place
/// is a few micrometres off.
struct Cells {
  Vec2 low;
  double width = 1, radius = 2;  // [m]
  std::size_t columns = 1, rows = 1;
  std::vector<std::uint32_t> first{};
  std::vector<std::uint32_t> place{};  // per demonstrator: his place in the columns below, if he is present
  std::vector<float> x{}, y{};         // from `low` [m]
  std::vector<float> expressiveness{};
  std::vector<std::uint32_t> number{};
  std::vector<std::uint16_t> camp{};
  bool divided = false;  // some are opponents

  std::size_t column(double from_low_m) const { return static_cast<std::size_t>(from_low_m / width); }
};

Box box_of_present(const Influence& influence) {
  Box box;
  bool any = false;
  for (std::size_t i = 0; i < influence.at.size(); ++i) {
    if (!influence.present[i]) continue;
    const Vec2 at = influence.at[i];
    box.low = any ? Vec2{std::min(box.low.x, at.x), std::min(box.low.y, at.y)} : at;
    box.high = any ? Vec2{std::max(box.high.x, at.x), std::max(box.high.y, at.y)} : at;
    any = true;
  }
  return box;
}

void fill(Cells& cells, const Influence& influence, const CrowdState& crowd) {
  const std::size_t n = cells.first.back();
  cells.place.resize(influence.at.size());
  cells.x.resize(n);
  cells.y.resize(n);
  cells.expressiveness.resize(n);
  cells.number.resize(n);
  cells.camp.resize(n);
  std::vector<std::uint32_t> next(cells.first.begin(), cells.first.end() - 1);
  std::uint16_t some = 0;  // the camp of somebody who has one
  for (std::size_t i = 0; i < influence.at.size(); ++i) {
    if (!influence.present[i]) continue;
    const Vec2 at = influence.at[i] - cells.low;
    const std::uint32_t k = next[cells.column(at.y) * cells.columns + cells.column(at.x)]++;
    cells.place[i] = k;
    cells.x[k] = static_cast<float>(at.x);
    cells.y[k] = static_cast<float>(at.y);
    cells.expressiveness[k] = static_cast<float>(crowd.expressiveness[i]);
    cells.number[k] = static_cast<std::uint32_t>(i);
    cells.camp[k] = crowd.camp[i];
    if (some == 0) some = crowd.camp[i];
    cells.divided = cells.divided || are_opposed(crowd.camp[i], some);
  }
}

Cells make_cells(const Influence& influence, const CrowdState& crowd, double radius) {
  const Box box = box_of_present(influence);
  Cells cells{.low = box.low, .width = radius / cells_in_reach, .radius = radius};
  cells.columns = cells.column(box.high.x - box.low.x) + 1;
  cells.rows = cells.column(box.high.y - box.low.y) + 1;
  cells.first.assign(cells.columns * cells.rows + 1, 0);
  for (std::size_t i = 0; i < influence.at.size(); ++i) {
    if (!influence.present[i]) continue;
    const Vec2 at = influence.at[i] - cells.low;
    ++cells.first[cells.column(at.y) * cells.columns + cells.column(at.x) + 1];
  }
  for (std::size_t c = 1; c < cells.first.size(); ++c) cells.first[c] += cells.first[c - 1];
  fill(cells, influence, crowd);
  return cells;
}

/// Working columns of a search, with room for everybody and one more.
struct Search {
  explicit Search(std::size_t n) : distance2(n + 1), near(n + 1), near2(n + 1) {}

  std::vector<float> distance2;     // per place in Cells, as far as it was looked at [m^2]
  std::vector<std::uint32_t> near;  // places in Cells of those within the radius
  std::vector<float> near2;         // their distances [m^2]
  std::size_t found = 0;
};

/// Places in Cells side by side.
struct Stretch {
  std::size_t begin = 0, end = 0;
};

/// Adds those of a stretch who are near `self` and not his opponents. Distances first, four at a time; then who is
/// near, without a branch, since that is as good as random.
void find_among(const Cells& cells, std::size_t self, Stretch stretch, Search& search) {
  const float *x = cells.x.data(), *y = cells.y.data();
  const float at_x = x[self], at_y = y[self];
  float* distance2 = search.distance2.data();
  for (std::size_t k = stretch.begin; k < stretch.end; ++k) {
    const float dx = x[k] - at_x, dy = y[k] - at_y;
    distance2[k] = dx * dx + dy * dy;
  }
  if (stretch.begin <= self && self < stretch.end) distance2[self] = std::numeric_limits<float>::infinity();
  const auto square = static_cast<float>(cells.radius * cells.radius);
  const std::uint16_t own = cells.camp[self], *camp = cells.camp.data();
  std::uint32_t* near = search.near.data();
  float* near2 = search.near2.data();
  std::size_t found = search.found;
  const auto collect = [&](auto counts) {
    for (std::size_t k = stretch.begin; k < stretch.end; ++k) {
      near[found] = static_cast<std::uint32_t>(k);
      near2[found] = distance2[k];
      found += static_cast<std::size_t>(distance2[k] < square) & static_cast<std::size_t>(counts(k));
    }
  };
  if (cells.divided) {
    collect([&](std::size_t k) { return !are_opposed(own, camp[k]); });
  } else {
    collect([](std::size_t) { return true; });
  }
  search.found = found;
}

/// The neighbours of `self`: the cells round his own, row by row, each in order of number.
void find_near(const Cells& cells, Vec2 from_low, std::size_t self, Search& search) {
  const std::size_t column = cells.column(from_low.x), row = cells.column(from_low.y);
  constexpr std::size_t reach = cells_in_reach;
  const std::size_t left = std::max(column, reach) - reach, right = std::min(column + reach, cells.columns - 1);
  search.found = 0;
  for (std::size_t r = std::max(row, reach) - reach; r <= std::min(row + reach, cells.rows - 1); ++r) {
    const std::size_t begin = cells.first[r * cells.columns + left], end = cells.first[r * cells.columns + right + 1];
    find_among(cells, self, {begin, end}, search);
  }
}

void add_found(const Cells& cells, const Kernel& kernel, const Search& search, Influence& influence) {
  const std::size_t start = influence.other.size();
  influence.other.resize(start + search.found);
  influence.weight.resize(start + search.found);
  std::uint32_t* other = influence.other.data() + start;
  float* weight = influence.weight.data() + start;
  for (std::size_t k = 0; k < search.found; ++k) {
    other[k] = cells.number[search.near[k]];
    weight[k] = cells.expressiveness[search.near[k]] * kernel.at(std::sqrt(search.near2[k]));
  }
}

double inverse_sum(const Influence& influence, std::size_t row) {
  double sum = 0;
  for (std::uint32_t k = influence.first[row]; k < influence.first[row + 1]; ++k) sum += influence.weight[k];
  return sum > 0 ? 1 / sum : 0;
}

/// The anger of the violent counts less for those whom nothing ties to them (eq. 5a).
void discount_violent(const MindParameters& p, World& world) {
  CrowdState& crowd = world.crowd;
  std::vector<double> violent(crowd.size()), anger(crowd.size());
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (crowd.behaviour[i] != Behaviour::violent) continue;
    violent[i] = 1;
    anger[i] = crowd.anger[i];
  }
  if (std::find(violent.begin(), violent.end(), 1.0) == violent.end()) return;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    const double share = neighbour_mean(world.influence, i, violent, 0);
    if (share <= 0) continue;
    crowd.anger_around[i] = discounted(crowd.anger_around[i], neighbour_mean(world.influence, i, anger, 0),
                                       {share, weight_of_violence(p, crowd, i)}, crowd.anger[i]);
  }
}

void look_at_anger(const MindParameters& p, World& world) {
  CrowdState& crowd = world.crowd;
  Influence& influence = world.influence;
  influence.mean_then = mean_anger(crowd);
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    crowd.anger_around[i] = neighbour_mean(influence, i, crowd.anger, crowd.anger[i]);
  }
  discount_violent(p, world);
}

bool outdated(const World& world) {
  const Influence& influence = world.influence;
  for (std::size_t i = 0; i < world.crowd.size(); ++i) {
    const bool present = takes_part(world.crowd.behaviour[i]);
    if (present != (influence.present[i] != 0)) return true;
    if (!present) continue;
    const Vec2 way = position(world, i) - influence.at[i];
    if (dot(way, way) > moved_m * moved_m) return true;
  }
  return false;
}

/// What somebody does, as numbers to be added up.
struct Doing {
  double verbal = 0, pushing = 0;
};

/// Weighted means over the neighbours of `i`, both in one pass.
Doing mean_doing(const Influence& influence, std::size_t i, const std::vector<Doing>& all) {
  Doing even, odd;
  std::uint32_t k = influence.first[i];
  const std::uint32_t end = influence.first[i + 1];
  const auto add = [&](Doing& sum, std::uint32_t neighbour) {
    const double weight = influence.weight[neighbour];
    const Doing& doing = all[influence.other[neighbour]];
    sum.verbal += weight * doing.verbal;
    sum.pushing += weight * doing.pushing;
  };
  for (; k + 2 <= end; k += 2) {
    add(even, k);
    add(odd, k + 1);
  }
  if (k < end) add(even, k);
  return {(even.verbal + odd.verbal) * influence.scale[i], (even.pushing + odd.pushing) * influence.scale[i]};
}

void sum_shares(World& world) {
  CrowdState& crowd = world.crowd;
  std::vector<double> violent(crowd.size());
  std::vector<Doing> doing(crowd.size());
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    violent[i] = crowd.behaviour[i] == Behaviour::violent ? 1 : 0;
    doing[i] = {is_loud(crowd.behaviour[i]) ? 1.0 : 0.0, is_active(crowd.behaviour[i]) ? 1.0 : 0.0};
  }
  const bool any_violent = std::find(violent.begin(), violent.end(), 1.0) != violent.end();
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    const Doing mean = mean_doing(world.influence, i, doing);
    crowd.share_verbal[i] = mean.verbal;
    crowd.share_pushing[i] = mean.pushing;
    crowd.share_violent[i] = any_violent ? neighbour_mean(world.influence, i, violent, 0) : 0;
  }
  world.influence.behaviour = crowd.behaviour;
}

}  // namespace

std::vector<double> mean_anger(const CrowdState& crowd) {
  const auto most = std::max_element(crowd.camp.begin(), crowd.camp.end());
  std::vector<double> means(most == crowd.camp.end() ? 1 : *most + 1U);
  for (std::size_t k = 0; k < means.size(); ++k) {
    double sum = 0;
    int n = 0;
    for (std::size_t i = 0; i < crowd.size(); ++i) {
      if (!takes_part(crowd.behaviour[i]) || are_opposed(crowd.camp[i], static_cast<std::uint16_t>(k))) continue;
      sum += crowd.anger[i];
      ++n;
    }
    means[k] = n > 0 ? sum / n : 0;
  }
  return means;
}

void build_influence(const MindParameters& parameters, World& world) {
  Influence& influence = world.influence;
  const std::size_t n = world.crowd.size();
  influence.at.resize(n);
  influence.present.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    influence.at[i] = position(world, i);
    influence.present[i] = takes_part(world.crowd.behaviour[i]) ? 1 : 0;
  }
  const Cells cells = make_cells(influence, world.crowd, parameters.neighbour_radius_m);
  const Kernel kernel(parameters, influence.kernel);
  influence.first.assign(1, 0);
  influence.other.clear();
  influence.weight.clear();
  influence.scale.resize(n);
  Search search(cells.number.size());
  for (std::size_t i = 0; i < n; ++i) {
    if (influence.present[i]) {
      find_near(cells, influence.at[i] - cells.low, cells.place[i], search);
      add_found(cells, kernel, search, influence);
    }
    influence.first.push_back(static_cast<std::uint32_t>(influence.other.size()));
    influence.scale[i] = inverse_sum(influence, i);
  }
  influence.built_ms = world.now_ms;
  influence.valid = true;
}

void refresh_influence(const Scenario& scenario, World& world) {
  Influence& influence = world.influence;
  if (!influence.valid) influence.mean_last = mean_anger(world.crowd);
  const bool looks = !influence.valid || world.now_ms % look_ms == 0;
  const bool rebuild = !influence.valid || (world.now_ms % list_ms == 0 && outdated(world));
  if (rebuild) build_influence(scenario.model.mind, world);
  if (looks) look_at_anger(scenario.model.mind, world);
  const bool changed = rebuild || influence.behaviour != world.crowd.behaviour;
  const bool recounted = refresh_officers(scenario, world, rebuild ? Recount::always : Recount::when_moved);
  if (changed || recounted) update_arrest_risk(scenario.model.mind, world);
  if (changed) sum_shares(world);
}

double neighbour_mean(const Influence& influence, std::size_t i, const std::vector<double>& value, double alone) {
  if (influence.scale[i] <= 0) return alone;
  const std::uint32_t* other = influence.other.data();
  const float* weight = influence.weight.data();
  const double* values = value.data();
  std::uint32_t k = influence.first[i];
  const std::uint32_t end = influence.first[i + 1];
  double a = 0, b = 0, c = 0, d = 0;
  for (; k + 4 <= end; k += 4) {
    a += static_cast<double>(weight[k]) * values[other[k]];
    b += static_cast<double>(weight[k + 1]) * values[other[k + 1]];
    c += static_cast<double>(weight[k + 2]) * values[other[k + 2]];
    d += static_cast<double>(weight[k + 3]) * values[other[k + 3]];
  }
  for (; k < end; ++k) a += static_cast<double>(weight[k]) * values[other[k]];
  return ((a + b) + (c + d)) * influence.scale[i];
}

}  // namespace sispam::mind
