// SPDX-License-Identifier: Apache-2.0
#include "scenario/node.hpp"

#include <algorithm>
#include <utility>

#include "scenario/text.hpp"

namespace sispam {

namespace {

std::string_view raw_line(std::string_view text, int number) {
  for (int i = 1; i < number; ++i) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  return text;
}

}  // namespace

std::string SourceFile::line(int number) const {
  std::string raw(raw_line(text, number));
  if (raw.size() > 240) return {};
  std::replace(raw.begin(), raw.end(), '\t', ' ');
  return for_terminal(raw);
}

const Node* Node::find(std::string_view name) const {
  const auto found = std::find_if(children.begin(), children.end(), [&](const Node& n) { return n.key == name; });
  return kind == NodeKind::map && found != children.end() ? &*found : nullptr;
}

Node* Node::find(std::string_view name) { return const_cast<Node*>(std::as_const(*this).find(name)); }

std::string flow_text(const Node& node) {
  if (node.kind == NodeKind::scalar) {
    const bool plain = !node.quoted && node.text.find_first_of(",[]{}:#\"'") == std::string::npos;
    return plain ? node.text : quoted(node.text);
  }
  const bool is_map = node.kind == NodeKind::map;
  std::string text;
  for (const Node& child : node.children) {
    if (!text.empty()) text += ", ";
    if (is_map) text += child.key + ": ";
    text += flow_text(child);
  }
  return is_map ? "{" + text + "}" : "[" + text + "]";
}

Problem problem_at(const Place& place, std::string key, std::string message, std::string hint) {
  Problem problem;
  problem.file = place.file ? place.file->name : std::string();
  problem.line = place.line;
  problem.column = place.column;
  problem.key = std::move(key);
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  if (place.file && place.line > 0) problem.source_line = place.file->line(place.line);
  return problem;
}

}  // namespace sispam
