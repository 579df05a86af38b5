// Four figures that tell whether both sides were helped alike.
//
// Nobody's side is known to those who serve, so overtakes are 0 by construction; they are counted all the same, from
// the times of the patients and not from the queues, so that a queue that is not blind is found out. The two gaps tell
// where the time goes: unequal access is a fault of the plan, not of the queue. A comparison of mean waits was
// rejected: it would accuse an impartial team, since the crowd is hurt farther away and all at once.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/casualty.hpp"

namespace sispam {

struct World;

/// One patient was treated while others of the other side waited, who had come to the same collection point with the
/// same tag before him.
struct Overtaking {
  std::int64_t treated_ms = 0;  // [ms]
  double others = 0;            // 0: nobody was overtaken [persons]
};

/// One entry per treated patient, also those who overtook nobody; `personnel`: how many of all persons are personnel.
std::vector<Overtaking> overtakings(std::span<const Casualty> casualties, std::size_t personnel);
/// Pairs of one patient of either side, same collection point and tag, of whom the later to be triaged was treated
/// first.
double overtakes(const World& world);
/// The same of the queue for ambulances: pairs with the same last tag, of whom the later to end treatment was loaded
/// first. All collection points share one pool.
double ambulance_overtakes(const World& world);
/// Mean difference in the time from injury to the end of triage, demonstrators minus personnel, over all pairs of the
/// same class when hurt; NaN without such a pair [s].
double access_gap_s(const World& world);
/// The same of the wait from triage to treatment, over all pairs of the same collection point, tag and minute of
/// triage.
double queue_gap_s(const World& world);

}  // namespace sispam
