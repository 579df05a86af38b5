// How badly each cause hurts: shares of the triage classes (docs/model/care.md, table 1).
//
// Constants, not parameters: a study that varies how often a cause injures need not also vary thirty shares. All are
// assumptions, shaped after counts of real events named in the documentation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/casualty.hpp"

namespace sispam {

/// Shares of yellow, red and black; the rest is green.
struct Severity {
  double yellow = 0, red = 0, black = 0;
};

/// What changes the severity of one cause.
enum class Blow : std::uint8_t { plain, softened, close };  // softened: by helmet or shield; close: a jet below 10 m

constexpr Severity severity_of(Cause cause, Blow blow) {
  switch (cause) {
    case Cause::fall:
    case Cause::contact:
      return {0.105, 0.014, 0.001};
    case Cause::crush:
      return {0.20, 0.12, 0.08};
    case Cause::jet:
      return blow == Blow::close ? Severity{0.33, 0.115, 0.005} : Severity{0.14, 0.02, 0};
    case Cause::thrown:
      return blow == Blow::softened ? Severity{0.13, 0.02, 0} : Severity{0.20, 0.047, 0.003};
    case Cause::strike:
    case Cause::clash:
      return {0.15, 0.029, 0.001};
    case Cause::arrest:
      return {0.065, 0.005, 0};
    case Cause::sharp:
      return {0.35, 0.22, 0.03};
    case Cause::running:
      return {0.07, 0.01, 0};
    case Cause::vehicle:
      return {0.20, 0.12, 0.08};
    case Cause::heat:
      return {0.26, 0.04, 0};
    case Cause::illness:
      return {0.13, 0.02, 0};
    case Cause::smoke:
    case Cause::burn:
      return {0.24, 0.06, 0};
  }
  return {};
}

/// The class at `u` in (0, 1): one that only gets worse when a share grows.
constexpr Triage class_at(const Severity& shares, double u) {
  if (u < shares.black) return Triage::black;
  if (u < shares.black + shares.red) return Triage::red;
  if (u < shares.black + shares.red + shares.yellow) return Triage::yellow;
  return Triage::green;
}

}  // namespace sispam
