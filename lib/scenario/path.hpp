// Every number of a scenario has a path, such as crowd.groups.supporters.count or model.care.triage_s.cv.
//
// Items of a list go by their id, or by [index] if they have none. A visitor over all numbers was preferred to string
// maps inside the Scenario: the field tables already know where everything is.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scenario/field.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// A number inside a scenario that the caller owns.
struct Number {
  std::variant<double*, int*> value;
  const Field* field = nullptr;
  bool part = false;  // inside a distribution or a pair

  double get() const;
  /// Sets it; a whole number takes the nearest.
  void set(double to) const;
};

/// Calls `visit(path, number)` for every number but coordinates and the seed, in the order of the tables.
void each_number(Scenario& scenario, const std::function<void(const std::string&, const Number&)>& visit);
/// The number at `path`.
std::optional<Number> find_number(Scenario& scenario, std::string_view path);
/// The paths of all numbers.
std::vector<std::string> number_paths(const Scenario& scenario);
/// The paths of all keys of the format; `*` stands for the id of an item.
std::vector<std::string> key_paths();
/// Why no plan may be uncertain about the number at `path`; empty if it may be.
std::string why_not_uncertain(std::string_view path);

}  // namespace sispam
