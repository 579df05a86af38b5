// SPDX-License-Identifier: Apache-2.0
#include "report/map_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "report/map_furniture.hpp"
#include "report/map_labels.hpp"
#include "report/map_look.hpp"
#include "report/map_tracks.hpp"
#include "report/svg.hpp"

namespace sispam {

namespace {

constexpr const char* halo =
    "paint-order=\"stroke\" stroke=\"#FFFFFF\" stroke-width=\"3\" stroke-opacity=\"0.85\" stroke-linejoin=\"round\"";
constexpr const char* bold_halo =
    "font-weight=\"bold\" paint-order=\"stroke\" stroke=\"#FFFFFF\" stroke-width=\"3.5\" stroke-linejoin=\"round\"";
constexpr const char* italic_halo =
    "font-style=\"italic\" paint-order=\"stroke\" stroke=\"#FFFFFF\" stroke-width=\"3\" stroke-opacity=\"0.7\"";

bool is_close(const Panel& panel) { return panel.detail == PanelDetail::close; }

MapBox page_box(const Panel& panel) { return {panel.at, panel.at + size_of(panel)}; }

std::vector<Vec2> page_points(const Panel& panel, const std::vector<Vec2>& points) {
  std::vector<Vec2> page;
  for (const Vec2& point : points) page.push_back(on_page(panel, point));
  return page;
}

std::string draw_areas(const MapData& data, const Panel& panel) {
  std::string text;
  for (const MapArea& area : data.areas) {
    const StrokeLook& edge = look(area.kind);
    const std::string dash = *edge.dash != 0 ? fmt::format(" stroke-dasharray=\"{}\"", edge.dash) : "";
    text += fmt::format("<path d=\"{}Z\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"{}/>\n",
                        svg::path_data(page_points(panel, area.polygon)), fill_of(area.kind), edge.colour,
                        svg::number(edge.width), dash);
  }
  return text;
}

/// Both ends of an opening.
std::string draw_posts(const std::vector<Vec2>& points, double radius) {
  std::string text;
  for (const Vec2& end : {points.front(), points.back()}) {
    text += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"#2B2F36\"/>\n", svg::number(end.x),
                        svg::number(end.y), svg::number(radius));
  }
  return text;
}

std::string draw_lines(const MapData& data, const Panel& panel, MapLine::Kind kind) {
  std::string text;
  const double factor = is_close(panel) ? 1 : 0.55;
  for (const MapLine& line : data.lines) {
    if (line.kind != kind) continue;
    const std::vector<Vec2> points = page_points(panel, line.points);
    text += fmt::format("<path d=\"{}\" {}/>\n", svg::path_data(points), stroke(look(kind), factor));
    if (kind == MapLine::Kind::opening) text += draw_posts(points, 4 * factor);
  }
  return text;
}

std::string draw_all_tracks(const MapData& data, const Panel& panel) {
  using enum MapTrack::Kind;
  std::string text;
  for (const auto kind : {calm, dispersing, verbal, support, rope_line, shield_line, riot_platoon, pushing}) {
    text += draw_tracks(data, panel, kind);
  }
  return text;
}

/// Each place in the line as an empty square, with a thread to the officer who owns it.
std::string draw_slots(const MapData& data, const Panel& panel) {
  if (!is_close(panel)) return "";
  std::string text;
  const double half = 0.27 * panel.scale;
  for (const MapSlot& slot : data.slots) {
    const Vec2 at = on_page(panel, slot.place);
    const bool held = slot.state == MapSlot::State::held;
    text += fmt::format(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#FFFFFF\" fill-opacity=\"0.7\" stroke=\"{}\" "
        "stroke-width=\"1\"{}/>\n",
        svg::number(at.x - half), svg::number(at.y - half), svg::number(2 * half), svg::number(2 * half),
        held ? "#0072B2" : "#D55E00", held ? "" : " stroke-dasharray=\"2 1.5\"");
    if (!held || length(slot.officer - slot.place) < 0.5) continue;
    text += fmt::format("<path d=\"{}\" stroke=\"#0072B2\" stroke-width=\"0.8\" fill=\"none\"/>\n",
                        svg::path_data({at, on_page(panel, slot.officer)}));
  }
  return text;
}

bool inside(const Panel& panel, Vec2 at) {
  return at.x >= panel.world.low.x && at.x <= panel.world.high.x && at.y >= panel.world.low.y &&
         at.y <= panel.world.high.y;
}

double radius_on(const Panel& panel, const MarkLook& mark) {
  if (mark.radius_m > 0) return std::max(mark.radius_m * panel.scale, 1.3);
  return is_close(panel) ? mark.radius_px : mark.radius_px * 0.55;
}

bool is_officer(const MapMark& mark) {
  return mark.kind >= MapMark::Kind::rope_line && mark.kind <= MapMark::Kind::support;
}

/// Personnel, then everything in the order of MapMark::Kind: the rare and grave lie on top, and so does a demonstrator
/// among officers.
std::string draw_marks(const MapData& data, const Panel& panel) {
  std::vector<const MapMark*> order;
  for (const MapMark& mark : data.marks) {
    if (inside(panel, mark.at)) order.push_back(&mark);
  }
  std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
    return is_officer(*a) != is_officer(*b) ? is_officer(*a) : a->kind < b->kind;
  });
  std::string text;
  for (const MapMark* mark : order) {
    const MarkLook& mark_look = look(mark->kind);
    text += symbol(mark_look, on_page(panel, mark->at), radius_on(panel, mark_look)) + "\n";
  }
  return text;
}

std::string readable(std::string_view id) {
  std::string words(id);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

void block_marks(const MapData& data, const Panel& panel, LabelField& field) {
  for (const MapMark& mark : data.marks) {
    if (!inside(panel, mark.at)) continue;
    const double r = radius_on(panel, look(mark.kind));
    const Vec2 at = on_page(panel, mark.at);
    const MapBox box{at - Vec2{r, r}, at + Vec2{r, r}};
    if (mark.kind >= MapMark::Kind::place) {
      field.block(box);
    } else if (is_close(panel)) {
      field.avoid(box);
    }
  }
}

/// Small boxes along a line on the page, end to end.
std::vector<MapBox> boxes_along(const Panel& panel, const std::vector<Vec2>& points) {
  constexpr double step = 6, half = 2;  // [px]
  std::vector<MapBox> boxes;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Vec2 from = on_page(panel, points[i - 1]), way = on_page(panel, points[i]) - from;
    const auto steps = static_cast<int>(length(way) / step) + 1;
    for (int k = 0; k <= steps; ++k) {
      const Vec2 at = from + static_cast<double>(k) / steps * way;
      boxes.push_back({at - Vec2{half, half}, at + Vec2{half, half}});
    }
  }
  return boxes;
}

/// Keeps labels off walls, fences and the lines to be held, and off the edges of areas as long as there is room.
void block_lines(const MapData& data, const Panel& panel, LabelField& field) {
  for (const MapLine& line : data.lines) {
    if (line.kind == MapLine::Kind::opening || line.kind == MapLine::Kind::exit) continue;
    for (const MapBox& box : boxes_along(panel, line.points)) field.block(box);
  }
  for (const MapArea& area : data.areas) {
    std::vector<Vec2> edge = area.polygon;
    if (!edge.empty()) edge.push_back(edge.front());
    for (const MapBox& box : boxes_along(panel, edge)) field.avoid(box);
  }
}

/// The strip leaves to the close-up what the close-up shows.
bool is_labelled(const MapData& data, const Panel& panel, Vec2 at) {
  const bool in_focus =
      at.x >= data.focus.low.x && at.x <= data.focus.high.x && at.y >= data.focus.low.y && at.y <= data.focus.high.y;
  return inside(panel, at) && (is_close(panel) || !in_focus);
}

std::string label_marks(const MapData& data, const Panel& panel, LabelField& field) {
  std::string text;
  for (const auto kind :
       {MapMark::Kind::penetration, MapMark::Kind::event, MapMark::Kind::fire, MapMark::Kind::place}) {
    const bool first = kind == MapMark::Kind::penetration;
    for (const MapMark& mark : data.marks) {
      if (mark.kind != kind || !is_labelled(data, panel, mark.at)) continue;
      const svg::TextStyle style{is_close(panel) ? 12.0 : 10.5, first ? "#8A3B00" : "#2B2F36", svg::Anchor::start,
                                 first ? bold_halo : halo};
      text += field.place({on_page(panel, mark.at), radius_on(panel, look(kind)) + 4, readable(mark.label), style});
    }
  }
  return text;
}

/// The part of a line inside the panel is labelled at its middle.
std::string label_lines(const MapData& data, const Panel& panel, LabelField& field) {
  std::string text;
  for (const MapLine& line : data.lines) {
    if (line.label.empty() || line.points.size() < 2) continue;
    const Vec2 middle = 0.5 * (line.points.front() + line.points.back());
    const bool is_exit = line.kind == MapLine::Kind::exit;
    if (!is_labelled(data, panel, middle)) continue;
    const svg::TextStyle style{is_close(panel) ? 11.5 : 10.5, is_exit ? "#00674B" : "#4B5563", svg::Anchor::start,
                               halo};
    text += field.place({on_page(panel, middle), 8, (is_exit ? "exit " : "") + readable(line.label), style,
                         is_exit ? LabelSide::beside : LabelSide::below});
  }
  return text;
}

/// The name of an area near its corner, or as far further inside, by steps of `step_px` down the page, as is free.
std::string place_in_area(const Label& label, double step_px, LabelField& field) {
  constexpr int steps = 8;
  Label moved = label;
  for (int k = 0; k < steps; ++k) {
    std::string text = field.place_here(moved);
    if (!text.empty()) return text;
    moved.anchor.y += step_px;
  }
  return field.place(label);
}

std::string label_areas(const MapData& data, const Panel& panel, LabelField& field) {
  std::string text;
  for (const MapArea& area : data.areas) {
    if (area.label.empty() || area.polygon.empty()) continue;
    MapBox box{area.polygon.front(), area.polygon.front()};
    for (const Vec2& corner : area.polygon) {
      box.low = {std::min(box.low.x, corner.x), std::min(box.low.y, corner.y)};
      box.high = {std::max(box.high.x, corner.x), std::max(box.high.y, corner.y)};
    }
    const bool close = is_close(panel);
    const double size = close ? 13 : 10.5;
    const double edge = close ? std::min(box.high.y, panel.world.high.y) : box.low.y;
    const Vec2 corner = on_page(panel, {std::max(box.low.x, panel.world.low.x), edge});
    Label label{corner + Vec2{4, close ? 6 + size / 2 : -5 - size / 2},
                3,
                readable(area.label),
                {size, "#8A7F6A", svg::Anchor::start, italic_halo}};
    text += place_in_area(label, close ? 14 : -14, field);
  }
  return text;
}

/// The window of the close-up on the page, cut where the strip ends, so that its frame stays a frame.
MapBox focus_on(const MapData& data, const Panel& panel) {
  constexpr double inset = 2;  // [px]
  const MapBox page = page_box(panel);
  const Vec2 a = on_page(panel, {data.focus.low.x, data.focus.high.y});
  const Vec2 b = on_page(panel, {data.focus.high.x, data.focus.low.y});
  return {{std::max(a.x, page.low.x + inset), std::max(a.y, page.low.y + inset)},
          {std::min(b.x, page.high.x - inset), std::min(b.y, page.high.y - inset)}};
}

std::string draw_focus_frame(const MapData& data, const Panel& panel) {
  const auto& [a, b] = focus_on(data, panel);
  return fmt::format(
      "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"#2B2F36\" stroke-width=\"1.4\"/>\n",
      svg::number(a.x), svg::number(a.y), svg::number(b.x - a.x), svg::number(b.y - a.y));
}

void block_focus_frame(const MapData& data, const Panel& panel, LabelField& field) {
  const auto& [a, b] = focus_on(data, panel);
  field.block({{a.x, a.y - 1}, {b.x, a.y + 1}});
  field.block({{a.x, b.y - 1}, {b.x, b.y + 1}});
  field.block({{a.x - 1, a.y}, {a.x + 1, b.y}});
  field.block({{b.x - 1, a.y}, {b.x + 1, b.y}});
}

std::string draw_content(const MapData& data, const Panel& panel) {
  using enum MapLine::Kind;
  std::string text = draw_areas(data, panel) + draw_lines(data, panel, held_line) + draw_all_tracks(data, panel);
  for (const auto kind : {fall_back_line, advance_line, opening, gate, fence, failed, wall, MapLine::Kind::exit}) {
    text += draw_lines(data, panel, kind);
  }
  return text + draw_slots(data, panel) + draw_marks(data, panel);
}

std::string draw_labels(const MapData& data, const Panel& panel) {
  const MapBox page = page_box(panel);
  LabelField field(page);
  field.block({{page.high.x - 20 - size_of(panel).x / 4, page.high.y - 40}, page.high});  // scale bar
  if (is_close(panel)) field.block({{page.high.x - 52, page.low.y}, {page.high.x, page.low.y + 60}});
  if (!is_close(panel)) block_focus_frame(data, panel, field);
  block_marks(data, panel, field);
  block_lines(data, panel, field);
  return label_marks(data, panel, field) + label_lines(data, panel, field) + label_areas(data, panel, field);
}

}  // namespace

Vec2 size_of(const Panel& panel) { return panel.scale * (panel.world.high - panel.world.low); }

Vec2 on_page(const Panel& panel, Vec2 point) {
  return panel.at + Vec2{panel.scale * (point.x - panel.world.low.x), panel.scale * (panel.world.high.y - point.y)};
}

MapBox bounds(const MapData& data) {
  require(!data.areas.empty() && !data.areas.front().polygon.empty(), "a map has ground to stand on");
  MapBox box{data.areas.front().polygon.front(), data.areas.front().polygon.front()};
  for (const MapArea& area : data.areas) {
    for (const Vec2& corner : area.polygon) {
      box.low = {std::min(box.low.x, corner.x), std::min(box.low.y, corner.y)};
      box.high = {std::max(box.high.x, corner.x), std::max(box.high.y, corner.y)};
    }
  }
  return box;
}

std::string draw_panel(const MapData& data, const Panel& panel) {
  const MapBox page = page_box(panel);
  const std::string frame =
      fmt::format("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", svg::number(page.low.x), svg::number(page.low.y),
                  svg::number(page.high.x - page.low.x), svg::number(page.high.y - page.low.y));
  std::string text = fmt::format("<clipPath id=\"{}\"><rect {}/></clipPath>\n", panel.id, frame);
  text += fmt::format("<rect {} fill=\"#E7E3DA\"/>\n<g clip-path=\"url(#{})\">\n", frame, panel.id);
  text += draw_content(data, panel) + draw_labels(data, panel);
  if (!is_close(panel)) text += draw_focus_frame(data, panel);
  text += draw_scale_bar(panel) + (is_close(panel) ? draw_north(panel) : "") + "</g>\n";
  text += fmt::format("<rect {} fill=\"none\" stroke=\"#B8B1A2\" stroke-width=\"1\"/>\n", frame);
  return text + (is_close(panel) ? draw_ticks(panel) : "");
}

}  // namespace sispam
