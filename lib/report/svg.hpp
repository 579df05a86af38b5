// The few SVG elements that our pictures need, as text.
//
// A drawing library was rejected: it would choose fonts, rounding and order for us, and the same data must give the
// same bytes. Coordinates are in pixels of the page, with one decimal.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/vec2.hpp"

namespace sispam::svg {

/// `<`, `>`, `&` and `"` made harmless; control characters dropped.
std::string escape(std::string_view text);
/// One decimal, no trailing zero, never "-0".
std::string number(double value);
/// Path data through the points: "M1 2L3 4".
std::string path_data(const std::vector<Vec2>& points);

/// How text stands to its anchor.
enum class Anchor { start, middle, end };

struct TextStyle {
  double size = 12;  // [px]
  const char* colour = "#333333";
  Anchor anchor = Anchor::start;
  const char* more = "";  // further attributes, such as font-weight="bold"
};

/// A line of text at a point, escaped.
std::string text(Vec2 at, std::string_view words, const TextStyle& style);
/// Words broken into lines of at most `width` characters; a longer word stands alone.
std::vector<std::string> wrap(std::string_view words, std::size_t width);
/// Roughly how wide the words are; exact widths depend on the reader's fonts [px].
double text_width(std::string_view words, double size);

}  // namespace sispam::svg
