// The course of a patient under ideal care: the yardstick for deteriorations that quicker care would have spared.
//
// It is worked out at once, when he is hurt, from the same draws that rule his real course. A second run of the whole
// replicate without queues was rejected: it would cost as much again and could not be told patient by patient as soon
// as the crowd went another way.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/care/context.hpp"

namespace sispam {

/// Notes how often he would get worse from `at_s` on, with his class now, had a team and an ambulance stood ready at
/// the collection point, nobody fought and nobody else been hurt (eq. 6). Nothing if he would have been brought in by
/// then: no second injury could have met him.
void expect_ideal_care(const CareContext& c, std::uint32_t row, double at_s);

}  // namespace sispam
