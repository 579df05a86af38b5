// SPDX-License-Identifier: Apache-2.0
#include "scenario/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace sispam {

namespace {
constexpr std::size_t most_kept = 1000;
}

void Problems::add(const Place& place, std::string key, std::string message, std::string hint) {
  ++total_;
  if (full()) return;
  problems_.push_back(problem_at(place, std::move(key), std::move(message), std::move(hint)));
}

void Problems::add(Problem problem) {
  ++total_;
  if (!full()) problems_.push_back(std::move(problem));
}

bool Problems::any_in(std::string_view key) const {
  return std::any_of(problems_.begin(), problems_.end(), [&](const Problem& p) {
    const std::string_view at = p.key;
    return at.starts_with(key) && (at.size() == key.size() || at[key.size()] == '.' || at[key.size()] == '[');
  });
}

bool Problems::full() const { return problems_.size() >= most_kept; }

void Problems::throw_if_any(const std::vector<std::string>& files) {
  if (empty()) return;
  const auto rank = [&](const Problem& p) {
    const auto file = std::find(files.begin(), files.end(), p.file) - files.begin();
    return std::tuple(file, p.line, p.column);
  };
  std::stable_sort(problems_.begin(), problems_.end(),
                   [&](const Problem& a, const Problem& b) { return rank(a) < rank(b); });
  if (total_ > input_limits.problems) {
    problems_.resize(input_limits.problems);
    Problem more;
    more.message = fmt::format("{} more problems are not shown", total_ - input_limits.problems);
    problems_.push_back(more);
  }
  throw InputError(std::move(problems_));
}

}  // namespace sispam
