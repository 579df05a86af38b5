// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "model/mind/stages.hpp"

namespace sispam {
namespace {

constexpr std::int64_t bin_ms = 300'000;

}  // namespace

void count(const Scenario&, const Ground&, World& world, const Random&) {
  std::array<int, behaviours> heads{};
  for (const Behaviour behaviour : world.crowd.behaviour) ++heads[static_cast<std::size_t>(behaviour)];
  const auto bin = static_cast<std::size_t>(std::max<std::int64_t>(world.now_ms - 1, 0) / bin_ms);
  Tally& tally = world.tally;
  if (tally.bins.size() <= bin) tally.bins.resize(bin + 1);
  for (std::size_t b = 0; b < heads.size(); ++b) {
    const double person_min = heads[b] * (count_ms / 60'000.0);
    tally.person_min[b] += person_min;
    tally.bins[bin].person_min[b] += person_min;
    tally.peak[b] = std::max(tally.peak[b], heads[b]);
  }
  tally.bins[bin].level = std::max(tally.bins[bin].level, static_cast<double>(world.situation.level));
}

}  // namespace sispam
