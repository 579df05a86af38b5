// JUnit XML, as the collectors of continuous integration read it.
//
// Written here because it is thirty lines; a library for XML would be one more dependency. It holds no time and no
// host, so the same results give the same bytes. Characters that XML 1.0 cannot hold become U+FFFD.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sispam {

enum class JunitKind : std::uint8_t { passed, failure, error };

struct JunitCase {
  std::string group;  // the attribute classname
  std::string name;
  JunitKind kind = JunitKind::passed;
  std::string message;   // one line; for what did not pass
  std::string text;      // all of it
  std::string output{};  // what else was said, such as warnings; may be empty
};

/// The report of one suite of cases.
std::string junit_text(std::string_view suite, const std::vector<JunitCase>& cases);
/// Text as it may stand in an attribute or an element.
std::string xml_escaped(std::string_view text);

}  // namespace sispam
