// Transcendental functions whose bits do not depend on the CPU.
//
// glibc picks fused-multiply-add variants of exp, log, sin, cos and pow at run time, so the same program gives other
// bits on another machine. The model and everything that feeds a CSV uses these wrappers over SLEEF's FMA-free
// functions instead; a style check bans std::exp and its kin outside this folder. Square root needs no wrapper:
// IEEE 754 demands that it is correctly rounded.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace sispam::maths {

double exp(double x);
double log(double x);
double sin(double x);
double cos(double x);
double atan2(double y, double x);
/// x to the power y, x >= 0.
double pow(double x, double y);

/// The diagonal Pade approximant of order 5 of exp(-x) = (even - odd)/(even + odd), 0 <= x <= 0.5: no farther than
/// 1e-13 from the exact value, always in [0, 1], and several times faster.
struct SmallDecay {
  static constexpr double most = 0.5;
  double even = 1, odd = 0;

  explicit constexpr SmallDecay(double x) : even(even_of(x * x)), odd(x / 2 * odd_of(x * x)) {}

  static constexpr double even_of(double x2) { return 1 + x2 / 9 * (1 + x2 / 112); }
  /// Twice the odd part, over x.
  static constexpr double odd_of(double x2) { return 1 + x2 / 36 * (1 + x2 / 420); }
};

/// The greatest whole number that is not above `x`; |x| < 2^31. Faster than the library's.
constexpr int floor_of(double x) {
  const auto whole = static_cast<int>(x);
  return whole - (x < static_cast<double>(whole) ? 1 : 0);
}

/// exp(-x), x >= 0. Small steps, which most are, take the approximant.
inline double decay(double x) {
  if (x > SmallDecay::most) return exp(-x);
  const SmallDecay small(x);
  return (small.even - small.odd) / (small.even + small.odd);
}

/// A hash of some thousand calls to these functions. Equal on every machine that gives equal results.
std::uint32_t fingerprint();

}  // namespace sispam::maths
