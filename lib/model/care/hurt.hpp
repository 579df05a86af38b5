// A person is hurt: a new casualty, or an old one who is worse off.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/care/context.hpp"

namespace sispam {

/// `person`, who is on the ground, is hurt now, as badly as `how`.
void hurt(const CareContext& c, PersonId person, Cause cause, Triage how);

}  // namespace sispam
