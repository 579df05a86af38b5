// SPDX-License-Identifier: Apache-2.0
#include "scenario/value_text.hpp"

#include <fmt/format.h>

#include "scenario/notation.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

struct TypeWord {
  const Field& field;

  std::string operator()(const double*) const { return "number"; }
  std::string operator()(const int*) const { return "whole number"; }
  std::string operator()(const std::uint64_t*) const { return "whole number"; }
  std::string operator()(const std::string*) const {
    if (field.form == Form::label) return either({field.labels.begin(), field.labels.end()});
    return field.form == Form::id ? "name" : field.form == Form::time ? "time" : "text";
  }
  std::string operator()(const std::vector<PathSetting>*) const { return "map of paths and values"; }
  std::string operator()(const std::vector<PathValues>*) const { return "map of paths and lists of values"; }
  std::string operator()(const Vec2*) const { return "[x, y]"; }
  std::string operator()(const std::vector<Vec2>*) const {
    return field.form == Form::place ? "[x, y]" : "list of [x, y]";
  }
  std::string operator()(const std::array<int, 2>*) const { return "[smallest, largest]"; }
  std::string operator()(const Distribution*) const { return "distribution"; }
  std::string operator()(const std::vector<Level>*) const { return "list of green, yellow, red"; }
  std::string operator()(const std::vector<Tactic>*) const { return "list of tactics"; }
  std::string operator()(const Choice& choice) const { return either({choice.names.begin(), choice.names.end()}); }
  std::string operator()(const Record&) const { return "map"; }
  std::string operator()(const Records&) const { return "list"; }
};

struct Writer {
  using Text = std::optional<std::string>;
  const Field& field;

  Text operator()(const double* value) const { return number_text(*value); }
  Text operator()(const int* value) const { return fmt::format("{}", *value); }
  Text operator()(const std::uint64_t* value) const { return fmt::format("{}", *value); }
  Text operator()(const std::string* value) const { return quoted(*value); }
  // Neither stands in a scenario, the only thing that is written as text.
  Text operator()(const std::vector<PathSetting>*) const { return std::nullopt; }
  Text operator()(const std::vector<PathValues>*) const { return std::nullopt; }
  Text operator()(const Vec2* value) const {
    return fmt::format("[{}, {}]", number_text(value->x), number_text(value->y));
  }
  Text operator()(const std::vector<Vec2>* value) const {
    if (field.form == Form::place && !value->empty()) return (*this)(&value->front());
    std::string text;
    for (const Vec2& point : *value) text += (text.empty() ? "" : ", ") + *(*this)(&point);
    return "[" + text + "]";
  }
  Text operator()(const std::array<int, 2>* value) const { return fmt::format("[{}, {}]", (*value)[0], (*value)[1]); }
  Text operator()(const Distribution* value) const { return notation(*value); }
  template <class Enum>
  Text operator()(const std::vector<Enum>* value) const {
    std::string text;
    for (const Enum one : *value) text += (text.empty() ? "" : ", ") + std::string(name_of(one));
    return "[" + text + "]";
  }
  Text operator()(const Choice& value) const { return std::string(value.names[*value.value]); }
  Text operator()(const Record&) const { return std::nullopt; }
  Text operator()(const Records&) const { return std::nullopt; }
};

}  // namespace

std::string type_word(const Field& field, const Ref& ref) { return std::visit(TypeWord{field}, ref); }

std::string how_to_add(const Field& field, const Ref& ref) {
  const std::string type = type_word(field, ref);
  std::string value;
  if (field.allowed.given() && field.allowed.low == field.allowed.high) {
    value = number_text(field.allowed.low);
  } else if (type == "list of [x, y]") {
    value = "[[x, y], ...]";
  } else if (type.front() == '[') {
    value = type;
  } else if (type != "map" && type != "list" && type != "text") {
    value = fmt::format("<{}>", type);
  }
  return fmt::format("Add {}{}{} ({})", field.name, value.empty() ? "" : ": ", value, field.about);
}

std::optional<std::string> value_text(const Field& field, const Ref& ref) { return std::visit(Writer{field}, ref); }

}  // namespace sispam
