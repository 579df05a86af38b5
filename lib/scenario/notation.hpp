// How a planner writes a distribution: {uniform: [1, 2]}, {lognormal_mean: 720, cv: 0.4}, or a bare number.
//
// One small table of forms serves reader, writer, schema and paths.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "random/distributions.hpp"
#include "scenario/field.hpp"

namespace sispam {

/// One way to write a distribution.
struct DistributionForm {
  Distribution::Kind kind;
  std::string_view key;
  std::size_t listed;       // how many numbers its list has; 0: it is one number
  std::string_view spread;  // the second key; empty if there is none
};

std::span<const DistributionForm> distribution_forms();
const DistributionForm& form_of(Distribution::Kind kind);

/// Why these numbers are no distribution; empty if they are.
std::string fault_of(const Distribution& distribution);
/// The values it can take; a lognormal and an exponential reach from 0 to infinity.
Range support(const Distribution& distribution);
/// Whether its support (where that has no end: its mean or median) lies in `allowed`.
bool fits(const Distribution& distribution, const Range& allowed);
/// Its numbers with their paths below it: "uniform[0]", "cv", ...
std::vector<std::pair<std::string, double*>> components(Distribution& distribution);
/// As a planner writes it.
std::string notation(const Distribution& distribution);

}  // namespace sispam
