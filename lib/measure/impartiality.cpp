// SPDX-License-Identifier: Apache-2.0
#include "measure/impartiality.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <tuple>
#include <vector>

#include "measure/outcome.hpp"
#include "model/world.hpp"

namespace sispam {
namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

struct Served {
  std::int64_t joined_ms = 0, started_ms = 0;
  std::size_t side = 0;
  bool served = false;
};

using Lines = std::map<std::tuple<std::uint32_t, Triage>, std::vector<Served>>;

/// Those who queued for treatment, by collection point and tag. Who was not treated waited until
/// he died, or to the end.
Lines served(std::span<const Casualty> casualties, std::size_t personnel) {
  Lines lines;
  for (const Casualty& row : casualties) {
    if (row.triaged_ms < 0) continue;
    const std::int64_t waited_until = row.died_ms >= 0 ? row.died_ms : never;
    const bool treated = row.treated_ms >= 0;
    const Side side = row.person < personnel ? Side::personnel : Side::demonstrators;
    lines[{row.post, row.tag}].push_back(
        {row.triaged_ms, treated ? row.treated_ms : waited_until, static_cast<std::size_t>(side), treated});
  }
  return lines;
}

/// Those who queued for an ambulance, by last tag.
Lines carried(const World& world) {
  const auto& rows = world.casualties.rows;
  std::vector<std::int64_t> started_ms(rows.size(), -1);
  for (const Ride& ride : world.care.rides) {
    const std::int64_t at_ms = std::llround(ride.started_s * 1000);
    for (std::uint32_t k = 0; k < ride.count; ++k) started_ms.at(ride.patients.at(k)) = at_ms;
  }
  Lines lines;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row].stabilised_ms < 0 || rows[row].last_tag == Triage::green) continue;
    const bool left = started_ms[row] >= 0;
    const std::int64_t waited_until = rows[row].died_ms >= 0 ? rows[row].died_ms : never;
    lines[{0, rows[row].last_tag}].push_back({rows[row].stabilised_ms, left ? started_ms[row] : waited_until,
                                              static_cast<std::size_t>(world.people.side(rows[row].person)), left});
  }
  return lines;
}

void add_overtakings(const std::vector<Served>& line, std::vector<Overtaking>& all) {
  std::array<std::vector<std::int64_t>, sides> starts;  // of those who came before, in order of time
  for (std::size_t k = 0; k < line.size();) {
    std::size_t end = k;  // arrivals of the same millisecond are equal
    while (end < line.size() && line[end].joined_ms == line[k].joined_ms) ++end;
    for (std::size_t i = k; i < end; ++i) {
      if (!line[i].served) continue;
      const auto& others = starts.at(1 - line[i].side);
      const auto later = others.end() - std::upper_bound(others.begin(), others.end(), line[i].started_ms);
      all.push_back({line[i].started_ms, static_cast<double>(later)});
    }
    for (; k < end; ++k) {
      auto& own = starts.at(line[k].side);
      own.insert(std::upper_bound(own.begin(), own.end(), line[k].started_ms), line[k].started_ms);
    }
  }
}

std::vector<Overtaking> all_overtakings(Lines lines) {
  std::vector<Overtaking> all;
  for (auto& [key, line] : lines) {
    std::sort(line.begin(), line.end(), [](const Served& a, const Served& b) { return a.joined_ms < b.joined_ms; });
    add_overtakings(line, all);
  }
  return all;
}

double pairs_of(const std::vector<Overtaking>& overtakings) {
  double pairs = 0;
  for (const Overtaking& one : overtakings) pairs += one.others;
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

std::vector<Overtaking> overtakings(std::span<const Casualty> casualties, std::size_t personnel) {
  return all_overtakings(served(casualties, personnel));
}

double overtakes(const World& world) { return pairs_of(overtakings(world.casualties.rows, world.people.personnel)); }

double ambulance_overtakes(const World& world) { return pairs_of(all_overtakings(carried(world))); }

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
