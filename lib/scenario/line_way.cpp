// SPDX-License-Identifier: Apache-2.0
#include "scenario/line_way.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "scenario/terrain.hpp"

namespace sispam {

namespace {

constexpr double same_share = 1e-9;  // corners nearer than this are one

/// At which share of the length each point lies.
std::vector<double> shares_of(const Polyline& line) {
  const double whole = length_of(line);
  std::vector<double> shares{0};
  double so_far = 0;
  for (std::size_t k = 1; k < line.size(); ++k) {
    so_far += length(line[k] - line[k - 1]);
    shares.push_back(k + 1 == line.size() ? 1.0 : so_far / whole);
  }
  return shares;
}

Vec2 place_at(const Polyline& line, const std::vector<double>& shares, double share) {
  const auto corner =
      std::find_if(shares.begin(), shares.end(), [&](double at) { return std::abs(at - share) < same_share; });
  if (corner != shares.end()) return line[static_cast<std::size_t>(corner - shares.begin())];
  std::size_t k = 1;
  while (k + 1 < line.size() && shares[k] < share) ++k;
  const double t = (share - shares[k - 1]) / (shares[k] - shares[k - 1]);
  return line[k - 1] + t * (line[k] - line[k - 1]);
}

}  // namespace

LineWay line_way(const Polyline& from, const Polyline& to) {
  const std::vector<double> of_from = shares_of(from), of_to = shares_of(to);
  std::vector<double> all = of_from;
  all.insert(all.end(), of_to.begin(), of_to.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end(), [](double a, double b) { return b - a < same_share; }), all.end());
  LineWay way;
  for (const double share : all) {
    way.from.push_back(place_at(from, of_from, share));
    way.to.push_back(place_at(to, of_to, share));
  }
  return way;
}

Polyline line_on(const LineWay& way, double done) {
  if (done >= 1) return way.to;
  Polyline line;
  for (std::size_t k = 0; k < way.from.size(); ++k) line.push_back(way.from[k] + done * (way.to[k] - way.from[k]));
  return line;
}

double longest_m(const LineWay& way) {
  double longest = 0;
  for (std::size_t k = 0; k < way.from.size(); ++k) longest = std::max(longest, length(way.to[k] - way.from[k]));
  return longest;
}

}  // namespace sispam
