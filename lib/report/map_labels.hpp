// Puts labels where they hide neither each other nor the frame.
//
// First come, first served, from a fixed list of places round each anchor: simple, and the same data gives the same
// picture. An optimiser over all labels was rejected: a map has two dozen of them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/map_data.hpp"
#include "report/svg.hpp"

namespace sispam {

/// Which side of its anchor a label takes first.
enum class LabelSide : std::uint8_t { beside, below };

/// What to write, and where it belongs.
struct Label {
  Vec2 anchor;       // [px]
  double clear = 4;  // distance to keep from the anchor [px]
  std::string words;
  svg::TextStyle style;
  LabelSide side = LabelSide::beside;
};

class LabelField {
 public:
  /// Labels stay inside `page` [px].
  explicit LabelField(const MapBox& page) : page_(page) {}

  /// Keeps labels out of a box [px].
  void block(const MapBox& box) { taken_.push_back(box); }
  /// Keeps labels out of a box as long as there is room elsewhere [px].
  void avoid(const MapBox& box) { crowded_.push_back(box); }
  /// The label beside its anchor, with a line to it when it stands further off; empty text when there is no room: a
  /// label on top of another helps nobody.
  std::string place(const Label& label);
  /// The label to the right of its anchor, if nothing at all is there; else empty text.
  std::string place_here(const Label& label) { return try_direction(label, label.clear, {0, Care::avoid_crowds}); }

 private:
  enum class Care : std::uint8_t { avoid_crowds, anywhere_free };
  bool is_free(const MapBox& box, Care care) const;
  /// Which of the places round an anchor, and what to keep off.
  struct Try {
    std::size_t direction = 0;
    Care care = Care::avoid_crowds;
  };
  std::string try_direction(const Label& label, double distance, const Try& attempt);
  std::string try_place(const Label& label, double distance, Care care);

  MapBox page_;
  std::vector<MapBox> taken_, crowded_;
};

}  // namespace sispam
