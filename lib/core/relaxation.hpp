// The one form of all that fades and grows in people, feelings and freshness alike: relaxation pairs and bounded
// impulses (docs/model/escalation.md eq. 1-3, docs/model/motion.md eq. 5b).
//
// Any number of influences, each a rate and a target in [0, 1], give one exact exponential step. So it stays in
// [0, 1] for any time step, the order of influences does not matter and nothing is ever clamped. An explicit Euler step
// was rejected: it overshoots when rates are high.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/maths.hpp"

namespace sispam {

/// The sum of all influences on one quantity in [0, 1].
struct Relaxation {
  double rate = 0;  // sum of the rates [1/s]
  double pull = 0;  // sum of rate x target [1/s]

  /// Adds one influence: a rate [1/s] towards a target in [0, 1].
  void add(double influence_rate, double target) {
    rate += influence_rate;
    pull += influence_rate * target;
  }
};

/// Eq. 2 of a small step, rate x `dt_s` at most maths::SmallDecay::most; with the one division that it needs.
inline double relaxed_a_little(const Relaxation& influences, double x, double dt_s) {
  const double step = influences.rate * dt_s;
  const maths::SmallDecay small(step);
  const double pulled = influences.pull * dt_s * maths::SmallDecay::odd_of(step * step);     // target times twice `odd`
  return std::min(1.0, (pulled + x * (small.even - small.odd)) / (small.even + small.odd));  // rounding alone exceeds 1
}

/// Eq. 2: where `x` is after `dt_s` [s].
inline double relaxed(const Relaxation& influences, double x, double dt_s) {
  const double step = influences.rate * dt_s;
  if (step <= maths::SmallDecay::most) return relaxed_a_little(influences, x, dt_s);
  const double target = influences.pull / influences.rate;
  return target + (x - target) * maths::exp(-step);
}

/// Steps of many quantities, as columns for vector lanes: each as `relaxed` gives it, to rounding.
class Relaxations {
 public:
  /// Forgets all there were, and makes room for `most` others.
  void begin(std::size_t most) {
    size_ = 0;
    if (most <= whose_.size()) return;
    whose_.resize(most);
    for (auto* column : {&step_, &pulled_, &value_}) column->resize(most);
  }
  std::size_t size() const { return size_; }
  /// Adds the quantity `x` of somebody, to be under these influences for `dt_s` [s].
  void add(std::size_t whose, const Relaxation& influences, double x, double dt_s) {
    whose_[size_] = whose;
    step_[size_] = influences.rate * dt_s;
    pulled_[size_] = influences.pull * dt_s;
    value_[size_++] = x;
  }
  /// Takes all their steps.
  void step() {
    double longest = 0;
    for (std::size_t k = 0; k < size_; ++k) longest = std::max(longest, step_[k]);
    const bool little = longest <= maths::SmallDecay::most;
    const double *steps = step_.data(), *pulled = pulled_.data();
    double* value = value_.data();
    const std::size_t n = size_;
    for (std::size_t k = 0; little && k < n; ++k) value[k] = relaxed_a_little({steps[k], pulled[k]}, value[k], 1);
    for (std::size_t k = 0; !little && k < n; ++k) value[k] = relaxed({steps[k], pulled[k]}, value[k], 1);
  }
  std::size_t whose(std::size_t k) const { return whose_[k]; }
  double value(std::size_t k) const { return value_[k]; }
  /// Writes each value into the place of whose it is.
  void write_to(std::vector<double>& column) const {
    for (std::size_t k = 0; k < size_; ++k) column[whose_[k]] = value_[k];
  }

 private:
  std::size_t size_ = 0;
  std::vector<std::size_t> whose_;
  std::vector<double> step_;    // rate times time [1]
  std::vector<double> pulled_;  // pull times time [1]
  std::vector<double> value_;   // before and then after the step
};

/// Eq. 3: `x` after an upward impulse `j` in [0, 1].
constexpr double raised(double x, double j) { return 1 - (1 - x) * (1 - j); }

}  // namespace sispam
