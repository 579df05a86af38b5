// SPDX-License-Identifier: Apache-2.0
#include "report/svg.hpp"

#include <fmt/format.h>

#include <cmath>

namespace sispam::svg {

namespace {

const char* anchor_name(Anchor anchor) {
  if (anchor == Anchor::middle) return "middle";
  return anchor == Anchor::end ? "end" : "start";
}

/// Characters, not bytes, of UTF-8 text.
std::size_t characters(std::string_view words) {
  std::size_t n = 0;
  for (const char c : words) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return n;
}

}  // namespace

std::string escape(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '&':
        safe += "&amp;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20U) safe += c;
    }
  }
  return safe;
}

std::string number(double value) {
  const double tenths = std::round(value * 10);
  if (tenths == 0) return "0";
  std::string digits = fmt::format("{:.1f}", tenths / 10);
  if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
  return digits;
}

std::string path_data(const std::vector<Vec2>& points) {
  std::string data;
  for (const Vec2& p : points) {
    data += data.empty() ? "M" : "L";
    data += number(p.x) + " " + number(p.y);
  }
  return data;
}

std::string text(Vec2 at, std::string_view words, const TextStyle& style) {
  return fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\" text-anchor=\"{}\"{}{}>{}</text>\n",
                     number(at.x), number(at.y), number(style.size), style.colour, anchor_name(style.anchor),
                     *style.more != 0 ? " " : "", style.more, escape(words));
}

std::vector<std::string> wrap(std::string_view words, std::size_t width) {
  std::vector<std::string> lines;
  while (!words.empty()) {
    const std::size_t end = words.find(' ');
    const std::string_view word = words.substr(0, end);
    words = end == std::string_view::npos ? std::string_view{} : words.substr(end + 1);
    if (!lines.empty() && characters(lines.back()) + 1 + characters(word) <= width) {
      lines.back() += ' ';
      lines.back() += word;
    } else {
      lines.emplace_back(word);
    }
  }
  return lines;
}

double text_width(std::string_view words, double size) { return 0.56 * size * static_cast<double>(characters(words)); }

}  // namespace sispam::svg
