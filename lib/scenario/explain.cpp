// SPDX-License-Identifier: Apache-2.0
#include "scenario/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scenario/field.hpp"
#include "scenario/text.hpp"
#include "scenario/value_text.hpp"

namespace sispam {

namespace {

constexpr std::size_t widest_value = 44;

Basis basis_of(const Field& field) {
  if (field.source == "plan") return Basis::plan;
  return field.source.substr(0, 10) == "assumption" ? Basis::assumption : Basis::sourced;
}

std::string usual_text(const Field& field) {
  if (!field.usual.given()) return {};
  return fmt::format("{} to {}", number_text(field.usual.low), number_text(field.usual.high));
}

std::string item_path(const std::string& list, Record item, std::size_t index) {
  const Field* id = item.table->find("id");
  if (id == nullptr) return fmt::format("{}[{}]", list, index);
  return fmt::format("{}.{}", list, *std::get<std::string*>(id->ref(item.object)));
}

/// Walks a struct beside one with defaults.
void add(const std::string& path, Record record, Record standard, std::vector<Explained>& values) {
  for (const Field& field : record.table->fields) {
    const std::string key = path.empty() ? std::string(field.name) : fmt::format("{}.{}", path, field.name);
    const Ref ref = field.ref(record.object);
    const Ref normal = field.ref(standard.object);
    if (const auto* inner = std::get_if<Record>(&ref)) {
      add(key, *inner, std::get<Record>(normal), values);
    } else if (const auto* list = std::get_if<Records>(&ref)) {
      const std::shared_ptr<void> item = list->table->type.make();
      for (std::size_t i = 0; i < list->size(); ++i) {
        add(item_path(key, list->at(i), i), list->at(i), Record{item.get(), list->table}, values);
      }
    } else {
      const bool required = field.presence == Presence::required;
      const std::string value = *value_text(field, ref), standard_value = *value_text(field, normal);
      values.push_back({key, value, std::string(field.unit == "1" ? "" : field.unit), required ? "" : standard_value,
                        required || value != standard_value, usual_text(field), std::string(field.about),
                        std::string(field.source), basis_of(field)});
    }
  }
}

std::string shortened(const std::string& text) {
  return text.size() <= widest_value ? text : text.substr(0, widest_value - 3) + "...";
}

char mark_of(Basis basis) { return basis == Basis::assumption ? 'A' : basis == Basis::sourced ? 'S' : ' '; }

}  // namespace

std::vector<Explained> explain(const Scenario& scenario) {
  Scenario copy = scenario, standard;
  std::vector<Explained> values;
  add({}, Record{&copy, &scenario_table()}, Record{&standard, &scenario_table()}, values);
  return values;
}

std::string explain_text(const std::vector<Explained>& values) {
  std::size_t widest = 0;
  for (const Explained& v : values) widest = std::max(widest, v.path.size());
  std::string text = "*: not the default   A: assumption   S: sourced   (the rest is the plan)\n";
  for (const Explained& v : values) {
    std::string value = shortened(v.value);
    if (!v.unit.empty()) value += " " + v.unit;
    std::string why = v.about;
    if (!v.usual.empty()) why += fmt::format(" (plausible {})", v.usual);
    if (v.basis != Basis::plan) why += fmt::format(" [{}]", v.source);
    text +=
        fmt::format("{}{} {:<{}}  {:<20}  {}\n", v.changed ? '*' : ' ', mark_of(v.basis), v.path, widest, value, why);
  }
  return text;
}

std::string explain_json(const std::vector<Explained>& values) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  constexpr std::array<const char*, 3> bases{"plan", "assumption", "sourced"};
  for (const Explained& v : values) {
    list.push_back({{"path", v.path},
                    {"value", v.value},
                    {"unit", v.unit},
                    {"default", v.default_value},
                    {"changed", v.changed},
                    {"plausible", v.usual},
                    {"about", v.about},
                    {"source", v.source},
                    {"basis", bases[static_cast<std::size_t>(v.basis)]}});
  }
  return list.dump(2) + "\n";
}

}  // namespace sispam
