// SPDX-License-Identifier: Apache-2.0
#include "scenario/notation.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>

#include "core/error.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

using Kind = Distribution::Kind;

constexpr std::array<DistributionForm, 7> forms{{{Kind::constant, "constant", 0, ""},
                                                 {Kind::uniform, "uniform", 2, ""},
                                                 {Kind::log_uniform, "log_uniform", 2, ""},
                                                 {Kind::triangular, "triangular", 3, ""},
                                                 {Kind::lognormal_mean, "lognormal_mean", 0, "cv"},
                                                 {Kind::lognormal_median, "lognormal_median", 0, "gsd"},
                                                 {Kind::exponential, "exponential", 0, ""}}};

}  // namespace

std::span<const DistributionForm> distribution_forms() { return forms; }

const DistributionForm& form_of(Kind kind) {
  const auto index = static_cast<std::size_t>(kind);
  require(index < forms.size() && forms[index].kind == kind, "every kind of distribution has a form, in order");
  return forms[index];
}

std::string fault_of(const Distribution& d) {
  switch (d.kind) {
    case Kind::constant:
      return {};
    case Kind::uniform:
      return d.a < d.b ? "" : "the lowest value must be below the highest";
    case Kind::log_uniform:
      if (d.a <= 0) return "both values must be above 0";
      return d.a < d.b ? "" : "the lowest value must be below the highest";
    case Kind::triangular:
      return d.a <= d.b && d.b <= d.c && d.a < d.c ? "" : "the values must be lowest, most likely, highest";
    case Kind::lognormal_mean:
      return d.a > 0 && d.b > 0 ? "" : "mean and cv must be above 0";
    case Kind::lognormal_median:
      return d.a > 0 && d.b > 1 ? "" : "the median must be above 0 and gsd above 1";
    case Kind::exponential:
      return d.a > 0 ? "" : "the mean must be above 0";
  }
  return {};
}

Range support(const Distribution& d) {
  switch (d.kind) {
    case Kind::constant:
      return {d.a, d.a};
    case Kind::uniform:
    case Kind::log_uniform:
      return {d.a, d.b};
    case Kind::triangular:
      return {d.a, d.c};
    case Kind::lognormal_mean:
    case Kind::lognormal_median:
    case Kind::exponential:
      break;
  }
  return {0, std::numeric_limits<double>::infinity()};
}

bool fits(const Distribution& d, const Range& allowed) {
  const Range values = support(d);
  if (values.high == std::numeric_limits<double>::infinity()) return allowed.holds(d.a);
  return allowed.holds(values.low) && allowed.holds(values.high);
}

std::vector<std::pair<std::string, double*>> components(Distribution& d) {
  const DistributionForm& form = form_of(d.kind);
  std::vector<std::pair<std::string, double*>> numbers;
  const std::array<double*, 3> values{&d.a, &d.b, &d.c};
  if (form.listed == 0) numbers.emplace_back(form.key, &d.a);
  for (std::size_t i = 0; i < form.listed; ++i) numbers.emplace_back(fmt::format("{}[{}]", form.key, i), values[i]);
  if (!form.spread.empty()) numbers.emplace_back(form.spread, &d.b);
  return numbers;
}

std::string notation(const Distribution& d) {
  const DistributionForm& form = form_of(d.kind);
  switch (form.listed) {
    case 2:
      return fmt::format("{{{}: [{}, {}]}}", form.key, number_text(d.a), number_text(d.b));
    case 3:
      return fmt::format("{{{}: [{}, {}, {}]}}", form.key, number_text(d.a), number_text(d.b), number_text(d.c));
    default:
      break;
  }
  if (form.spread.empty()) return fmt::format("{{{}: {}}}", form.key, number_text(d.a));
  return fmt::format("{{{}: {}, {}: {}}}", form.key, number_text(d.a), form.spread, number_text(d.b));
}

}  // namespace sispam
