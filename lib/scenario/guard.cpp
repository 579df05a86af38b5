// SPDX-License-Identifier: Apache-2.0
#include "scenario/node.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <sstream>

#include "scenario/text.hpp"

namespace sispam {

namespace {

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }

Place place_of_byte(const std::shared_ptr<const SourceFile>& file, std::size_t offset) {
  const std::string_view before = std::string_view(file->text).substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto column =
      std::count_if(before.begin() + static_cast<std::ptrdiff_t>(start), before.end(), starts_character);
  return {file, static_cast<int>(line), static_cast<int>(column) + 1};
}

/// Thrown through the parser when going on makes no sense.
struct Stop {};

/// Builds the tree from the parser's events and refuses what we do not want. yaml-cpp's interface demands inheritance.
class Guard : public YAML::EventHandler {
 public:
  explicit Guard(std::shared_ptr<const SourceFile> file) : file_(std::move(file)) {
    characters_.reserve(file_->text.size() + 1);
    std::uint32_t count = 0;
    for (std::size_t at = 0; at < file_->text.size(); ++at) {
      characters_.push_back(count);
      if (starts_character(file_->text[at])) ++count;
      if (file_->text[at] == '\n') line_starts_.push_back(at + 1);
    }
    characters_.push_back(count);
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) {
      refuse(mark, "a second document (a scenario is one document)", "Put it into a file of its own");
      throw Stop{};
    }
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check_anchor(mark, anchor);
    add(mark, Node{});
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    refuse(mark, "an alias (*) is not allowed (every value must stand where it is used)", "Write the value out");
    add(mark, Node{});
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check_anchor(mark, anchor);
    check_tag(mark, tag);
    check_closed(mark);
    if (value.size() > input_limits.scalar_bytes) {
      refuse(mark, fmt::format("a value of {} bytes (at most {})", value.size(), input_limits.scalar_bytes));
      throw Stop{};
    }
    Node node;
    node.kind = NodeKind::scalar;
    node.quoted = tag == "!";
    node.text = value;
    add(mark, std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, NodeKind::list);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, NodeKind::map);
  }
  void OnMapEnd() override { close(); }

  /// Notes a problem at a mark of the parser.
  void refuse(const YAML::Mark& mark, std::string message, std::string hint = {}) {
    problems_.push_back(problem_at(place(mark), {}, std::move(message), std::move(hint)));
    if (problems_.size() >= input_limits.problems) throw Stop{};
  }

  void refuse_at(const Place& where, std::string message, std::string hint = {}) {
    problems_.push_back(problem_at(where, {}, std::move(message), std::move(hint)));
    if (problems_.size() >= input_limits.problems) throw Stop{};
  }

  /// Notes what the parser stumbled over: mostly a tab that indents the line or the one before.
  void refuse_syntax(const YAML::Mark& mark, const std::string& message) {
    for (int line = mark.line; line >= std::max(0, mark.line - 1); --line) {
      const auto index = static_cast<std::size_t>(line);
      if (index >= line_starts_.size()) continue;
      const std::size_t start = line_starts_[index];
      const std::size_t tab = file_->text.find_first_not_of(' ', start);
      if (tab == std::string::npos || file_->text[tab] != '\t') continue;
      return refuse_at({file_, line + 1, static_cast<int>(tab - start) + 1},
                       "a tab at the start of the line (YAML indents with blanks only)", "Replace it with blanks");
    }
    refuse(mark, fmt::format("not YAML ({})", message), "Check brackets, quotes and indentation");
  }

  std::vector<Problem>& problems() { return problems_; }
  int documents() const { return documents_; }
  Node take_root() { return std::move(root_); }

 private:
  /// A list or map that is still open.
  struct Frame {
    Node node;
    std::set<std::string, std::less<>> keys;
    std::string key;  // map: the key whose value comes next
    Place key_place;
    bool has_key = false;
  };

  Place place(const YAML::Mark& mark) const {
    const std::size_t size = file_->text.size();
    const auto index = static_cast<std::size_t>(std::max(0, mark.line));
    const std::size_t start = index < line_starts_.size() ? line_starts_[index] : size;
    const std::size_t byte = std::min(size, start + static_cast<std::size_t>(std::max(0, mark.column)));
    return {file_, mark.line + 1, static_cast<int>(characters_[byte] - characters_[start]) + 1};
  }

  void check_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0)
      refuse(mark, "an anchor (&) is not allowed (every value must stand where it is used)", "Remove it");
  }

  void check_tag(const YAML::Mark& mark, const std::string& tag) {
    const auto at = static_cast<std::size_t>(std::max(0, mark.pos));
    const bool plain_sign = at < file_->text.size() && file_->text[at] == '!';
    if ((!tag.empty() && tag != "?" && tag != "!") || plain_sign) {
      refuse(mark, "a tag (!) is not allowed (the type of each key is fixed)", "Remove it");
    }
  }

  /// yaml-cpp takes a quote that is never closed.
  void check_closed(const YAML::Mark& mark) {
    const std::string& text = file_->text;
    const auto start = static_cast<std::size_t>(std::max(0, mark.pos));
    if (start >= text.size() || (text[start] != '"' && text[start] != '\'')) return;
    const char quote = text[start];
    for (std::size_t at = start + 1; at < text.size(); ++at) {
      if (quote == '"' && text[at] == '\\') {
        ++at;
      } else if (text[at] == quote) {
        if (quote == '"' || at + 1 >= text.size() || text[at + 1] != quote) return;
        ++at;
      }
    }
    refuse(mark, "the quote is never closed", "Close it");
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, NodeKind kind) {
    check_anchor(mark, anchor);
    check_tag(mark, tag);
    count_value(mark);
    if (open_.size() >= input_limits.levels) {
      refuse(mark, fmt::format("more than {} levels", input_limits.levels));
      throw Stop{};
    }
    Frame frame;
    frame.node.kind = kind;
    frame.node.place = place(mark);
    open_.push_back(std::move(frame));
  }

  void close() {
    Node node = std::move(open_.back().node);
    open_.pop_back();
    attach(std::move(node));
  }

  void add(const YAML::Mark& mark, Node node) {
    count_value(mark);
    node.place = place(mark);
    attach(std::move(node));
  }

  void count_value(const YAML::Mark& mark) {
    if (++values_ <= input_limits.values) return;
    refuse(mark, fmt::format("more than {} values", input_limits.values));
    throw Stop{};
  }

  void attach(Node node) {
    node.key_place = node.place;
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& frame = open_.back();
    if (frame.node.kind == NodeKind::list) {
      frame.node.children.push_back(std::move(node));
    } else if (!frame.has_key) {
      take_key(frame, node);
    } else {
      give_value(frame, std::move(node));
    }
  }

  void take_key(Frame& frame, const Node& node) {
    frame.has_key = true;
    frame.key = node.text;
    frame.key_place = node.place;
    if (node.kind != NodeKind::scalar) {
      refuse_at(node.place, "a key must be a word (not empty, a list or a map)");
    } else if (node.text == "<<" && !node.quoted) {
      refuse_at(node.place, "a merge key (<<) is not allowed", "Write the keys out, or use extends");
    }
  }

  void give_value(Frame& frame, Node node) {
    frame.has_key = false;
    node.key = std::move(frame.key);
    node.key_place = frame.key_place;
    if (node.kind == NodeKind::null) node.place = frame.key_place;  // the parser's mark is that of the next word
    if (!frame.keys.insert(node.key).second) {
      const int first = frame.node.find(node.key)->key_place.line;
      refuse_at(frame.key_place, fmt::format("the key {} stands twice (first in line {})", quoted(node.key), first),
                "Remove one of them");
      return;
    }
    frame.node.children.push_back(std::move(node));
  }

  std::shared_ptr<const SourceFile> file_;
  std::vector<std::size_t> line_starts_{0};
  std::vector<std::uint32_t> characters_;  // how many characters begin before each byte
  std::vector<Frame> open_;
  std::vector<Problem> problems_;
  Node root_;
  std::size_t values_ = 0;
  int documents_ = 0;
};

[[noreturn]] void refuse_file(const Place& place, std::string message, std::string hint = {}) {
  throw InputError({problem_at(place, {}, std::move(message), std::move(hint))});
}

/// Whether a text looks like UTF-16: it has the mark of it, or every other byte is 0.
bool is_utf16(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  if (text.size() < 4 || (text[0] == 0) == (text[1] == 0)) return false;
  return (text[0] == 0) == (text[2] == 0) && (text[1] == 0) == (text[3] == 0);
}

void check_bytes(const std::shared_ptr<const SourceFile>& file) {
  const std::string& text = file->text;
  if (text.size() > input_limits.bytes) {
    refuse_file({file, 0, 0}, fmt::format("more than {} bytes (a scenario is a small text)", input_limits.bytes));
  }
  if (is_utf16(text)) refuse_file({file, 0, 0}, "is UTF-16", "Save it as UTF-8");
  const std::size_t bad = first_invalid_utf8(text);
  if (bad != std::string::npos) refuse_file(place_of_byte(file, bad), "not valid UTF-8", "Save the file as UTF-8");
  const auto control = std::find_if(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
  });
  if (control != text.end()) {
    refuse_file(place_of_byte(file, static_cast<std::size_t>(control - text.begin())),
                fmt::format("a control character (code {})", static_cast<int>(*control)), "Remove it");
  }
}

/// Lets the parser run; true if it came to the end of the text.
void run(Guard& guard, const std::string& text) {
  std::istringstream in(text);
  try {
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(guard)) {
    }
  } catch (const Stop&) {
  } catch (const YAML::Exception& error) {
    try {
      guard.refuse_syntax(error.mark, error.msg);
    } catch (const Stop&) {
    }
  }
}

}  // namespace

Node parse_yaml(const std::shared_ptr<const SourceFile>& file) {
  check_bytes(file);
  Guard guard(file);
  run(guard, file->text);
  if (!guard.problems().empty()) throw InputError(std::move(guard.problems()));
  Node root = guard.take_root();
  if (guard.documents() == 0 || root.kind == NodeKind::null) refuse_file({file, 1, 1}, "empty (no value)");
  return root;
}

}  // namespace sispam
