// The one form of all that fades and grows in people, feelings and freshness alike: relaxation pairs and bounded
// impulses (docs/model/escalation.md eq. 1-3, docs/model/motion.md eq. 5b).
//
// Any number of influences, each a rate and a target in [0, 1], give one exact exponential step. So it stays in
// [0, 1] for any time step, the order of influences does not matter and nothing is ever clamped. An explicit Euler step
// was rejected: it overshoots when rates are high.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

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

/// Eq. 3: `x` after an upward impulse `j` in [0, 1].
constexpr double raised(double x, double j) { return 1 - (1 - x) * (1 - j); }

}  // namespace sispam
