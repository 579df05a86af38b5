// A YAML text as a small tree that knows where every value stands, and the guard that builds it.
//
// The text comes from anybody, so everything dangerous or ambiguous is refused while the parser still runs: duplicate
// keys, anchors, aliases, tags, merge keys, complex keys, a second document, and anything beyond the limits below.
// YAML::Load was rejected: it takes the first of two equal keys, expands aliases, reads 017 as octal and has built a
// tree of gigabytes before anybody can look at it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace sispam {

/// What a file may hold at most.
struct InputLimits {
  std::size_t bytes = 1 << 20;
  std::size_t values = 200'000;
  std::size_t levels = 64;
  std::size_t scalar_bytes = 64 << 10;
  std::size_t problems = 20;
};
inline constexpr InputLimits input_limits;

/// A text and the name under which problems speak of it.
struct SourceFile {
  std::string name;
  std::string text;

  /// Line `number` (from 1) without its end, fit for a terminal; empty when it is too long to show.
  std::string line(int number) const;
};

/// Where something stands. Lines and columns (in characters) count from 1.
struct Place {
  std::shared_ptr<const SourceFile> file;
  int line = 0;
  int column = 0;
};

enum class NodeKind : unsigned char { null, scalar, list, map };

/// A value of the tree. Children of a map carry their key.
struct Node {
  NodeKind kind = NodeKind::null;
  bool quoted = false;  // scalar: written in quotes, so it is text even if it looks like a number
  std::string text;     // scalar: what it says
  std::string key;      // as a child of a map
  Place place;          // of the value
  Place key_place;      // of the key; of the value if it has none
  std::string doubt{};  // what it may have been meant for: tells why keys may be missing
  std::vector<Node> children;

  /// The child with that key, or nullptr.
  const Node* find(std::string_view name) const;
  Node* find(std::string_view name);
};

/// The value on one line, in the flow style of YAML, without its key.
std::string flow_text(const Node& node);

/// A problem at a place, with its source line.
Problem problem_at(const Place& place, std::string key, std::string message, std::string hint = {});

/// Parses one document. Throws InputError with every problem found, at most 20.
Node parse_yaml(const std::shared_ptr<const SourceFile>& file);

}  // namespace sispam
