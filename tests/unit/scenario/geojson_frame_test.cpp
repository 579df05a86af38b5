// The plane of a site, held against another algorithm for the same projection and against distances on the ellipsoid.
// SPDX-License-Identifier: Apache-2.0
#include "scenario/geojson_frame.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "last_value.hpp"
#include "random/random.hpp"

namespace sispam {
namespace {

using Real = long double;
constexpr Real pi = 3.14159265358979323846264338327950288L;
constexpr Real equator_m = 6378137, flattening = 1 / 298.257223563L;  // WGS 84
constexpr Real n = flattening / (2 - flattening);

struct EastNorth {
  Real x, y;
};

/// Transverse Mercator by Krueger's series to n^6 (Karney 2011, eq. 7 to 11 and 35), in long double.
EastNorth krueger(Geographic place, Real lon_0) {
  const Real n2 = n * n, n3 = n2 * n, n4 = n3 * n, n5 = n4 * n, n6 = n5 * n;
  const Real alpha[] = {n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180 - 127 * n5 / 288 + 7891 * n6 / 37800,
                        13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440 + 281 * n5 / 630 - 1983433 * n6 / 1935360,
                        61 * n3 / 240 - 103 * n4 / 140 + 15061 * n5 / 26880 + 167603 * n6 / 181440,
                        49561 * n4 / 161280 - 179 * n5 / 168 + 6601661 * n6 / 7257600,
                        34729 * n5 / 80640 - 3418889 * n6 / 1995840,
                        212378941 * n6 / 319334400};
  const Real rectifying_m = equator_m / (1 + n) * (1 + n2 / 4 + n4 / 64 + n6 / 256);
  const Real e = std::sqrt(flattening * (2 - flattening));
  const Real lambda = (Real{place.lon_deg} - lon_0) * pi / 180, phi = Real{place.lat_deg} * pi / 180;
  const Real tau = std::tan(phi);
  const Real sigma = std::sinh(e * std::atanh(e * tau / std::sqrt(1 + tau * tau)));
  const Real tau1 = tau * std::sqrt(1 + sigma * sigma) - sigma * std::sqrt(1 + tau * tau);
  const Real xi1 = std::atan2(tau1, std::cos(lambda));
  const Real eta1 = std::asinh(std::sin(lambda) / std::sqrt(tau1 * tau1 + std::cos(lambda) * std::cos(lambda)));
  Real xi = xi1, eta = eta1;
  for (int j = 1; j <= 6; ++j) {
    xi += alpha[j - 1] * std::sin(2 * j * xi1) * std::cosh(2 * j * eta1);
    eta += alpha[j - 1] * std::cos(2 * j * xi1) * std::sinh(2 * j * eta1);
  }
  return {rectifying_m * eta, rectifying_m * xi};
}

/// A place within some 5 km of the origin.
Geographic near(Geographic origin, std::uint32_t k) {
  const Random random{2024, 0};
  const auto sway = [&](std::uint32_t which) { return 0.09 * (random.uniform(Purpose::place, which, k) - 0.5); };
  return {origin.lon_deg + sway(1), origin.lat_deg + sway(2)};
}

TEST(GeoFrame, agrees_with_another_algorithm_to_half_of_what_rounding_allows) {
  double worst = 0;
  for (const Geographic origin : {Geographic{104.37, -4.32}, {0, 0}, {-179.99, 60.5}, {10.7, 69.6}}) {
    const GeoFrame frame(origin, 0);
    const EastNorth zero = krueger(origin, origin.lon_deg);
    for (std::uint32_t k = 0; k < 2500; ++k) {
      const Geographic place = near(origin, k);
      const Vec2 found = frame.to_plane(place).value();
      const EastNorth exact = krueger(place, origin.lon_deg);
      worst = std::max(worst, static_cast<double>(std::abs(found.x - exact.x)));
      worst = std::max(worst, static_cast<double>(std::abs(found.y - (exact.y - zero.y))));
    }
  }
  record_value("P-8a", "{:.1g} nm", worst * 1e9);
  EXPECT_LT(worst, tie_m / 2);
  EXPECT_GT(worst, 0) << "two algorithms in two precisions cannot agree in every bit";
}

/// Radii of curvature along the meridian and across it: distances on the ellipsoid near the origin, to third order.
double distance_m(Geographic a, Geographic b) {
  const Real phi = (Real{a.lat_deg} + b.lat_deg) / 2 * pi / 180, e2 = flattening * (2 - flattening);
  const Real w = std::sqrt(1 - e2 * std::sin(phi) * std::sin(phi));
  const Real meridian = equator_m * (1 - e2) / (w * w * w), across = equator_m / w;
  const Real north = meridian * (Real{b.lat_deg} - a.lat_deg) * pi / 180;
  const Real east = across * std::cos(phi) * (Real{b.lon_deg} - a.lon_deg) * pi / 180;
  return static_cast<double>(std::sqrt(north * north + east * east));
}

TEST(GeoFrame, keeps_distances_within_a_kilometre_to_a_tenth_of_a_millimetre) {
  const Geographic origin{104.37, -4.32};
  const GeoFrame frame(origin, 0);
  for (const Geographic place : {Geographic{104.379, -4.32}, {104.37, -4.311}, {104.376, -4.326}}) {
    const double on_earth = distance_m(origin, place);
    ASSERT_GT(on_earth, 900);
    EXPECT_NEAR(length(frame.to_plane(place).value()), on_earth, 1e-4);
  }
}

TEST(GeoFrame, has_its_axes_east_and_north_or_turned_counterclockwise) {
  const Geographic origin{104.37, -4.32}, east{104.371, -4.32}, north{104.37, -4.319};
  const auto turned = [&](double degrees, Geographic place) {
    return GeoFrame(origin, degrees).to_plane(place).value();
  };
  const double e = turned(0, east).x, up = turned(0, north).y;
  EXPECT_NEAR(e, 111.006, 0.01);
  EXPECT_NEAR(up, 110.580, 0.01);
  EXPECT_EQ(turned(0, origin), (Vec2{0, 0}));
  EXPECT_EQ(turned(90, north).x, up) << "quarter turns are exact";
  EXPECT_EQ(turned(90, east).y, -e);
  EXPECT_EQ(turned(-180, east).x, -e);
  EXPECT_NEAR(turned(30, east).x, e * std::sqrt(0.75), 1e-3);
  EXPECT_NEAR(turned(30, east).y, -e / 2, 1e-3);
}

TEST(GeoFrame, has_no_answer_half_round_the_earth_or_a_far_one) {
  const GeoFrame frame({104.37, -4.32}, 0);
  for (const Geographic place : {Geographic{-75.63, 4.32}, {-75, -4}, {14.37, 0}, {0, 90}}) {
    const auto found = frame.to_plane(place);
    EXPECT_TRUE(!found || length(*found) > 1e6) << place.lon_deg;
  }
}

TEST(Millimetre, is_rounded_to_unless_machines_could_differ) {
  EXPECT_EQ(to_millimetre(1.2344).value(), 1.234);
  EXPECT_EQ(to_millimetre(-1.2346).value(), -1.235);
  EXPECT_FALSE(std::signbit(to_millimetre(-1e-9).value()));
  EXPECT_FALSE(to_millimetre(1.2345).has_value());
  EXPECT_FALSE(to_millimetre(-0.0005).has_value());
  EXPECT_FALSE(to_millimetre(1.2345 + 0.9 * tie_m).has_value());
  EXPECT_EQ(to_millimetre(1.2345 + 1.1 * tie_m).value(), 1.235);
  EXPECT_EQ(to_millimetre(1.2345 - 1.1 * tie_m).value(), 1.234);
}

}  // namespace
}  // namespace sispam
