// SPDX-License-Identifier: Apache-2.0
#include "report/map_svg.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <sstream>
#include <string>

#include "core/error.hpp"
#include "example_map.hpp"
#include "report/map_labels.hpp"
#include "report/map_look.hpp"
#include "report/map_panel.hpp"
#include "report/map_tracks.hpp"
#include "report/site_map.hpp"
#include "report/svg.hpp"

namespace sispam {
namespace {

using boost::property_tree::ptree;
using ::testing::HasSubstr;
using ::testing::Not;

ptree parsed(const std::string& svg) {
  std::istringstream stream(svg);
  ptree tree;
  boost::property_tree::read_xml(stream, tree);
  return tree;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

/// A square of ground and nothing else.
MapData bare() {
  MapData data;
  data.title = "bare";
  data.areas = {{MapArea::Kind::walkable, "", {{0, 0}, {40, 0}, {40, 30}, {0, 30}}}};
  data.focus = {{0, 0}, {40, 30}};
  return data;
}

Panel panel_of(const MapData& data) { return {PanelDetail::close, data.focus, {100, 50}, 10, "test"}; }

TEST(MapSvg, is_well_formed_and_has_a_title_and_a_description_for_those_who_hear_it) {
  const ptree tree = parsed(map_svg(example::map()));
  EXPECT_EQ(tree.get<std::string>("svg.title"), "Count dispute at the election office, daylight");
  EXPECT_THAT(tree.get<std::string>("svg.desc"), HasSubstr("One replicate out of many"));
  EXPECT_EQ(tree.get<std::string>("svg.<xmlattr>.role"), "img");
}

TEST(MapSvg, is_the_same_bytes_for_the_same_data) { EXPECT_EQ(map_svg(example::map()), map_svg(example::map())); }

TEST(MapSvg, stays_well_formed_whatever_the_labels_hold) {
  MapData data = bare();
  data.title = "<b>\"A\" & B</b>\x01";
  data.subtitle = data.note = data.title;
  data.marks = {{MapMark::Kind::place, {20, 15}, "<i>"}};
  data.moments = {{"10:00:00", "<script>"}};
  const std::string svg = map_svg(data);
  EXPECT_EQ(parsed(svg).get<std::string>("svg.title"), "<b>\"A\" & B</b>");
  EXPECT_THAT(svg, Not(HasSubstr("<script>")));
}

TEST(MapSvg, explains_only_the_signs_that_are_on_the_map_with_their_numbers) {
  MapData data = bare();
  data.marks = {{MapMark::Kind::fall, {1, 1}, ""}, {MapMark::Kind::fall, {2, 1}, ""}};
  const std::string svg = map_svg(data);
  EXPECT_THAT(svg, HasSubstr(">fall</text>"));
  EXPECT_THAT(svg, HasSubstr(">2</text>"));
  EXPECT_THAT(svg, Not(HasSubstr(">dead</text>")));
  data.marks.push_back({MapMark::Kind::dead, {3, 1}, ""});
  EXPECT_THAT(map_svg(data), HasSubstr(">dead</text>"));
}

TEST(MapSvg, says_how_many_moments_it_had_no_room_for) {
  MapData data = bare();
  for (int i = 0; i < 200; ++i) data.moments.push_back({"10:00:00", "moment"});
  const std::string svg = map_svg(data);
  const std::size_t shown = count(svg, ">moment</text>");
  EXPECT_GT(shown, 10U);
  EXPECT_THAT(svg, HasSubstr("and " + std::to_string(200 - shown) + " more in events.csv"));
}

TEST(MapSvg, names_the_place_and_time_of_a_penetration) {
  EXPECT_THAT(map_svg(example::map()), HasSubstr(">E4 came through 11:42:10</text>"));
}

TEST(MapSvg, refuses_a_map_without_ground_or_window) {
  MapData no_ground = bare(), no_window = bare();
  no_ground.areas.clear();
  no_window.focus = {};
  EXPECT_THROW(map_svg(no_ground), Bug);
  EXPECT_THROW(map_svg(no_window), Bug);
}

TEST(MapLook, has_a_sign_for_every_kind_of_mark_and_no_two_the_same) {
  std::vector<std::string> signs;
  for (int i = 0; i <= static_cast<int>(MapMark::Kind::penetration); ++i) {
    const MarkLook& mark = look(static_cast<MapMark::Kind>(i));
    signs.push_back(symbol(mark, {}, mark.radius_px));
    EXPECT_EQ(count(::testing::PrintToString(signs), ::testing::PrintToString(signs.back())), 1U) << mark.label;
  }
}

TEST(MapPanel, turns_north_up_and_keeps_the_scale) {
  const Panel panel = panel_of(bare());
  EXPECT_EQ(on_page(panel, {0, 30}), (Vec2{100, 50}));
  EXPECT_EQ(on_page(panel, {40, 0}), (Vec2{500, 350}));
  EXPECT_EQ(size_of(panel), (Vec2{400, 300}));
}

TEST(MapPanel, frames_the_window_inside_the_strip_also_when_it_is_taller_than_the_site) {
  MapData data = bare();
  data.focus = {{5, -20}, {35, 60}};
  const Panel strip{PanelDetail::whole, {{0, 0}, {40, 30}}, {100, 50}, 10, "strip"};
  EXPECT_THAT(draw_panel(data, strip),
              HasSubstr("<rect x=\"150\" y=\"52\" width=\"300\" height=\"296\" fill=\"none\""));
}

TEST(MapPanel, writes_the_name_of_an_area_where_no_wall_strikes_it_through) {
  MapData data = bare();
  data.areas[0].label = "yard";
  const std::string free = draw_panel(data, panel_of(data));
  data.lines = {{MapLine::Kind::fence, "", {{0, 29}, {40, 29}}}};  // 10 px below the upper edge, as the label is
  const std::string fenced = draw_panel(data, panel_of(data));
  const auto label = [](const std::string& text) {
    const std::size_t end = text.find(">yard</text>");
    return text.substr(text.rfind("<text", end), 40);
  };
  EXPECT_THAT(free, HasSubstr(">yard</text>"));
  EXPECT_THAT(fenced, HasSubstr(">yard</text>"));
  EXPECT_NE(label(free), label(fenced));
}

TEST(MapPanel, draws_a_fire_as_a_flame_under_who_was_hurt_there_with_its_name_and_in_the_legend) {
  MapData data = bare();
  data.marks = {{MapMark::Kind::injured_red, {20, 15}, ""}, {MapMark::Kind::fire, {20, 15}, "fire: tyres 10:00:00"}};
  const MarkLook& fire = look(MapMark::Kind::fire);
  const std::string text = draw_panel(data, panel_of(data));
  const std::size_t flame = text.find(symbol(fire, {300, 200}, fire.radius_px));
  ASSERT_NE(flame, std::string::npos);
  EXPECT_GT(text.find(look(MapMark::Kind::injured_red).colour, flame), flame);
  EXPECT_THAT(text, HasSubstr(">fire: tyres 10:00:00</text>"));
  EXPECT_THAT(map_svg(data), HasSubstr(">fire</text>"));
}

TEST(MapPanel, draws_a_demonstrator_among_officers_on_top_of_them) {
  MapData data = bare();
  data.marks = {{MapMark::Kind::pushing, {20, 15}, ""}, {MapMark::Kind::support, {20, 15}, ""}};
  const std::string text = draw_panel(data, panel_of(data));
  EXPECT_GT(text.find(look(MapMark::Kind::pushing).colour), text.find(look(MapMark::Kind::support).colour));
}

TEST(MapPanel, shows_a_slot_that_lost_its_officer_and_a_thread_to_one_who_is_off_it) {
  MapData data = bare();
  data.slots = {{{10, 10}, MapSlot::State::held, {10.1, 10}}};
  const std::string at_place = draw_panel(data, panel_of(data));
  EXPECT_EQ(count(at_place, "stroke-dasharray=\"2 1.5\""), 0U);
  data.slots[0].officer = {10, 8};
  EXPECT_GT(draw_panel(data, panel_of(data)).size(), at_place.size());
  data.slots[0].state = MapSlot::State::empty;
  EXPECT_EQ(count(draw_panel(data, panel_of(data)), "stroke-dasharray=\"2 1.5\""), 1U);
}

TEST(MapTracks, drops_points_that_no_eye_would_see) {
  MapData data = bare();
  MapTrack track;
  for (int i = 0; i <= 10000; ++i) track.points.push_back({1 + 38.0 * i / 10000, 15});
  data.tracks = {track};
  EXPECT_THAT(draw_tracks(data, panel_of(data), MapTrack::Kind::calm), HasSubstr("<path d=\"M110 200L490 200\"/>"));
}

TEST(MapTracks, leaves_out_what_lies_outside_the_panel_and_those_who_stand_still) {
  MapData data = bare();
  data.tracks = {{MapTrack::Kind::calm, {{-10, 5}, {-20, 25}}}, {MapTrack::Kind::calm, {{5, 5}, {5.01, 5}}}};
  EXPECT_EQ(draw_tracks(data, panel_of(data), MapTrack::Kind::calm), "");
  data.tracks.push_back({MapTrack::Kind::calm, {{-10, 5}, {50, 5}}});
  EXPECT_EQ(count(draw_tracks(data, panel_of(data), MapTrack::Kind::calm), "<path"), 1U);
}

TEST(LabelField, never_puts_a_label_on_another_and_drops_what_finds_no_room) {
  LabelField field({{0, 0}, {200, 100}});
  std::vector<std::string> placed;
  for (int i = 0; i < 100; ++i) {
    const std::string text = field.place({{100, 50}, 4, "label", {}});
    if (!text.empty()) placed.push_back(text.substr(text.find("<text")));
  }
  EXPECT_GT(placed.size(), 4U);
  EXPECT_LT(placed.size(), 100U);
  for (std::size_t i = 1; i < placed.size(); ++i) EXPECT_NE(placed[i], placed[i - 1]);
}

TEST(LabelField, keeps_off_the_crowd_while_there_is_room_elsewhere) {
  LabelField empty({{0, 0}, {400, 200}}), crowded({{0, 0}, {400, 200}});
  crowded.avoid({{205, 90}, {300, 110}});
  const Label label{{200, 100}, 4, "label", {}};
  EXPECT_THAT(empty.place(label), HasSubstr("text-anchor=\"start\""));
  EXPECT_THAT(crowded.place(label), HasSubstr("text-anchor=\"end\""));
  LabelField full({{0, 0}, {400, 200}});
  full.avoid({{0, 0}, {400, 200}});
  EXPECT_NE(full.place(label), "");
}

TEST(SiteMap, shows_ground_walls_gate_exits_and_a_line_held_by_two_units_once) {
  Scenario scenario = example::scenario();
  scenario.force.units.push_back(scenario.force.units.front());
  const MapData data = site_map(scenario);
  const auto lines = [&](MapLine::Kind kind) {
    return std::count_if(data.lines.begin(), data.lines.end(), [&](const MapLine& l) { return l.kind == kind; });
  };
  EXPECT_EQ(lines(MapLine::Kind::held_line), 1);
  EXPECT_EQ(lines(MapLine::Kind::wall), 1);
  EXPECT_EQ(lines(MapLine::Kind::fence), 2);
  EXPECT_EQ(lines(MapLine::Kind::opening), 2);
  EXPECT_EQ(lines(MapLine::Kind::exit), 3);
  EXPECT_EQ(data.areas.size(), 4U);
}

TEST(SiteMap, shows_where_a_line_may_fall_back_and_advance_to_once) {
  Scenario scenario = example::scenario();
  scenario.force.units.front().fall_back_line = {{-9, -13}, {9, -13}};
  scenario.force.units.front().advance_to = {{-9, 6}, {9, 6}};
  scenario.force.units.push_back(scenario.force.units.front());
  const MapData data = site_map(scenario);
  for (const auto kind : {MapLine::Kind::fall_back_line, MapLine::Kind::advance_line}) {
    EXPECT_EQ(std::count_if(data.lines.begin(), data.lines.end(), [&](const MapLine& l) { return l.kind == kind; }), 1);
  }
  const std::string svg = map_svg(data);
  EXPECT_THAT(svg, HasSubstr("line to fall back to"));
  EXPECT_THAT(svg, HasSubstr("line to advance to"));
}

TEST(SiteMap, looks_at_the_line_but_not_beyond_the_site) {
  const MapData data = site_map(example::scenario());
  EXPECT_DOUBLE_EQ(data.focus.low.x, -24);
  EXPECT_DOUBLE_EQ(data.focus.high.x, 24);
  EXPECT_DOUBLE_EQ(data.focus.high.y, 14.9);
  EXPECT_LT(data.focus.low.y, -18) << "the entrance of the office is in the window";
}

TEST(Svg, writes_numbers_short_and_without_a_negative_zero) {
  EXPECT_EQ(svg::number(-0.04), "0");
  EXPECT_EQ(svg::number(12), "12");
  EXPECT_EQ(svg::number(-1.25), "-1.3");
}

TEST(Svg, breaks_lines_at_words_and_counts_letters_not_bytes) {
  EXPECT_THAT(svg::wrap("one two three", 7), ::testing::ElementsAre("one two", "three"));
  EXPECT_THAT(svg::wrap("unbreakable", 4), ::testing::ElementsAre("unbreakable"));
  EXPECT_EQ(svg::text_width("\xC3\xA9", 10), svg::text_width("e", 10));
}

}  // namespace
}  // namespace sispam
