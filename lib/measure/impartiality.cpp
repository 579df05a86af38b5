// SPDX-License-Identifier: Apache-2.0
#include "measure/impartiality.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <tuple>
#include <vector>

#include "measure/outcome.hpp"
#include "model/world.hpp"

namespace sispam {
namespace {

struct Served {
  std::int64_t joined_ms = 0, started_ms = 0;
  std::size_t side = 0;
  bool treated = false;
};

/// Those who queued for treatment, by collection point and tag, in order of arrival. Who was not treated waited until
/// he died, or to the end.
std::map<std::tuple<std::uint32_t, Triage>, std::vector<Served>> served(const World& world) {
  std::map<std::tuple<std::uint32_t, Triage>, std::vector<Served>> lines;
  for (const Casualty& row : world.casualties.rows) {
    if (row.triaged_ms < 0) continue;
    const std::int64_t waited_until = row.died_ms >= 0 ? row.died_ms : std::numeric_limits<std::int64_t>::max();
    const bool treated = row.treated_ms >= 0;
    lines[{row.post, row.tag}].push_back({row.triaged_ms, treated ? row.treated_ms : waited_until,
                                          static_cast<std::size_t>(world.people.side(row.person)), treated});
  }
  for (auto& [key, line] : lines) {
    std::sort(line.begin(), line.end(), [](const Served& a, const Served& b) { return a.joined_ms < b.joined_ms; });
  }
  return lines;
}

double overtakes_in(const std::vector<Served>& line) {
  std::array<std::vector<std::int64_t>, sides> starts;  // of those who came before, in order of time
  double pairs = 0;
  for (std::size_t k = 0; k < line.size();) {
    std::size_t end = k;  // arrivals of the same millisecond are equal
    while (end < line.size() && line[end].joined_ms == line[k].joined_ms) ++end;
    for (std::size_t i = k; i < end; ++i) {
      if (!line[i].treated) continue;
      const auto& others = starts.at(1 - line[i].side);
      pairs += static_cast<double>(others.end() - std::upper_bound(others.begin(), others.end(), line[i].started_ms));
    }
    for (; k < end; ++k) {
      auto& own = starts.at(line[k].side);
      own.insert(std::upper_bound(own.begin(), own.end(), line[k].started_ms), line[k].started_ms);
    }
  }
  return pairs;
}

/// Sums of one group of comparable patients.
struct Both {
  std::array<double, sides> n{}, sum_s{};
  void add(Side side, std::int64_t ms) {
    ++n.at(static_cast<std::size_t>(side));
    sum_s.at(static_cast<std::size_t>(side)) += static_cast<double>(ms) / 1000;
  }
};

/// Mean over all pairs of one patient of either side within a group.
template <class Key>
double mean_gap(const std::map<Key, Both>& groups) {
  constexpr auto personnel = static_cast<std::size_t>(Side::personnel);
  constexpr auto demonstrators = static_cast<std::size_t>(Side::demonstrators);
  double pairs = 0, sum = 0;
  for (const auto& [key, both] : groups) {
    pairs += both.n[personnel] * both.n[demonstrators];
    sum += both.n[personnel] * both.sum_s[demonstrators] - both.n[demonstrators] * both.sum_s[personnel];
  }
  return pairs > 0 ? sum / pairs : missing;
}

}  // namespace

double overtakes(const World& world) {
  double pairs = 0;
  for (const auto& [key, line] : served(world)) pairs += overtakes_in(line);
  return pairs;
}

double access_gap_s(const World& world) {
  std::map<Triage, Both> groups;
  for (const Casualty& row : world.casualties.rows) {
    if (row.triaged_ms < 0) continue;
    groups[row.at_injury].add(world.people.side(row.person), row.triaged_ms - row.injured_ms);
  }
  return mean_gap(groups);
}

double queue_gap_s(const World& world) {
  constexpr std::int64_t minute_ms = 60'000;
  std::map<std::tuple<std::uint32_t, Triage, std::int64_t>, Both> groups;
  for (const Casualty& row : world.casualties.rows) {
    if (row.treated_ms < 0) continue;
    groups[{row.post, row.tag, row.triaged_ms / minute_ms}].add(world.people.side(row.person),
                                                                row.treated_ms - row.triaged_ms);
  }
  return mean_gap(groups);
}

}  // namespace sispam
