// SPDX-License-Identifier: Apache-2.0
#include "scenario/draw.hpp"

#include <algorithm>
#include <boost/crc.hpp>

#include "core/error.hpp"
#include "random/random.hpp"
#include "scenario/path.hpp"

namespace sispam {

namespace {

std::uint32_t hash_of(const std::string& path) {
  boost::crc_32_type crc;
  crc.process_bytes(path.data(), path.size());
  return crc.checksum();
}

/// Draws every parameter into `scenario` and calls `use(path, value)`.
template <class Use>
void draw_all(Scenario& scenario, std::uint32_t draw, Use use) {
  const Random random{scenario.seed, draw};
  const std::vector<UncertainParameter> parameters = scenario.uncertain.parameters;
  for (const UncertainParameter& parameter : parameters) {
    const auto number = find_number(scenario, parameter.path);
    require(number.has_value(), "an uncertain path leads to a number");
    double value = quantile(parameter.dist, random.uniform(Purpose::parameter, 0, hash_of(parameter.path)));
    const Range& allowed = number->field->allowed;
    if (allowed.given()) value = std::clamp(value, allowed.low, allowed.high);
    number->set(value);
    use(parameter.path, number->get());
  }
}

}  // namespace

std::vector<std::pair<std::string, double>> drawn_values(const Scenario& scenario, std::uint32_t draw) {
  Scenario copy = scenario;
  std::vector<std::pair<std::string, double>> values;
  draw_all(copy, draw, [&](const std::string& path, double value) { values.emplace_back(path, value); });
  return values;
}

Scenario with_draw(const Scenario& scenario, std::uint32_t draw) {
  Scenario copy = scenario;
  draw_all(copy, draw, [](const std::string&, double) {});
  return copy;
}

}  // namespace sispam
