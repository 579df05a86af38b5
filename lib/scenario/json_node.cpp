// SPDX-License-Identifier: Apache-2.0
#include "scenario/json_node.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>

#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr std::string_view between = " \t\r\n,:";  // what may stand before a token

/// Follows the tokens of a text that the parser has accepted so far: each begins where the one before ended.
class Cursor {
 public:
  explicit Cursor(std::shared_ptr<const SourceFile> file) : file_(std::move(file)), text_(file_->text) {}

  /// Goes past the next token and returns what it says, quotes included.
  std::string_view next() {
    while (at_ < text_.size() && between.find(text_[at_]) != std::string_view::npos) step();
    place_ = {file_, line_, column_};
    const std::size_t start = at_;
    const std::size_t end = end_of_token();
    while (at_ < end) step();
    return text_.substr(start, end - start);
  }
  /// Where that token began.
  const Place& place() const { return place_; }
  /// Where the byte at `offset`, not before the last token, stands.
  Place place_of(std::size_t offset) {
    while (at_ < std::min(offset, text_.size())) step();
    return {file_, line_, column_};
  }

 private:
  void step() {
    const auto byte = static_cast<unsigned char>(text_[at_++]);
    if (byte == '\n') {
      ++line_;
      column_ = 1;
    } else if ((byte & 0xC0U) != 0x80U) {
      ++column_;
    }
  }

  std::size_t end_of_token() const {
    if (at_ >= text_.size()) return at_;
    if (text_[at_] == '"') {
      std::size_t end = at_ + 1;
      while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
      return std::min(end + 1, text_.size());
    }
    if (std::string_view("{}[]").find(text_[at_]) != std::string_view::npos) return at_ + 1;
    return std::min(text_.find_first_of(" \t\r\n,:]}", at_), text_.size());
  }

  std::shared_ptr<const SourceFile> file_;
  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1, column_ = 1;
  Place place_;
};

/// Builds the tree; its public functions are those that the parser calls, by the names it wants.
class TreeMaker {
 public:
  explicit TreeMaker(const std::shared_ptr<const SourceFile>& file) : cursor_(file) {}

  bool null() { return add(scalar(NodeKind::null)); }
  bool boolean(bool /*value*/) { return add(scalar(NodeKind::scalar)); }
  bool number_integer(std::int64_t /*value*/) { return add(scalar(NodeKind::scalar)); }
  bool number_unsigned(std::uint64_t /*value*/) { return add(scalar(NodeKind::scalar)); }
  bool number_float(double /*value*/, const std::string& /*text*/) { return add(scalar(NodeKind::scalar)); }
  bool binary(nlohmann::json::binary_t& /*value*/) { return false; }  // JSON has none
  bool string(std::string& value) {
    Node node = scalar(NodeKind::scalar);
    node.quoted = true;
    node.text = value;
    return add(std::move(node));
  }
  bool key(std::string& name) {
    cursor_.next();
    Frame& frame = open_.back();
    frame.key = name;
    frame.key_place = cursor_.place();
    if (!frame.keys.insert(name).second) {
      refuse(cursor_.place(), fmt::format("the key {} stands twice", sispam::quoted(name)), "Remove one of them");
    }
    return true;
  }
  bool start_object(std::size_t /*size*/) { return open(NodeKind::map); }
  bool start_array(std::size_t /*size*/) { return open(NodeKind::list); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool parse_error(std::size_t position, const std::string& /*token*/, const nlohmann::json::exception& error) {
    std::string why = error.what();
    const std::size_t place = why.find("column ");  // "parse error at line 1, column 2: why"
    const std::size_t start =
        why.find(place == std::string::npos ? "] " : ": ", place == std::string::npos ? 0 : place);
    if (start != std::string::npos) why = why.substr(start + 2);
    refuse(cursor_.place_of(position == 0 ? 0 : position - 1), fmt::format("not JSON ({})", why),
           "Save it anew as GeoJSON");
  }

  Node take_root() { return std::move(root_); }

 private:
  /// An object or array that is still open.
  struct Frame {
    Node node;
    std::set<std::string, std::less<>> keys;
    std::string key;  // object: the key whose value comes next
    Place key_place;
  };

  [[noreturn]] static void refuse(const Place& place, std::string message, std::string hint = {}) {
    throw InputError({problem_at(place, {}, std::move(message), std::move(hint))});
  }

  Node scalar(NodeKind kind) {
    Node node;
    node.kind = kind;
    node.text = cursor_.next();
    node.place = cursor_.place();
    return node;
  }

  bool open(NodeKind kind) {
    Frame frame;
    frame.node = scalar(kind);
    frame.node.text.clear();
    count_value(frame.node.place);
    if (open_.size() >= input_limits.levels) {
      refuse(frame.node.place, fmt::format("more than {} levels", input_limits.levels));
    }
    open_.push_back(std::move(frame));
    return true;
  }

  bool close() {
    cursor_.next();
    Node node = std::move(open_.back().node);
    open_.pop_back();
    return attach(std::move(node));
  }

  bool add(Node node) {
    count_value(node.place);
    return attach(std::move(node));
  }

  void count_value(const Place& place) {
    if (++values_ > input_limits.values) refuse(place, fmt::format("more than {} values", input_limits.values));
  }

  bool attach(Node node) {
    node.key_place = node.place;
    if (open_.empty()) {
      root_ = std::move(node);
      return true;
    }
    Frame& frame = open_.back();
    if (frame.node.kind == NodeKind::map) {
      node.key = std::move(frame.key);
      node.key_place = frame.key_place;
    }
    frame.node.children.push_back(std::move(node));
    return true;
  }

  Cursor cursor_;
  std::vector<Frame> open_;
  Node root_;
  std::size_t values_ = 0;
};

}  // namespace

Node parse_json(const std::shared_ptr<const SourceFile>& file) {
  if (file->text.size() > input_limits.bytes) {
    throw InputError({problem_at({file, 0, 0}, {},
                                 fmt::format("more than {} bytes (a site is a small drawing)", input_limits.bytes))});
  }
  const std::size_t bad = first_invalid_utf8(file->text);
  if (bad != std::string::npos) {
    throw InputError({problem_at(Cursor(file).place_of(bad), {}, "not valid UTF-8", "Save the file as UTF-8")});
  }
  TreeMaker maker(file);
  nlohmann::json::sax_parse(file->text, &maker);
  return maker.take_root();
}

}  // namespace sispam
