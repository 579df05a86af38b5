// SPDX-License-Identifier: Apache-2.0
#include "scenario/geojson_frame.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <cmath>

#include "core/error.hpp"
#include "core/maths.hpp"

namespace sispam {

namespace {

constexpr double degree = 3.14159265358979323846 / 180;

struct Destroy {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
  void operator()(PJ* projection) const { proj_destroy(projection); }
};

/// The axis as a unit vector, exact for quarter turns.
Vec2 axis(double degrees) {
  if (std::fmod(degrees, 90) != 0) return {maths::cos(degrees * degree), maths::sin(degrees * degree)};
  Vec2 turned{1, 0};
  for (double rest = std::fmod(degrees + 360, 360); rest > 0; rest -= 90) turned = left_of(turned);
  return turned;
}

}  // namespace

/// PROJ's objects; no file of PROJ's data is needed, and no network is used.
struct GeoFrame::Projection {
  std::unique_ptr<PJ_CONTEXT, Destroy> context{proj_context_create()};
  std::unique_ptr<PJ, Destroy> pj;
};

GeoFrame::GeoFrame(Geographic origin, double x_axis_deg) : x_axis_(axis(x_axis_deg)) {
  auto made = std::make_shared<Projection>();
  proj_log_level(made->context.get(), PJ_LOG_NONE);
  const std::string text =
      fmt::format("+proj=tmerc +algo=poder_engsager +ellps=WGS84 +k_0=1 +x_0=0 +y_0=0 +lon_0={} +lat_0={}",
                  origin.lon_deg, origin.lat_deg);
  made->pj.reset(proj_create(made->context.get(), text.c_str()));
  require(made->pj != nullptr, "PROJ knows the transverse Mercator projection");
  projection_ = std::move(made);
}

std::optional<Vec2> GeoFrame::to_plane(Geographic place) const {
  PJ* pj = projection_->pj.get();
  const PJ_COORD found = proj_trans(pj, PJ_FWD, proj_coord(proj_torad(place.lon_deg), proj_torad(place.lat_deg), 0, 0));
  const bool good = proj_errno(pj) == 0 && std::isfinite(found.xy.x) && std::isfinite(found.xy.y);
  proj_errno_reset(pj);
  if (!good) return std::nullopt;
  const Vec2 east_north{found.xy.x, found.xy.y};
  return Vec2{dot(east_north, x_axis_), cross(x_axis_, east_north)};
}

std::optional<double> to_millimetre(double metres) {
  const double millimetres = metres * 1000, whole = std::round(millimetres);
  if (std::abs(millimetres - whole) > 0.5 - 1000 * tie_m) return std::nullopt;
  return whole == 0 ? 0 : whole / 1000;  // no negative zero
}

}  // namespace sispam
