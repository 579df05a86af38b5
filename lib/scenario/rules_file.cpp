// SPDX-License-Identifier: Apache-2.0
#include "scenario/rules_file.hpp"

#include <utility>

#include "rules_data.hpp"

namespace sispam {

namespace {

constexpr std::string_view key = "rules_of_engagement";

using File = std::shared_ptr<const SourceFile>;

const File& drill() {
  static const File file = std::make_shared<const SourceFile>(SourceFile{"drill (built in)", rules_data::drill});
  return file;
}

const File& strict() {
  static const File file = std::make_shared<const SourceFile>(SourceFile{"strict (built in)", rules_data::strict});
  return file;
}

/// Rules that are part of the program; null if there are none of that name.
File built_in(std::string_view name) {
  if (name == "drill") return drill();
  return name == "strict" ? strict() : nullptr;
}

}  // namespace

void resolve_rules(Node& root, ReadFile read, std::vector<std::shared_ptr<const SourceFile>>& files) {
  Node* named = root.find(key);
  if (named == nullptr || named->kind != NodeKind::scalar) return;
  File file = built_in(named->text);
  if (file == nullptr) {
    file = read(named_file(*named, std::string(key), "must be drill, strict or the name of one file"), named->place);
    files.push_back(file);
  }
  Node rules = parse_yaml(file);
  if (rules.kind != NodeKind::map) {
    throw InputError({problem_at(rules.place, std::string(key), "must be a map of keys")});
  }
  rules.key = std::string(key);
  *named = std::move(rules);
}

void add_rules(Node& root) {
  if (root.kind != NodeKind::map || root.find(key) != nullptr) return;
  Node rules = parse_yaml(drill());
  rules.key = std::string(key);
  root.children.push_back(std::move(rules));
}

}  // namespace sispam
