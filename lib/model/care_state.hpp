// Queues, servers and the event calendar of the casualty pipeline. Only the care stage reads or writes it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace sispam {

/// Placeholder body: the care stage owns this file.
struct CareState {};

}  // namespace sispam
