// SPDX-License-Identifier: Apache-2.0
#include "report/map_legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "report/map_look.hpp"
#include "report/svg.hpp"

namespace sispam {

namespace {

constexpr double row_px = 19;
constexpr double heading_px = 26;
constexpr svg::TextStyle heading_style{13, "#2B2F36", svg::Anchor::start, "font-weight=\"bold\""};
constexpr svg::TextStyle row_style{12, "#2B2F36", svg::Anchor::start, ""};
constexpr svg::TextStyle count_style{11, "#6B7280", svg::Anchor::end, ""};
constexpr svg::TextStyle clock_style{11.5, "#00568A", svg::Anchor::start, "font-weight=\"bold\""};

/// One line of the legend: a drawn sign with its centre at (0, 0), words, and how many there are (0: not counted).
struct Entry {
  std::string sign;
  std::string words;
  std::size_t count = 0;
};

struct Block {
  const char* heading;
  std::vector<Entry> entries;
};

std::size_t count_of(const MapData& data, MapMark::Kind kind) {
  return static_cast<std::size_t>(
      std::count_if(data.marks.begin(), data.marks.end(), [&](const MapMark& mark) { return mark.kind == kind; }));
}

bool has_track(const MapData& data, MapTrack::Kind kind) {
  return std::any_of(data.tracks.begin(), data.tracks.end(), [&](const MapTrack& t) { return t.kind == kind; });
}

std::string line_sign(MapLine::Kind kind) {
  StrokeLook line = look(kind);
  line.opacity = std::max(0.25, line.opacity);
  std::string path = fmt::format("<path d=\"M-11 0L11 0\" {}/>", stroke(line, 1));
  if (kind != MapLine::Kind::opening) return path;
  return path + "<circle cx=\"-10\" r=\"4\" fill=\"#2B2F36\"/><circle cx=\"10\" r=\"4\" fill=\"#2B2F36\"/>";
}

/// People: the sign at the end on top of the sign of the way there.
Entry person_entry(const MapData& data, MapMark::Kind mark, MapTrack::Kind track) {
  const MarkLook& mark_look = look(mark);
  std::string sign;
  if (has_track(data, track)) {
    StrokeLook way = look(track);
    way.opacity = 0.9;
    way.width = 1.4;
    sign = fmt::format("<path d=\"M-12 0L12 0\" {}/>", stroke(way, 1));
  }
  return {sign + symbol(mark_look, {}, mark_look.radius_px), mark_look.label, count_of(data, mark)};
}

bool is_shown(const MapData& data, MapMark::Kind mark, MapTrack::Kind track) {
  return count_of(data, mark) > 0 || has_track(data, track);
}

/// The kinds of people of one side, which stand in the same order in both enumerations.
Block people_block(const MapData& data, const char* heading, int first) {
  Block block{heading, {}};
  for (int i = first; i < first + 4; ++i) {
    const auto mark = static_cast<MapMark::Kind>(i);
    const auto track = static_cast<MapTrack::Kind>(i);
    if (is_shown(data, mark, track)) block.entries.push_back(person_entry(data, mark, track));
  }
  return block;
}

std::string slot_sign(MapSlot::State state) {
  return fmt::format("<rect x=\"-5\" y=\"-5\" width=\"10\" height=\"10\" fill=\"#FFFFFF\" stroke=\"{}\"{}/>",
                     state == MapSlot::State::held ? "#0072B2" : "#D55E00",
                     state == MapSlot::State::held ? "" : " stroke-dasharray=\"2 1.5\"");
}

std::vector<Entry> slot_entries(const MapData& data) {
  std::vector<Entry> entries;
  for (const auto state : {MapSlot::State::held, MapSlot::State::empty}) {
    const auto n = std::count_if(data.slots.begin(), data.slots.end(), [&](const auto& s) { return s.state == state; });
    const bool held = state == MapSlot::State::held;
    if (n > 0)
      entries.push_back(
          {slot_sign(state), held ? "place in the line" : "place left empty", static_cast<std::size_t>(n)});
  }
  return entries;
}

Block harm_block(const MapData& data) {
  using enum MapMark::Kind;
  Block block{"Harm and events", {}};
  for (const auto kind : {penetration, event, fire, arrest, fall, injured_green, injured_yellow, injured_red, dead}) {
    const MarkLook& mark = look(kind);
    const std::size_t n = count_of(data, kind);
    if (n > 0) block.entries.push_back({symbol(mark, {}, mark.radius_px), mark.label, n});
  }
  return block;
}

Block site_block(const MapData& data) {
  Block block{"Site", {}};
  for (const auto kind : {MapArea::Kind::protected_area, MapArea::Kind::assembly, MapArea::Kind::obstacle}) {
    const bool there = std::any_of(data.areas.begin(), data.areas.end(), [&](const auto& a) { return a.kind == kind; });
    const StrokeLook& edge = look(kind);
    if (there) {
      block.entries.push_back({fmt::format("<rect x=\"-10\" y=\"-6\" width=\"20\" height=\"12\" fill=\"{}\" "
                                           "stroke=\"{}\" stroke-dasharray=\"{}\"/>",
                                           fill_of(kind), edge.colour, *edge.dash != 0 ? edge.dash : "none"),
                               edge.label});
    }
  }
  for (const auto kind :
       {MapLine::Kind::wall, MapLine::Kind::fence, MapLine::Kind::gate, MapLine::Kind::failed, MapLine::Kind::opening,
        MapLine::Kind::exit, MapLine::Kind::held_line, MapLine::Kind::fall_back_line, MapLine::Kind::advance_line}) {
    const bool there = std::any_of(data.lines.begin(), data.lines.end(), [&](const auto& l) { return l.kind == kind; });
    if (there) block.entries.push_back({line_sign(kind), look(kind).label});
  }
  return block;
}

double height_of(const Block& block) {
  return block.entries.empty() ? 0 : heading_px + row_px * static_cast<double>(block.entries.size()) + 8;
}

std::string draw_block(const Block& block, Vec2 at, double width) {
  if (block.entries.empty()) return "";
  std::string text = svg::text(at + Vec2{0, 12}, block.heading, heading_style);
  double y = at.y + heading_px + 5;
  for (const Entry& entry : block.entries) {
    text +=
        fmt::format("<g transform=\"translate({} {})\">{}</g>\n", svg::number(at.x + 13), svg::number(y), entry.sign);
    text += svg::text({at.x + 34, y + 4}, entry.words, row_style);
    if (entry.count > 0) text += svg::text({at.x + width, y + 4}, fmt::format("{}", entry.count), count_style);
    y += row_px;
  }
  return text;
}

/// The list of moments; what does not fit is counted, not dropped in silence.
std::string draw_moments(const MapData& data, Vec2 at, Vec2 size) {
  std::string text = svg::text(at + Vec2{0, 12}, "What happened", heading_style);
  double y = at.y + heading_px + 8;
  std::size_t shown = 0;
  for (const MapMoment& moment : data.moments) {
    const auto lines = svg::wrap(moment.text, static_cast<std::size_t>((size.x - 66) / 6.4));
    const double end = y + 15 * static_cast<double>(std::max<std::size_t>(lines.size(), 1));
    if (end > at.y + size.y - 16) break;
    text += svg::text({at.x, y}, moment.clock, clock_style);
    for (const std::string& line : lines) {
      text += svg::text({at.x + 66, y}, line, row_style);
      y += 15;
    }
    y = end + 4;
    ++shown;
  }
  if (shown < data.moments.size()) {
    text += svg::text({at.x + 66, y}, fmt::format("and {} more in events.csv", data.moments.size() - shown),
                      {11.5, "#6B7280", svg::Anchor::start, "font-style=\"italic\""});
  }
  return text;
}

}  // namespace

std::string draw_column(const MapData& data, Vec2 at, Vec2 size) {
  const double half = (size.x - 24) / 2;
  Block personnel = people_block(data, "Personnel", static_cast<int>(MapMark::Kind::rope_line));
  for (Entry& entry : slot_entries(data)) personnel.entries.push_back(std::move(entry));
  const std::array<Block, 2> left{people_block(data, "Demonstrators", static_cast<int>(MapMark::Kind::calm)),
                                  std::move(personnel)};
  const std::array<Block, 2> right{harm_block(data), site_block(data)};
  const double height =
      std::max(height_of(left[0]) + height_of(left[1]), height_of(right[0]) + height_of(right[1])) + 22;
  const Vec2 legend = at + Vec2{0, size.y - height};
  std::string text = draw_moments(data, at, {size.x, size.y - height - 18});
  text += fmt::format("<path d=\"{}\" stroke=\"#D8D2C6\" stroke-width=\"1\"/>\n",
                      svg::path_data({legend - Vec2{0, 14}, legend + Vec2{size.x, -14}}));
  text += draw_block(left[0], legend, half) + draw_block(left[1], legend + Vec2{0, height_of(left[0])}, half);
  const Vec2 second = legend + Vec2{half + 24, 0};
  text += draw_block(right[0], second, half) + draw_block(right[1], second + Vec2{0, height_of(right[0])}, half);
  return text + svg::text(legend + Vec2{0, height - 8},
                          "Signs of people: where they were at the end. Lines: the way there.",
                          {10.5, "#6B7280", svg::Anchor::start, "font-style=\"italic\""});
}

}  // namespace sispam
