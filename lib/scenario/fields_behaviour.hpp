// The rows of model.mind that say when people act, flee, go and come back; the rest of its table is in fields_mind.cpp.
//
// One table is one key of a scenario, but its rows would fill more than one file may hold.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scenario/field.hpp"

namespace sispam {

/// Appends thresholds, rates of change, flight, going home and returning.
void add_behaviour_fields(std::vector<Field>& rows);

/// Appends what wears anger out, what unites and divides a crowd, and what interrupts it.
void add_mood_fields(std::vector<Field>& rows);

}  // namespace sispam
