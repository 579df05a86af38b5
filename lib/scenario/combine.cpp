// SPDX-License-Identifier: Apache-2.0
#include "scenario/combine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include "scenario/field.hpp"
#include "scenario/notation.hpp"
#include "scenario/path.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr std::size_t most_merged = 2000;

bool is_distribution(const Node& node) {
  const auto forms = distribution_forms();
  return std::any_of(forms.begin(), forms.end(),
                     [&](const DistributionForm& f) { return node.find(f.key) != nullptr; });
}

const std::string* id_of(const Node& node) {
  const Node* id = node.find("id");
  return id != nullptr && id->kind == NodeKind::scalar ? &id->text : nullptr;
}

bool has_ids(const Node& list) {
  return list.kind == NodeKind::list && !list.children.empty() &&
         std::all_of(list.children.begin(), list.children.end(), [](const Node& n) { return id_of(n) != nullptr; });
}

Node* item_with_id(Node& list, std::string_view id) {
  for (Node& child : list.children) {
    const std::string* name = id_of(child);
    if (name != nullptr && *name == id) return &child;
  }
  return nullptr;
}

std::vector<std::string> ids_of(const Node& list) {
  std::vector<std::string> names;
  for (const Node& child : list.children) {
    if (const std::string* id = id_of(child)) names.push_back(*id);
  }
  return names;
}

/// Tells new items of `over` that others below have such a name; before these are merged, so that their file is known.
void doubt_new_items(const Node& base, Node& over) {
  constexpr std::size_t most_compared = 200;
  if (base.children.size() > most_compared || over.children.size() > most_compared) return;
  const std::vector<std::string> known = ids_of(base);
  for (Node& child : over.children) {
    const std::string& id = *id_of(child);
    if (std::count(known.begin(), known.end(), id) > 0) continue;
    const std::vector<std::string> names = similar(id, known);
    if (names.empty()) continue;
    const auto twin = static_cast<std::size_t>(std::find(known.begin(), known.end(), names.front()) - known.begin());
    const Place& there = base.children[twin].place;
    child.doubt = fmt::format("Did you mean {}? {} is new here; {} has {}", names.front(), id,
                              there.file ? there.file->name : "what it extends", names.front());
  }
}

/// The first word of a path: up to the next '.' or '['.
std::string_view first_word(std::string_view path) { return path.substr(0, path.find_first_of(".[")); }

/// Removes a leading "[index]" from `rest` and returns the index.
std::optional<std::size_t> take_index(std::string_view& rest) {
  const std::size_t close = rest.find(']');
  if (rest.empty() || rest[0] != '[' || close == std::string_view::npos) return std::nullopt;
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(rest.data() + 1, rest.data() + close, index);
  if (error != std::errc{} || end != rest.data() + close) return std::nullopt;
  rest.remove_prefix(close + 1);
  return index;
}

/// Removes a leading ".id" of one of the items, the longest that fits, because ids may hold points.
Node* take_item(Node& list, std::string_view& rest) {
  Node* found = nullptr;
  std::size_t length = 0;
  for (Node& child : list.children) {
    const std::string* id = id_of(child);
    if (id == nullptr || id->size() < length || rest.substr(1, id->size()) != *id) continue;
    const std::size_t end = id->size() + 1;
    if (end < rest.size() && rest[end] != '.' && rest[end] != '[') continue;
    found = &child;
    length = id->size();
  }
  if (found != nullptr) rest.remove_prefix(length + 1);
  return found;
}

/// The rest of a path after a key: without its leading point.
std::string_view after_point(std::string_view rest) { return !rest.empty() && rest[0] == '.' ? rest.substr(1) : rest; }

struct Failure {
  std::string message;
  std::string hint;
};

/// One `path=value`, walked down tree and tables together.
class Assignment {
 public:
  Assignment(std::string path, Node value) : path_(std::move(path)), value_(std::move(value)) {}

  std::optional<Failure> apply(Node& root) { return into_record(root, scenario_table(), path_); }
  /// The path walked so far, items by id.
  const std::string& walked() const { return walked_; }

 private:
  std::optional<Failure> into_record(Node& node, const Table& table, std::string_view rest) {
    const std::string word(first_word(rest));
    const Field* field = table.find(word);
    if (field == nullptr || rest.empty()) return unknown(word, table.keys());
    walked_ += (walked_.empty() ? "" : ".") + word;
    rest.remove_prefix(word.size());
    const NodeKind kind = node.kind;
    const std::size_t keys = node.children.size();
    auto failure = into_child(child_of(node, word), *field, rest);
    if (failure) {  // the tree stays as it was, so that the reader finds no faults of what was never there
      node.kind = kind;
      node.children.resize(keys);
    }
    return failure;
  }

  std::optional<Failure> into_child(Node& child, const Field& field, std::string_view rest) {
    if (rest.empty()) return replace(child);
    if (field.inner == nullptr) return into_value(child, rest);
    if (field.is_list) return into_items(child, *field.inner, rest);
    if (rest[0] != '.') return unknown(std::string(rest), field.inner->keys());
    return into_record(child, *field.inner, rest.substr(1));
  }

  std::optional<Failure> into_items(Node& list, const Table& table, std::string_view rest) {
    if (list.kind != NodeKind::list) return Failure{fmt::format("{} is not in the file", walked_), {}};
    Node* item = nullptr;
    if (rest[0] == '[') {
      const auto index = take_index(rest);
      if (index && *index < list.children.size()) item = &list.children[*index];
      if (item == nullptr)
        return Failure{fmt::format("{} has {} items, counted from 0", walked_, list.children.size()), {}};
      const std::string* id = id_of(*item);
      walked_ += id != nullptr ? "." + *id : fmt::format("[{}]", *index);
    } else {
      item = take_item(list, rest);
      if (item == nullptr) return unknown(std::string(first_word(rest.substr(1))), ids_of(list));
      walked_ += "." + *id_of(*item);
    }
    if (rest.empty()) return Failure{fmt::format("{} is a whole item", walked_), "Set one of its keys"};
    return into_record(*item, table, after_point(rest));
  }

  /// Into a point, a pair or a distribution that stands in the file.
  std::optional<Failure> into_value(Node& node, std::string_view rest) {
    if (rest.empty()) return replace(node);
    Node* child = nullptr;
    const std::string_view before = rest;
    if (rest[0] == '[') {
      const auto index = take_index(rest);
      if (index && node.kind == NodeKind::list && *index < node.children.size()) child = &node.children[*index];
    } else {
      const std::string word(first_word(after_point(rest)));
      child = node.find(word);
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    }
    if (child == nullptr)
      return Failure{fmt::format("{} is not in the file", path_), fmt::format("Set {} as a whole", walked_)};
    walked_ += before.substr(0, before.size() - rest.size());
    return into_value(*child, rest);
  }

  std::optional<Failure> replace(Node& node) {
    const std::string key = node.key;
    const Place key_place = value_.key_place;
    node = value_;
    node.key = key;
    node.key_place = key_place;
    return std::nullopt;
  }

  Node& child_of(Node& node, const std::string& key) const {
    make_map(node);
    if (Node* found = node.find(key)) return *found;
    Node fresh;
    fresh.key = key;
    fresh.place = fresh.key_place = value_.place;
    node.children.push_back(std::move(fresh));
    return node.children.back();
  }

  static void make_map(Node& node) {
    if (node.kind == NodeKind::null) node.kind = NodeKind::map;
  }

  std::optional<Failure> unknown(const std::string& word, const std::vector<std::string>& known) const {
    std::string hint = did_you_mean(word, known);
    if (hint.empty()) hint = elsewhere();
    if (hint.empty()) hint = fmt::format("Known here: {}", either(known));
    return Failure{fmt::format("unknown path ({} has no {})", walked_.empty() ? "the scenario" : walked_, quoted(word)),
                   hint};
  }

  /// Keys in other places whose last word is that of this path.
  std::string elsewhere() const {
    const std::string last = path_.substr(path_.find_last_of('.') + 1);
    std::vector<std::string> paths;
    for (const std::string& known : key_paths()) {
      if (known.substr(known.find_last_of('.') + 1) == last && paths.size() < 3) paths.push_back(known);
    }
    return paths.empty() ? std::string() : fmt::format("Did you mean {}?", either(paths));
  }

  std::string path_;
  std::string walked_;
  Node value_;
};

/// Makes every place in the tree point into `file`, and to `whole` where that is known.
void relocate(Node& node, const std::shared_ptr<const SourceFile>& file, const Place& whole) {
  node.place.file = node.key_place.file = file;
  if (whole.file) node.place = node.key_place = whole;
  for (Node& child : node.children) relocate(child, file, whole);
}

}  // namespace

Node merge(Node base, Node over) {
  // what is larger than any scenario is refused by the reader; merging it would only take time
  if (base.children.size() > most_merged || over.children.size() > most_merged) return over;
  if (base.kind == NodeKind::map && over.kind == NodeKind::map && !is_distribution(over)) {
    for (Node& child : over.children) {
      Node* old = base.find(child.key);
      if (old != nullptr) {
        *old = merge(std::move(*old), std::move(child));
      } else {
        base.children.push_back(std::move(child));
      }
    }
    base.place = over.place;
    base.key_place = over.key_place;
    return base;
  }
  if (has_ids(base) && has_ids(over)) {
    doubt_new_items(base, over);
    std::set<std::string> seen;
    for (Node& child : over.children) {
      // the same id twice in one file stays twice, so that the reader refuses it
      Node* old = seen.insert(*id_of(child)).second ? item_with_id(base, *id_of(child)) : nullptr;
      if (old != nullptr) {
        *old = merge(std::move(*old), std::move(child));
      } else {
        base.children.push_back(std::move(child));
      }
    }
    return base;
  }
  return over;
}

std::string set_value(Node& root, const PathSetting& setting, Problems& problems) {
  const std::string& assignment = setting.text;
  const auto file = std::make_shared<const SourceFile>(SourceFile{"--set", assignment});
  const Place start = setting.place.file ? setting.place : Place{file, 1, 1};
  const std::size_t sign = assignment.find('=');
  const std::string path = assignment.substr(0, sign);
  if (sign == std::string::npos || path.empty() || !is_printable(assignment) ||
      first_invalid_utf8(assignment) != std::string::npos) {
    problems.add(start, {}, "is not path=value", "Write it like crowd.groups.supporters.count=600");
    return {};
  }
  Node value;
  try {  // the path gives way to blanks, so that columns stay true
    const std::string padded = std::string(sign + 1, ' ') + assignment.substr(sign + 1);
    value = parse_yaml(std::make_shared<const SourceFile>(SourceFile{"--set", padded}));
  } catch (const InputError& error) {
    const Problem& first = error.problems().front();
    problems.add(setting.place.file ? start : Place{file, 1, first.column}, path, first.message, first.hint);
    return {};
  }
  relocate(value, file, setting.place);
  Assignment step(path, std::move(value));
  if (const auto failure = step.apply(root)) {
    problems.add(start, path, failure->message, failure->hint);
    return {};
  }
  return step.walked();
}

}  // namespace sispam
