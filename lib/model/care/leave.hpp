// Demonstrators who are hurt and want no help: they leave before anybody finds them, or refuse when found.
//
// Some fear that care leads to arrest. How many do is an assumption; that fewer do where the health service gives the
// care, and not the police, is another.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/care/context.hpp"

namespace sispam {

/// Whether he is gone before anybody sees him. Never one of the personnel, nor an arrested person.
bool leaves_unseen(const CareContext& c, std::uint32_t row);
/// Whether he wants no help now that somebody has found him.
bool refuses(const CareContext& c, std::uint32_t row);
/// He walks off on his own; `how` is left_unseen or refused. What becomes of him is not followed.
void go_off(const CareContext& c, std::uint32_t row, Care how, double at_s);

}  // namespace sispam
