// SPDX-License-Identifier: Apache-2.0
#include "report/junit.hpp"

#include <gtest/gtest.h>

namespace sispam {
namespace {

TEST(Junit, counts_its_cases_and_escapes_what_xml_would_read) {
  const std::vector<JunitCase> cases{{"g", "a", JunitKind::passed, "", ""},
                                     {"g", "b<\"&\">", JunitKind::failure, "x < y", "line 1\nline 2 ]]>"},
                                     {"g", "c", JunitKind::error, "m", "t", "w < 1\n"},
                                     {"g", "d", JunitKind::passed, "", "", "w"}};
  EXPECT_EQ(junit_text("s & t", cases),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuite name=\"s &amp; t\" tests=\"4\" failures=\"1\" errors=\"1\">\n"
            "  <testcase classname=\"g\" name=\"a\"/>\n"
            "  <testcase classname=\"g\" name=\"b&lt;&quot;&amp;&quot;&gt;\">\n"
            "    <failure message=\"x &lt; y\">line 1&#10;line 2 ]]&gt;</failure>\n"
            "  </testcase>\n"
            "  <testcase classname=\"g\" name=\"c\">\n"
            "    <error message=\"m\">t</error>\n"
            "    <system-out>w &lt; 1&#10;</system-out>\n"
            "  </testcase>\n"
            "  <testcase classname=\"g\" name=\"d\">\n"
            "    <system-out>w</system-out>\n"
            "  </testcase>\n"
            "</testsuite>\n");
}

TEST(Junit, replaces_what_no_xml_can_hold) {
  const std::string bad = "\xEF\xBF\xBD";
  EXPECT_EQ(xml_escaped(std::string("a\x01\x1B\0b", 5)), "a" + bad + bad + bad + "b");
  EXPECT_EQ(xml_escaped("\xFF\xC3"), bad + bad);
  EXPECT_EQ(xml_escaped("\xEF\xBF\xBF"), bad);
  EXPECT_EQ(xml_escaped("\xC3\xA9 \xE2\x82\xAC"), "\xC3\xA9 \xE2\x82\xAC");
}

}  // namespace
}  // namespace sispam
