// How far a statistic may lie from its mean before a test fails.
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace sispam::testing {

/// Two-sided normal quantile: a right program exceeds so many standard deviations once in a million.
inline constexpr double z_one_in_a_million = 4.8916;

}  // namespace sispam::testing
