// SPDX-License-Identifier: Apache-2.0
#include "report/junit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

std::string escaped_byte(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\n':
      return "&#10;";
    case '\t':
      return "&#9;";
    case '\r':
      return "&#13;";
    default:
      return static_cast<unsigned char>(c) < 0x20 ? std::string(replacement) : std::string(1, c);
  }
}

std::string element_of(const JunitCase& test) {
  const std::string start =
      fmt::format("  <testcase classname=\"{}\" name=\"{}\"", xml_escaped(test.group), xml_escaped(test.name));
  std::string inside;
  if (test.kind != JunitKind::passed) {
    const std::string_view word = test.kind == JunitKind::failure ? "failure" : "error";
    inside +=
        fmt::format("    <{} message=\"{}\">{}</{}>\n", word, xml_escaped(test.message), xml_escaped(test.text), word);
  }
  if (!test.output.empty()) inside += fmt::format("    <system-out>{}</system-out>\n", xml_escaped(test.output));
  return inside.empty() ? start + "/>\n" : fmt::format("{}>\n{}  </testcase>\n", start, inside);
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t good = std::min(first_invalid_utf8(text), text.size());
    for (const char c : text.substr(0, good)) out += escaped_byte(c);
    if (good == text.size()) break;
    out += replacement;
    text.remove_prefix(good + 1);
  }
  for (const std::string_view forbidden : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {  // U+FFFE and U+FFFF are not XML
    for (std::size_t at = 0; (at = out.find(forbidden, at)) != std::string::npos;) out.replace(at, 3, replacement);
  }
  return out;
}

std::string junit_text(std::string_view suite, const std::vector<JunitCase>& cases) {
  const auto count = [&](JunitKind kind) {
    return std::count_if(cases.begin(), cases.end(), [kind](const JunitCase& c) { return c.kind == kind; });
  };
  std::string text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n",
      xml_escaped(suite), cases.size(), count(JunitKind::failure), count(JunitKind::error));
  for (const JunitCase& test : cases) text += element_of(test);
  return text + "</testsuite>\n";
}

}  // namespace sispam
