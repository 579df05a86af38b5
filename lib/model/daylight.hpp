// Whether it is dark: minds ask, and officers who must recognise somebody.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "scenario/scenario.hpp"

namespace sispam {

/// Whether it is dark at `now_ms` of simulated time [ms].
inline bool is_dark(const Weather& weather, std::int64_t now_ms) {
  const double now_s = static_cast<double>(now_ms) / 1000;
  return now_s >= weather.dark_from_s && now_s < weather.dark_until_s;
}

}  // namespace sispam
