// The one form of all that moves a feeling: relaxation pairs and bounded impulses (docs/model/escalation.md eq. 1-3).
//
// Any number of influences, each a rate and a target in [0, 1], give one exact exponential step. So a feeling stays in
// [0, 1] for any time step, the order of influences does not matter and nothing is ever clamped. An explicit Euler step
// was rejected: it overshoots when rates are high.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maths.hpp"

namespace sispam::mind {

/// The sum of all influences on one feeling.
struct Relaxation {
  double rate = 0;  // sum of the rates [1/s]
  double pull = 0;  // sum of rate x target [1/s]

  /// Adds one influence: a rate [1/s] towards a target in [0, 1].
  void add(double influence_rate, double target) {
    rate += influence_rate;
    pull += influence_rate * target;
  }
};

/// Eq. 2: where a feeling `x` is after `dt_s` [s].
inline double relaxed(const Relaxation& influences, double x, double dt_s) {
  if (influences.rate <= 0) return x;
  const double target = influences.pull / influences.rate;
  return target + (x - target) * maths::decay(influences.rate * dt_s);
}

/// Eq. 3: a feeling after an upward impulse `j` in [0, 1].
constexpr double raised(double x, double j) { return 1 - (1 - x) * (1 - j); }

}  // namespace sispam::mind
