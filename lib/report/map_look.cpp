// SPDX-License-Identifier: Apache-2.0
#include "report/map_look.hpp"

#include <fmt/format.h>

#include <array>

#include "core/error.hpp"
#include "report/svg.hpp"

namespace sispam {

namespace {

// Okabe and Ito (2008), and greys.
constexpr const char* black = "#000000";
constexpr const char* orange = "#E69F00";
constexpr const char* sky_blue = "#56B4E9";
constexpr const char* bluish_green = "#009E73";
constexpr const char* yellow = "#F0E442";
constexpr const char* blue = "#0072B2";
constexpr const char* vermillion = "#D55E00";
constexpr const char* reddish_purple = "#CC79A7";
constexpr const char* ink = "#2B2F36";
constexpr const char* grey = "#6B7280";

constexpr double person_m = 0.22;   // radius of a person on the map [m]
constexpr double officer_m = 0.25;  // half the side of an officer's square [m]

constexpr std::array<MarkLook, 18> marks{{
    {MapMark::Kind::calm, "calm", sky_blue, Shape::dot, 4.5, person_m},
    {MapMark::Kind::verbal, "shouting", orange, Shape::ring, 4.5, person_m},
    {MapMark::Kind::pushing, "pushing", vermillion, Shape::triangle, 5.5, person_m * 1.25},
    {MapMark::Kind::dispersing, "going home", bluish_green, Shape::diamond, 5, person_m * 1.1},
    {MapMark::Kind::rope_line, "rope line", reddish_purple, Shape::square, 4.5, officer_m},
    {MapMark::Kind::shield_line, "shield line", blue, Shape::square, 4.5, officer_m},
    {MapMark::Kind::riot_platoon, "riot platoon", ink, Shape::square, 4.5, officer_m},
    {MapMark::Kind::support, "other personnel", "#9AA3AF", Shape::square, 4, officer_m * 0.9},
    {MapMark::Kind::place, "named place", ink, Shape::pin, 5, 0},
    {MapMark::Kind::fire, "fire", orange, Shape::flame, 9, 0},
    {MapMark::Kind::fall, "fall", black, Shape::cross, 4.5, 0},
    {MapMark::Kind::injured_green, "injured: minor", bluish_green, Shape::badge, 6, 0},
    {MapMark::Kind::injured_yellow, "injured: delayed", yellow, Shape::badge, 7, 0},
    {MapMark::Kind::injured_red, "injured: immediate", vermillion, Shape::badge, 8, 0},
    {MapMark::Kind::dead, "dead", black, Shape::badge, 8, 0},
    {MapMark::Kind::arrest, "arrest", reddish_purple, Shape::pin, 6, 0},
    {MapMark::Kind::event, "event of the line", "#FFFFFF", Shape::star, 8, 0},
    {MapMark::Kind::penetration, "came through (E4)", vermillion, Shape::star, 11, 0},
}};

constexpr std::array<StrokeLook, 8> tracks{{
    {"calm", sky_blue, 0.9, "", 0.22},
    {"shouting", orange, 0.9, "", 0.40},
    {"pushing", vermillion, 1.1, "", 0.50},
    {"going home", bluish_green, 1.1, "5 3", 0.50},
    {"rope line", reddish_purple, 1.1, "1 3", 0.8},
    {"shield line", blue, 1.1, "1 3", 0.8},
    {"riot platoon", ink, 1.1, "1 3", 0.8},
    {"other personnel", grey, 0.8, "1 3", 0.6},
}};

constexpr std::array<StrokeLook, 9> lines{{
    {"wall", ink, 4, "", 1, "square"},
    {"fence", ink, 2.2, "7 4", 1, "butt"},
    {"opening", "#FFFFFF", 5, "", 1, "butt"},
    {"exit", bluish_green, 5, "", 1, "butt"},
    {"line to be held", blue, 11, "", 0.16, "butt"},
    {"closed gate", ink, 2.2, "2 2", 1, "butt"},
    {"failed", vermillion, 3.4, "3 5", 1, "butt"},
    {"line to fall back to", blue, 1.6, "6 4", 0.8, "butt"},
    {"line to advance to", reddish_purple, 1.6, "6 4", 1, "butt"},
}};

constexpr std::array<StrokeLook, 4> areas{{
    {"walkable ground", "#C9C2B4", 1, ""},
    {"protected hall", "#8E7CC3", 1.2, ""},
    {"assembly area", "#B8AF9C", 1.2, "3 4"},
    {"obstacle", grey, 1.2, ""},
}};

std::string polygon(const std::vector<Vec2>& corners, const char* colour, const char* edge) {
  return fmt::format("<path d=\"{}Z\" fill=\"{}\" stroke=\"{}\" stroke-width=\"0.9\" stroke-linejoin=\"round\"/>",
                     svg::path_data(corners), colour, edge);
}

std::string star(Vec2 at, double r, const char* colour) {
  // Five points; the inner radius is 0.42 of the outer. Sines and cosines of multiples of 36 degrees from the top.
  constexpr std::array<Vec2, 10> corners{{{0, -1},
                                          {0.247, -0.340},
                                          {0.951, -0.309},
                                          {0.399, 0.130},
                                          {0.588, 0.809},
                                          {0, 0.42},
                                          {-0.588, 0.809},
                                          {-0.399, 0.130},
                                          {-0.951, -0.309},
                                          {-0.247, -0.340}}};
  std::vector<Vec2> points;
  for (const Vec2& corner : corners) points.push_back(at + r * corner);
  return polygon(points, colour, black);
}

std::string circle(Vec2 at, double r, const std::string& attributes) {
  return fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}/>", svg::number(at.x), svg::number(at.y), svg::number(r),
                     attributes);
}

std::string cross(Vec2 at, double r) {
  const std::string data =
      svg::path_data({at + Vec2{-r, -r}, at + Vec2{r, r}}) + svg::path_data({at + Vec2{-r, r}, at + Vec2{r, -r}});
  return fmt::format(
      "<path d=\"{0}\" stroke=\"#FFFFFF\" stroke-width=\"4\" fill=\"none\"/><path d=\"{0}\" stroke=\"{1}\" "
      "stroke-width=\"1.8\" fill=\"none\"/>",
      data, black);
}

/// A disc with a cross of first aid; larger and differently coloured by class.
std::string badge(Vec2 at, double r, const char* colour) {
  const bool dark = std::string_view(colour) != yellow;
  const double arm = 0.55 * r;
  const std::string data =
      svg::path_data({at + Vec2{-arm, 0}, at + Vec2{arm, 0}}) + svg::path_data({at + Vec2{0, -arm}, at + Vec2{0, arm}});
  return circle(at, r, fmt::format("fill=\"{}\" stroke=\"{}\" stroke-width=\"1.2\"", colour, black)) +
         fmt::format("<path d=\"{}\" stroke=\"{}\" stroke-width=\"2\" fill=\"none\"/>", data, dark ? "#FFFFFF" : black);
}

std::string pin(Vec2 at, double r, const char* colour) {
  return circle(at, r, fmt::format("fill=\"#FFFFFF\" stroke=\"{}\" stroke-width=\"1.6\"", colour)) +
         circle(at, r * 0.4, fmt::format("fill=\"{}\"", colour));
}

/// A flame: a tongue that leans to one side, and its brighter heart.
std::string flame(Vec2 at, double r, const char* colour) {
  constexpr std::array<Vec2, 9> tongue{{{0.1, -1},
                                        {0.25, -0.45},
                                        {0.5, -0.6},
                                        {0.75, 0.1},
                                        {0.5, 0.8},
                                        {0, 1},
                                        {-0.5, 0.8},
                                        {-0.75, 0.15},
                                        {-0.3, -0.3}}};
  std::vector<Vec2> outer, heart;
  for (const Vec2& corner : tongue) {
    outer.push_back(at + r * corner);
    heart.push_back(at + Vec2{0, 0.4 * r} + 0.45 * r * corner);
  }
  return polygon(outer, colour, "#7A2E00") + polygon(heart, yellow, "none");
}

std::string simple_shape(const MarkLook& mark, Vec2 at, double r) {
  switch (mark.shape) {
    case Shape::triangle:
      return polygon({at + Vec2{0, -r}, at + Vec2{0.87 * r, 0.6 * r}, at + Vec2{-0.87 * r, 0.6 * r}}, mark.colour,
                     "#7A2E00");
    case Shape::diamond:
      return polygon({at + Vec2{0, -r}, at + Vec2{r, 0}, at + Vec2{0, r}, at + Vec2{-r, 0}}, "#FFFFFF", mark.colour);
    case Shape::square:
      return polygon({at + Vec2{-r, -r}, at + Vec2{r, -r}, at + Vec2{r, r}, at + Vec2{-r, r}}, mark.colour, "#FFFFFF");
    case Shape::ring:
      return circle(
          at, r * 0.8,
          fmt::format("fill=\"#FFFFFF\" stroke=\"{}\" stroke-width=\"{}\"", mark.colour, svg::number(r * 0.5)));
    default:
      return circle(at, r, fmt::format("fill=\"{}\" stroke=\"#FFFFFF\" stroke-width=\"0.6\"", mark.colour));
  }
}

}  // namespace

const MarkLook& look(MapMark::Kind kind) {
  for (const MarkLook& mark : marks) {
    if (mark.kind == kind) return mark;
  }
  throw Bug("every kind of mark has a look");
}

const StrokeLook& look(MapTrack::Kind kind) { return tracks.at(static_cast<std::size_t>(kind)); }
const StrokeLook& look(MapLine::Kind kind) { return lines.at(static_cast<std::size_t>(kind)); }
const StrokeLook& look(MapArea::Kind kind) { return areas.at(static_cast<std::size_t>(kind)); }

const char* fill_of(MapArea::Kind kind) {
  constexpr std::array<const char*, 4> fills{"#F6F3EC", "#E9E4F5", "none", "#C8CBD0"};
  return fills.at(static_cast<std::size_t>(kind));
}

std::string symbol(const MarkLook& mark, Vec2 at, double radius) {
  switch (mark.shape) {
    case Shape::star:
      return star(at, radius, mark.colour);
    case Shape::cross:
      return cross(at, radius * 0.8);
    case Shape::badge:
      return badge(at, radius, mark.colour);
    case Shape::pin:
      return pin(at, radius, mark.colour);
    case Shape::flame:
      return flame(at, radius, mark.colour);
    default:
      return simple_shape(mark, at, radius);
  }
}

std::string stroke(const StrokeLook& line, double factor) {
  std::string text = fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" stroke-linecap=\"{}\"", line.colour,
                                 svg::number(line.width * factor), line.cap);
  if (*line.dash != 0) text += fmt::format(" stroke-dasharray=\"{}\"", line.dash);
  if (line.opacity < 1) text += fmt::format(" stroke-opacity=\"{:.2f}\"", line.opacity);
  return text + " stroke-linejoin=\"round\"";
}

}  // namespace sispam
