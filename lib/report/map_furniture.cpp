// SPDX-License-Identifier: Apache-2.0
#include "report/map_furniture.hpp"

#include <fmt/format.h>

#include <cmath>

#include "report/svg.hpp"

namespace sispam {

namespace {

/// A round length of about a fifth of the panel [m].
double round_length(double wanted_m) {
  double best = 1;
  for (const double length_m : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0}) {
    if (length_m <= wanted_m) best = length_m;
  }
  return best;
}

/// Number of the first multiple of 5 m from `low` on.
int first_tick(double low) { return static_cast<int>(std::ceil(low / 5)); }

}  // namespace

std::string draw_scale_bar(const Panel& panel) {
  const double metres = round_length((panel.world.high.x - panel.world.low.x) / 5);
  const double width = metres * panel.scale;
  const Vec2 end = panel.at + size_of(panel) + Vec2{-16, -14};
  const Vec2 start = end - Vec2{width, 0};
  const Vec2 middle = end - Vec2{width / 2, 0};
  return fmt::format(
             "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"28\" rx=\"4\" fill=\"#FFFFFF\" fill-opacity=\"0.8\"/>\n",
             svg::number(start.x - 8), svg::number(start.y - 20), svg::number(width + 16)) +
         fmt::format("<path d=\"{}{}{}\" stroke=\"#2B2F36\" stroke-width=\"1.6\" fill=\"none\"/>\n",
                     svg::path_data({start, end}), svg::path_data({start - Vec2{0, 4}, start + Vec2{0, 4}}),
                     svg::path_data({end - Vec2{0, 4}, end + Vec2{0, 4}})) +
         svg::text(middle - Vec2{0, 6}, fmt::format("{} m", metres), {11, "#2B2F36", svg::Anchor::middle, ""});
}

std::string draw_north(const Panel& panel) {
  const Vec2 at = panel.at + Vec2{size_of(panel).x - 26, 34};
  const auto arrow = svg::path_data({at + Vec2{0, -16}, at + Vec2{7, 10}, at + Vec2{0, 5}, at + Vec2{-7, 10}});
  return fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"20\" fill=\"#FFFFFF\" fill-opacity=\"0.8\"/>\n",
                     svg::number(at.x), svg::number(at.y + 1)) +
         fmt::format("<path d=\"{}Z\" fill=\"#2B2F36\"/>\n", arrow) +
         svg::text(at + Vec2{0, 19.5}, "N", {9.5, "#2B2F36", svg::Anchor::middle, "font-weight=\"bold\""});
}

std::string draw_ticks(const Panel& panel) {
  std::string ticks, words;
  const MapBox page{panel.at, panel.at + size_of(panel)};
  const svg::TextStyle along_x{9.5, "#7A7466", svg::Anchor::middle, ""};
  const svg::TextStyle along_y{9.5, "#7A7466", svg::Anchor::end, ""};
  for (int i = first_tick(panel.world.low.x); 5 * i <= panel.world.high.x; ++i) {
    const double x = 5.0 * i;
    const double at = on_page(panel, {x, 0}).x;
    ticks += svg::path_data({{at, page.high.y}, {at, page.high.y + 4}});
    words += svg::text({at, page.high.y + 14}, svg::number(x), along_x);
  }
  for (int i = first_tick(panel.world.low.y); 5 * i <= panel.world.high.y; ++i) {
    const double y = 5.0 * i;
    const double at = on_page(panel, {0, y}).y;
    ticks += svg::path_data({{page.low.x, at}, {page.low.x - 4, at}});
    words += svg::text({page.low.x - 6, at + 3.5}, svg::number(y), along_y);
  }
  return fmt::format("<path d=\"{}\" stroke=\"#7A7466\" stroke-width=\"0.8\" fill=\"none\"/>\n", ticks) + words;
}

}  // namespace sispam
