// SPDX-License-Identifier: Apache-2.0
#include "model/mind/influence.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/maths.hpp"
#include "model/mind/camps.hpp"
#include "model/mind/deterrence.hpp"
#include "model/mind/geometry.hpp"
#include "model/mind/mood.hpp"
#include "model/mind/people_of.hpp"

namespace sispam::mind {
namespace {

constexpr double moved_m = 0.5;
constexpr std::int64_t look_ms = 4000;  // how often everybody looks round [ms]; chosen: mixing takes a minute

/// exp(-d/kernel) for d in [0, radius], interpolated between 512 exact values: relative error below 1e-5 when the
/// radius is at most four kernel lengths.
class Kernel {
 public:
  Kernel(double kernel_m, double radius_m) : per_m_(static_cast<double>(steps) / radius_m) {
    for (std::size_t k = 0; k < values_.size(); ++k) {
      values_[k] = maths::exp(-static_cast<double>(k) / (per_m_ * kernel_m));
    }
  }
  double at(double distance_m) const {
    const double place = distance_m * per_m_;
    const auto k = static_cast<std::size_t>(place);
    return values_[k] + (place - static_cast<double>(k)) * (values_[k + 1] - values_[k]);
  }

 private:
  static constexpr std::size_t steps = 512;
  double per_m_;
  std::array<double, steps + 2> values_{};
};

/// Somebody present, with all that others need of him.
struct Member {
  Vec2 at;                    // [m]
  double expressiveness = 0;  // [1]
  std::uint32_t number = 0;
  std::uint16_t camp = 0;
};

/// The present people by square cell as wide as the radius; in each in order of number.
struct Cells {
  Vec2 low;
  double width = 1;
  std::size_t columns = 1, rows = 1;
  std::vector<std::uint32_t> first{};
  std::vector<Member> members{};

  std::size_t column(Vec2 at) const { return static_cast<std::size_t>((at.x - low.x) / width); }
  std::size_t row(Vec2 at) const { return static_cast<std::size_t>((at.y - low.y) / width); }
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

Cells make_cells(const Influence& influence, const CrowdState& crowd, double radius) {
  const Box box = box_of_present(influence);
  Cells cells{.low = box.low, .width = radius};
  cells.columns = cells.column(box.high) + 1;
  cells.rows = cells.row(box.high) + 1;
  cells.first.assign(cells.columns * cells.rows + 1, 0);
  const auto cell = [&](std::size_t i) {
    return cells.row(influence.at[i]) * cells.columns + cells.column(influence.at[i]);
  };
  for (std::size_t i = 0; i < influence.at.size(); ++i) {
    if (influence.present[i]) ++cells.first[cell(i) + 1];
  }
  for (std::size_t c = 1; c < cells.first.size(); ++c) cells.first[c] += cells.first[c - 1];
  cells.members.resize(cells.first.back());
  std::vector<std::uint32_t> next(cells.first.begin(), cells.first.end() - 1);
  for (std::size_t i = 0; i < influence.at.size(); ++i) {
    if (!influence.present[i]) continue;
    cells.members[next[cell(i)]++] = {influence.at[i], crowd.expressiveness[i], static_cast<std::uint32_t>(i),
                                      crowd.camp[i]};
  }
  return cells;
}

/// Appends the neighbours of `i`, but for his opponents: the cells round his own, row by row, each in order of number.
void add_neighbours(const Cells& cells, const Kernel& kernel, Influence& influence, const Member& self) {
  const Vec2 at = self.at;
  const double square = cells.width * cells.width;
  const std::size_t left = std::max<std::size_t>(cells.column(at), 1) - 1;
  const std::size_t right = std::min(cells.column(at) + 1, cells.columns - 1);
  const std::size_t bottom = std::max<std::size_t>(cells.row(at), 1) - 1;
  const std::size_t top = std::min(cells.row(at) + 1, cells.rows - 1);
  for (std::size_t row = bottom; row <= top; ++row) {
    const std::uint32_t begin = cells.first[row * cells.columns + left];
    const std::uint32_t end = cells.first[row * cells.columns + right + 1];
    for (std::uint32_t k = begin; k < end; ++k) {
      const Member& other = cells.members[k];
      const Vec2 way = other.at - at;
      const double distance2 = dot(way, way);
      if (distance2 >= square || other.number == self.number || are_opposed(self.camp, other.camp)) continue;
      influence.other.push_back(other.number);
      influence.weight.push_back(static_cast<float>(other.expressiveness * kernel.at(std::sqrt(distance2))));
    }
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

void sum_shares(World& world) {
  CrowdState& crowd = world.crowd;
  std::vector<double> verbal(crowd.size()), pushing(crowd.size()), violent(crowd.size());
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    violent[i] = crowd.behaviour[i] == Behaviour::violent ? 1 : 0;
    pushing[i] = is_active(crowd.behaviour[i]) ? 1 : 0;
    verbal[i] = is_loud(crowd.behaviour[i]) ? 1 : 0;
  }
  const bool any_violent = std::find(violent.begin(), violent.end(), 1.0) != violent.end();
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    crowd.share_verbal[i] = neighbour_mean(world.influence, i, verbal, 0);
    crowd.share_pushing[i] = neighbour_mean(world.influence, i, pushing, 0);
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
  const Kernel kernel(parameters.neighbour_kernel_m, parameters.neighbour_radius_m);
  influence.first.assign(1, 0);
  influence.other.clear();
  influence.weight.clear();
  influence.scale.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    const Member self{influence.at[i], 1, static_cast<std::uint32_t>(i), world.crowd.camp[i]};
    if (influence.present[i]) add_neighbours(cells, kernel, influence, self);
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
  const bool rebuild = looks && (!influence.valid || outdated(world));
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
