// SPDX-License-Identifier: Apache-2.0
#include "scenario/node.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sispam {
namespace {

using ::testing::HasSubstr;

Node parse(const std::string& text) { return parse_yaml(std::make_shared<const SourceFile>(SourceFile{"t", text})); }

std::string refusal(const std::string& text) {
  try {
    parse(text);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

TEST(Tree, knows_where_every_value_and_key_stands) {
  const Node root = parse("a: 1\nb:\n  - {c: \"x\"}\n");
  const Node& c = *root.find("b")->children[0].find("c");
  EXPECT_EQ(c.text, "x");
  EXPECT_TRUE(c.quoted);
  EXPECT_EQ(c.place.line, 3);
  EXPECT_EQ(c.place.column, 9);
  EXPECT_EQ(c.key_place.column, 6);
}

TEST(Tree, counts_columns_in_characters_not_bytes) {
  const Node root = parse("{é: 1, b: 2}\n");
  EXPECT_EQ(root.find("b")->key_place.column, 8);
}

TEST(Tree, reads_windows_line_ends) {
  const Node root = parse("a: 1\r\nb: 2\r\n");
  EXPECT_EQ(root.find("b")->text, "2");
  EXPECT_EQ(root.find("b")->place.line, 2);
}

TEST(Tree, gives_an_empty_value_the_place_of_its_key) { EXPECT_EQ(parse("a:\nb: 1\n").find("a")->place.line, 1); }

TEST(Tree, reads_back_from_one_line_what_yaml_would_read_otherwise) {
  const Node root = parse("title: \"a: b, [c]\"\nnumber: \"7\"\nlist:\n  - {at: [1, -2]}\n");
  EXPECT_EQ(flow_text(root), "{title: \"a: b, [c]\", number: \"7\", list: [{at: [1, -2]}]}");
  EXPECT_EQ(flow_text(parse(flow_text(root))), flow_text(root));
}

TEST(Guard, tells_of_a_tab_that_indents) {
  EXPECT_THAT(refusal("a:\n  b: 1\n  \tc: 2\n"), HasSubstr("t:3:3: a tab at the start of the line"));
  EXPECT_THAT(refusal("a:\n\tb:\n\t\tc: 2\n"), HasSubstr("a tab at the start of the line"));
  EXPECT_THAT(refusal("a: [1,\n\n2: [\n"), HasSubstr("not YAML"));
  EXPECT_EQ(refusal("a: [1,\n\t2]\n"), "") << "YAML allows it in brackets";
}

TEST(Guard, names_utf_16) {
  const auto wide = [](std::string_view text, std::size_t shift) {
    std::string bytes(2 * text.size(), '\0');
    for (std::size_t i = 0; i < text.size(); ++i) bytes[2 * i + shift] = text[i];
    return bytes;
  };
  const std::string message = "t: is UTF-16. Save it as UTF-8";
  EXPECT_EQ(refusal(wide("a: 1\n", 0)), message);
  EXPECT_EQ(refusal(wide("a: 1\n", 1)), message);
  EXPECT_EQ(refusal("\xFF\xFE" + wide("a: 1\n", 0)), message);
  EXPECT_EQ(refusal("\xFE\xFF" + wide("a: 1\n", 1)), message);
}

TEST(Guard, puts_nothing_on_the_terminal_that_moves_it) {
  EXPECT_THAT(refusal("a: \x1b[31m\n"), HasSubstr("\n  a: \xEF\xBF\xBD[31m\n     ^"));
  EXPECT_THAT(refusal(std::string("a: b\0\n", 6)), HasSubstr("\n  a: b\xEF\xBF\xBD\n      ^"));
  EXPECT_THAT(refusal("a: \xFFz\n"), HasSubstr("\n  a: \xEF\xBF\xBDz\n     ^"));
  EXPECT_THAT(refusal("\"\\e[31m\": 1\n\"\\e[31m\": 1\n"), HasSubstr("the key \"\\u001b[31m\" stands twice"));
  EXPECT_THAT(refusal("a: *\xC2\x9B\n"), ::testing::Not(HasSubstr("\xC2\x9B")));
}

TEST(Guard, takes_64_levels_and_refuses_65) {
  const auto nested = [](int lists) { return "a: " + std::string(lists, '[') + std::string(lists, ']'); };
  EXPECT_EQ(refusal(nested(63)), "");
  EXPECT_THAT(refusal(nested(64)), HasSubstr("more than 64 levels"));
  EXPECT_THAT(refusal(nested(100000)), HasSubstr("more than 64 levels"));
}

TEST(Guard, takes_200000_values_and_refuses_one_more) {
  const auto list = [](std::size_t values) {
    std::string text = "[";
    for (std::size_t i = 1; i < values; ++i) text += "1,";  // the list itself is a value
    return text + "]";
  };
  EXPECT_EQ(refusal(list(200'000)), "");
  EXPECT_THAT(refusal(list(200'001)), HasSubstr("more than 200000 values"));
}

TEST(Guard, refuses_more_than_a_mebibyte) {
  const auto text = [](std::size_t size) { return "a: 1\n#" + std::string(size - 6, 'x'); };
  EXPECT_EQ(refusal(text(1 << 20)), "");
  EXPECT_THAT(refusal(text((1 << 20) + 1)), HasSubstr("more than 1048576 bytes"));
}

TEST(Guard, refuses_a_value_of_more_than_64_kibibytes) {
  EXPECT_EQ(refusal("a: " + std::string(65536, 'x')), "");
  EXPECT_THAT(refusal("a: " + std::string(65537, 'x')), HasSubstr("a value of 65537 bytes"));
}

TEST(Guard, refuses_a_thousand_aliases_without_expanding_them) {
  std::string text = "a0: &a0 [1, 1]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string last = std::to_string(i - 1), now = std::to_string(i);
    text += "a" + now + ": &a" + now + " [*a" + last + ", *a" + last + "]\n";
  }
  EXPECT_THAT(refusal(text), HasSubstr("alias"));
}

TEST(Guard, reports_several_faults_at_once_but_never_more_than_twenty) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "a: 1\n";
  try {
    parse(text);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 20u);
    EXPECT_EQ(error.problems()[4].line, 6);
  }
}

TEST(Guard, shows_the_line_with_a_caret) {
  EXPECT_THAT(refusal("id: !!str a\n"), HasSubstr("\n  id: !!str a\n      ^"));
}

TEST(Guard, never_crashes_on_a_text_cut_anywhere) {
  const std::string whole =
      "%YAML 1.2\n---\n? {a: [&x 'q''', \"\\u00e9\", *x, !!int 3]}\n: |2-\n   k\n<<: {é: ~}\n...\n";
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    try {
      parse(whole.substr(0, size));
    } catch (const InputError& error) {
      EXPECT_FALSE(error.problems().empty());
    }
  }
}

}  // namespace
}  // namespace sispam
