// SPDX-License-Identifier: Apache-2.0
#include "core/maths.hpp"

#include <sleef.h>

#include <array>
#include <boost/crc.hpp>

// GCC 12 turns a rotation, (c x - s y, s x + c y), into a fused multiply-add even with -ffp-contract=off.
#if defined(__FMA__) && defined(__GNUC__) && !defined(__clang__)
#error "sispam must be compiled without -march, -mfma and the like: its results would depend on the processor"
#endif

namespace sispam::maths {

double exp(double x) { return Sleef_cinz_expd1_u10purec(x); }
double log(double x) { return Sleef_cinz_logd1_u10purec(x); }
double sin(double x) { return Sleef_cinz_sind1_u10purec(x); }
double cos(double x) { return Sleef_cinz_cosd1_u10purec(x); }
double atan2(double y, double x) { return Sleef_cinz_atan2d1_u10purec(y, x); }
double pow(double x, double y) { return Sleef_cinz_powd1_u10purec(x, y); }

std::uint32_t fingerprint() {
  boost::crc_32_type crc;
  for (int i = 1; i <= 700; ++i) {
    const double x = i * 0.037;
    const std::array<double, 6> values{exp(x - 13), log(x), sin(x), cos(x), atan2(x - 9, x), pow(x, 1.74)};
    crc.process_bytes(values.data(), sizeof values);
  }
  return crc.checksum();
}

}  // namespace sispam::maths
