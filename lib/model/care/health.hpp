// Health of a casualty: a clock that runs on its own, while care only changes its pace.
//
// The two are kept apart (Debacker 2016), so that the same clock can be held against any plan of care and a
// deterioration that quicker care would have spared can be told inside one replicate.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/care/context.hpp"

namespace sispam {

/// The only way a casualty changes state; keeps the pace of his clock in step.
void move_to(const CareContext& c, std::uint32_t row, Care next, double at_s);
/// He is of class `to` from now on, and its clock starts. Black: he is dead.
void become(const CareContext& c, std::uint32_t row, Triage to, double at_s);
/// How fast somebody of that class gets one class worse without care [1/s].
double class_rate(const CareContext& c, Triage now);
/// How much of that hazard he stands in that class, a unit exponential of his own (eq. 5) [1].
double class_hazard(const CareContext& c, std::uint32_t row, Triage now);
/// His clock ran out.
void deteriorate(const CareContext& c, std::uint32_t row, std::uint32_t version, double at_s);

}  // namespace sispam
