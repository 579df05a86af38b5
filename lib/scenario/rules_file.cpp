// SPDX-License-Identifier: Apache-2.0
#include "scenario/rules_file.hpp"

#include <fmt/format.h>

#include <utility>

#include "rules_data.hpp"
#include "scenario/combine.hpp"
#include "scenario/field.hpp"
#include "scenario/file_kind.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr std::string_view key = "rules_of_engagement";
constexpr std::size_t longest_chain = 8;

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

/// What a name that is no file may have been meant for; `file` is the hint of who looked for the file.
std::string hint_for(const std::string& name, const std::string& file) {
  const std::string known = did_you_mean(name, {"drill", "strict"});
  if (!known.empty()) return known;
  return file.empty() ? "Known by name are drill and strict" : file;
}

/// The text that `name` stands for; `what` is what problems call it.
File file_of(const Node& name, std::string_view what, ReadFile read, std::vector<File>& files) {
  if (File file = built_in(name.text)) return file;
  const std::string path = named_file(name, std::string(what), "must be drill, strict or the name of one file");
  try {
    files.push_back(read(path, name.place));
  } catch (const InputError& error) {
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems) problem.hint = hint_for(name.text, problem.hint);
    throw InputError(std::move(problems));
  }
  return files.back();
}

/// The rules that `name` stands for, laid over those that they extend.
Node read_chain(Node name, ReadFile read, std::vector<File>& files) {
  std::vector<Node> chain;
  for (std::string_view what = key;; what = "extends") {
    Node rules = parse_yaml(file_of(name, what, read, files));
    if (rules.kind != NodeKind::map) {
      throw InputError({problem_at(rules.place, std::string(key), "must be a map of keys")});
    }
    refuse_other_kind(rules, table_of<Rules>());
    const Node* extends = rules.find("extends");
    const bool last = extends == nullptr;
    if (!last) {
      name = *extends;
      rules.children.erase(rules.children.begin() + (extends - rules.children.data()));
    }
    chain.push_back(std::move(rules));
    if (last) break;
    if (chain.size() >= longest_chain) {
      const std::string message = fmt::format("more than {} rules files in a chain, or a circle", longest_chain);
      throw InputError({problem_at(name.place, "extends", message)});
    }
  }
  Node rules = std::move(chain.back());
  for (auto over = chain.rbegin() + 1; over != chain.rend(); ++over) rules = merge(std::move(rules), std::move(*over));
  return rules;
}

}  // namespace

void resolve_rules(Node& root, ReadFile read, std::vector<std::shared_ptr<const SourceFile>>& files) {
  Node* named = root.find(key);
  if (named == nullptr || named->kind != NodeKind::scalar) return;
  Node rules = read_chain(*named, read, files);
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
