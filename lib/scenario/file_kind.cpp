// SPDX-License-Identifier: Apache-2.0
#include "scenario/file_kind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scenario/study_file.hpp"
#include "scenario/suite.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

/// A kind of file.
struct Kind {
  const Table& table;
  std::string_view head;  // the key that holds the version of its format
  std::string_view name;
  std::string_view taken_by;  // what comes before the name of the file
};

const std::array<Kind, 4>& kinds() {
  static const std::array<Kind, 4> all{
      {{scenario_table(), "scenario", "a scenario", "Try sispam run"},
       {study_table(), "study", "a study", "Try sispam study plan"},
       {suite_table(), "suite", "a suite", "Try sispam check"},
       {table_of<Rules>(), "rules", "a file of rules", "Name it in a scenario: rules_of_engagement:"}}};
  return all;
}

bool has_version(const Node& root, std::string_view head) {
  const Node* version = root.find(head);
  return version != nullptr && std::holds_alternative<std::int64_t>(to_integer(version->text));
}

/// How many keys of the tree are keys of that kind.
std::ptrdiff_t keys_of(const Node& root, const Kind& kind) {
  const bool extends = kind.head == "scenario" || kind.head == "rules";
  return std::count_if(root.children.begin(), root.children.end(), [&](const Node& child) {
    return kind.table.find(child.key) != nullptr || (extends && child.key == "extends");
  });
}

}  // namespace

void refuse_other_kind(const Node& root, const Table& table) {
  const auto wanted = std::find_if(kinds().begin(), kinds().end(), [&](const Kind& k) { return &k.table == &table; });
  if (wanted == kinds().end() || root.kind != NodeKind::map || has_version(root, wanted->head)) return;
  const auto found = std::max_element(kinds().begin(), kinds().end(), [&](const Kind& a, const Kind& b) {
    return keys_of(root, a) < keys_of(root, b);
  });
  if (keys_of(root, *found) <= keys_of(root, *wanted)) return;
  const Node* head = root.find(found->head);
  const Place& place = head != nullptr ? head->key_place : root.place;
  throw InputError({problem_at(place, {}, fmt::format("this is {}, not {}", found->name, wanted->name),
                               fmt::format("{} {}", found->taken_by, place.file->name))});
}

}  // namespace sispam
