// SPDX-License-Identifier: Apache-2.0
#include "scenario/value_text.hpp"

#include <fmt/format.h>

#include "scenario/notation.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

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

std::optional<std::string> value_text(const Field& field, const Ref& ref) { return std::visit(Writer{field}, ref); }

}  // namespace sispam
