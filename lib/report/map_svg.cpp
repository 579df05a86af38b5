// SPDX-License-Identifier: Apache-2.0
#include "report/map_svg.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "report/map_legend.hpp"
#include "report/map_panel.hpp"
#include "report/svg.hpp"

namespace sispam {

namespace {

constexpr double page_width = 1320;   // [px]
constexpr double margin = 36;         // [px]
constexpr double gap = 28;            // [px] between panel and column
constexpr double close_width = 860;   // [px]
constexpr double close_height = 645;  // [px]
constexpr double head = 92;           // [px] title and subtitle

/// The focus, widened to the proportions of the large panel.
MapBox fitted(const MapBox& focus) {
  const Vec2 size = focus.high - focus.low;
  require(size.x > 0 && size.y > 0, "the focus of a map has a size");
  const Vec2 middle = 0.5 * (focus.low + focus.high);
  const double scale = std::min(close_width / size.x, close_height / size.y);
  const Vec2 half = 0.5 / scale * Vec2{close_width, close_height};
  return {middle - half, middle + half};
}

Panel close_panel(const MapData& data) {
  const MapBox world = fitted(data.focus);
  return {PanelDetail::close, world, {margin, head}, close_width / (world.high.x - world.low.x), "close"};
}

/// The whole site with a little air round it, as wide as the page, at most 300 px high.
Panel site_panel(const MapData& data, double top) {
  MapBox world = bounds(data);
  const double air = 0.012 * (world.high.x - world.low.x);
  world = {world.low - Vec2{air, air}, world.high + Vec2{air, air}};
  const Vec2 size = world.high - world.low;
  const double width = page_width - 2 * margin;
  const double scale = std::min(width / size.x, 300 / size.y);
  const double spare = width / scale - size.x;
  world = {world.low - Vec2{spare / 2, 0}, world.high + Vec2{spare / 2, 0}};
  return {PanelDetail::whole, world, {margin, top}, scale, "site"};
}

std::string draw_head(const MapData& data) {
  return svg::text({margin, 44}, data.title, {24, "#1F2430", svg::Anchor::start, "font-weight=\"bold\""}) +
         svg::text({margin, 70}, data.subtitle, {14, "#4B5563", svg::Anchor::start, ""});
}

std::string draw_note(const MapData& data, double top) {
  std::string text;
  double y = top;
  for (const std::string& line : svg::wrap(data.note, 190)) {
    text += svg::text({margin, y}, line, {11.5, "#6B7280", svg::Anchor::start, ""});
    y += 16;
  }
  return text;
}

}  // namespace

std::string map_svg(const MapData& data) {
  const Panel close = close_panel(data);
  const double strip_top = head + close_height + 58;
  const Panel site = site_panel(data, strip_top);
  const double note_top = strip_top + size_of(site).y + 26;
  const double height = note_top + 16 * static_cast<double>(svg::wrap(data.note, 190).size()) + 8;
  MapData shown = data;
  shown.focus = close.world;

  std::string text = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" "
      "aria-labelledby=\"map-title map-desc\" font-family=\"'DejaVu Sans', Verdana, Arial, sans-serif\">\n",
      svg::number(page_width), svg::number(height));
  text += fmt::format("<title id=\"map-title\">{}</title>\n<desc id=\"map-desc\">{}</desc>\n", svg::escape(data.title),
                      svg::escape(data.subtitle + " " + data.note));
  text += fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"#FFFFFF\"/>\n", svg::number(page_width),
                      svg::number(height));
  text += draw_head(data) + draw_panel(shown, close);
  const double column = margin + close_width + gap;
  text += draw_column(data, {column, head}, {page_width - margin - column, close_height});
  text += svg::text({margin, strip_top - 10}, "The whole site; the frame is the window above (axes: metres)",
                    {12, "#4B5563", svg::Anchor::start, ""});
  return text + draw_panel(shown, site) + draw_note(data, note_top) + "</svg>\n";
}

}  // namespace sispam
