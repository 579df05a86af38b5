// Collects the faults of one input, so that one run shows them all.
//
// Sorted by place and cut at 20: a reader who sees hundreds of messages reads none.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/node.hpp"

namespace sispam {

class Problems {
 public:
  /// Notes a fault at a place.
  void add(const Place& place, std::string key, std::string message, std::string hint = {});
  /// Notes a fault that was found elsewhere.
  void add(Problem problem);
  bool empty() const { return total_ == 0; }
  /// Whether one of them is at that key or inside it.
  bool any_in(std::string_view key) const;
  /// Whether more would only be counted.
  bool full() const;
  /// Throws InputError with the first 20 in order of place, files in the order of `files`, unless there are none.
  void throw_if_any(const std::vector<std::string>& files);

 private:
  std::vector<Problem> problems_;
  std::size_t total_ = 0;
};

}  // namespace sispam
