// From the features of a GeoJSON file (RFC 7946) to names and points in metres.
//
// What RFC 7946 allows but no plan needs is refused, not ignored: a hole or an altitude that has no effect would be a
// wall the planner believes in.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/vec2.hpp"
#include "scenario/geojson_frame.hpp"
#include "scenario/node.hpp"
#include "scenario/problems.hpp"

namespace sispam {

/// What a feature draws.
enum class DrawnForm : unsigned char { point, line, polygon };

/// One feature, good as far as it goes.
struct DrawnFeature {
  std::string where;  // what problems call it: "features[3] (office)"
  Place place;
  std::string kind;           // walkable, wall, ...
  const Node* id = nullptr;   // the property
  const Node* use = nullptr;  // the property `for`, if given
  DrawnForm form = DrawnForm::point;
  std::vector<Node> points;  // [x, y] in metres, as a scenario would write them
  Place points_place;
};

/// The words `kind` may be, and what each must draw.
struct DrawnKind {
  std::string_view name;
  DrawnForm form;
  std::string_view list;  // of the site; empty if it is none
  std::string_view key;   // of its points
};
std::vector<DrawnKind> drawn_kinds();

/// The features of a collection; notes what is wrong in `problems`. They point into `collection`.
std::vector<DrawnFeature> read_features(const Node& collection, const GeoFrame& frame, Problems& problems);

}  // namespace sispam
