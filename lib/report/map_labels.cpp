// SPDX-License-Identifier: Apache-2.0
#include "report/map_labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sispam {

namespace {

bool overlap(const MapBox& a, const MapBox& b) {
  return a.low.x < b.high.x && b.low.x < a.high.x && a.low.y < b.high.y && b.low.y < a.high.y;
}

struct Direction {
  Vec2 way;
  svg::Anchor anchor;
};

constexpr std::array<Direction, 8> directions{{{{1, 0}, svg::Anchor::start},
                                               {{-1, 0}, svg::Anchor::end},
                                               {{0, -1}, svg::Anchor::middle},
                                               {{0, 1}, svg::Anchor::middle},
                                               {{0.8, -0.8}, svg::Anchor::start},
                                               {{-0.8, -0.8}, svg::Anchor::end},
                                               {{0.8, 0.8}, svg::Anchor::start},
                                               {{-0.8, 0.8}, svg::Anchor::end}}};

/// The box of a text whose middle height is at `at`.
MapBox text_box(Vec2 at, double width, double size, svg::Anchor anchor) {
  double left = at.x;
  if (anchor == svg::Anchor::end) left -= width;
  if (anchor == svg::Anchor::middle) left -= width / 2;
  return {{left - 2, at.y - 0.62 * size}, {left + width + 2, at.y + 0.62 * size}};
}

std::string leader(Vec2 from, Vec2 to, const char* colour) {
  return fmt::format("<path d=\"{}\" stroke=\"{}\" stroke-width=\"0.8\" fill=\"none\"/>\n", svg::path_data({from, to}),
                     colour);
}

}  // namespace

bool LabelField::is_free(const MapBox& box, Care care) const {
  const auto hits = [&](const MapBox& other) { return overlap(box, other); };
  const bool inside =
      box.low.x >= page_.low.x && box.high.x <= page_.high.x && box.low.y >= page_.low.y && box.high.y <= page_.high.y;
  if (!inside || std::any_of(taken_.begin(), taken_.end(), hits)) return false;
  return care == Care::anywhere_free || std::none_of(crowded_.begin(), crowded_.end(), hits);
}

std::string LabelField::try_direction(const Label& label, double distance, const Try& attempt) {
  const double size = label.style.size;
  const Direction& direction = directions[attempt.direction];
  const double rise = direction.anchor == svg::Anchor::middle ? distance + 0.4 * size : distance;
  const Vec2 at = label.anchor + Vec2{distance * direction.way.x, rise * direction.way.y};
  const MapBox box = text_box(at, svg::text_width(label.words, size), size, direction.anchor);
  if (!is_free(box, attempt.care)) return "";
  block(box);
  svg::TextStyle style = label.style;
  style.anchor = direction.anchor;
  const std::string line =
      distance > label.clear ? leader(label.anchor + (label.clear - 3) * direction.way, at, style.colour) : "";
  return line + svg::text(at + Vec2{0, 0.36 * size}, label.words, style);
}

std::string LabelField::try_place(const Label& label, double distance, Care care) {
  const std::size_t first = label.side == LabelSide::below ? 3 : 0;
  for (std::size_t i = 0; i < directions.size(); ++i) {
    std::string text = try_direction(label, distance, {(first + i) % directions.size(), care});
    if (!text.empty()) return text;
  }
  return "";
}

std::string LabelField::place(const Label& label) {
  if (label.words.empty()) return "";
  for (const Care care : {Care::avoid_crowds, Care::anywhere_free}) {
    for (const double further : {0.0, 14.0, 30.0, 50.0}) {
      std::string text = try_place(label, label.clear + further, care);
      if (!text.empty()) return text;
    }
  }
  return "";
}

}  // namespace sispam
