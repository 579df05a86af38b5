// SPDX-License-Identifier: Apache-2.0
#include "model/wbgt.hpp"

#include "core/maths.hpp"

namespace sispam {

double wbgt_c(const Weather& weather) {
  const double t = weather.air_temperature_c;
  const double vapour_hpa = weather.relative_humidity_pct / 100 * 6.105 * maths::exp(17.27 * t / (237.7 + t));
  return 0.567 * t + 0.393 * vapour_hpa + 3.94;
}

}  // namespace sispam
