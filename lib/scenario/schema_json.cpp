// SPDX-License-Identifier: Apache-2.0
#include "scenario/schema_json.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "scenario/field.hpp"
#include "scenario/notation.hpp"
#include "scenario/study_file.hpp"
#include "scenario/suite.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* id_pattern = "^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,63}$";

Json reference(std::string_view name) { return {{"$ref", fmt::format("#/definitions/{}", name)}}; }

Json names(std::span<const std::string_view> words) {
  Json list = Json::array();
  for (const std::string_view word : words) list.push_back(word);
  return {{"enum", list}};
}

/// A bound as JSON: whole numbers without a decimal point.
Json bound(double value) {
  if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
  return value;
}

void add_range(Json& json, const Range& range) {
  if (!range.given()) return;
  json["minimum"] = bound(range.low);
  json["maximum"] = bound(range.high);
}

std::string described(const Field& field) {
  std::string text(field.about);
  if (!field.unit.empty() && field.unit != "1") text += fmt::format(" [{}]", field.unit);
  if (field.usual.given()) {
    text += fmt::format(". Plausible: {} to {}", number_text(field.usual.low), number_text(field.usual.high));
  }
  return text + fmt::format(". Source: {}", field.source);
}

Json properties(const Table& table);
Json required_keys(const Table& table);

/// The type of each kind of member.
struct TypeOf {
  const Field& field;

  Json operator()(const double*) const {
    Json json{{"type", "number"}};
    add_range(json, field.allowed);
    return json;
  }
  Json operator()(const int*) const {
    Json json{{"type", "integer"}};
    add_range(json, field.allowed);
    return json;
  }
  Json operator()(const std::uint64_t*) const { return {{"type", "integer"}, {"minimum", 0}}; }
  Json operator()(const std::string*) const {
    if (field.form == Form::label) return names(field.labels);
    if (field.form == Form::id) return {{"type", Json::array({"string", "integer"})}, {"pattern", id_pattern}};
    return {{"type", Json::array({"string", "number"})}, {"maxLength", 200}};
  }
  Json operator()(const std::vector<PathSetting>*) const {
    return {{"type", "object"}, {"additionalProperties", {{"not", {{"type", "null"}}}}}};
  }
  Json operator()(const std::vector<PathValues>*) const {
    const Json values{{"type", "array"}, {"items", {{"not", {{"type", "null"}}}}}, {"minItems", 1}, {"maxItems", 1000}};
    return {{"type", "object"}, {"additionalProperties", values}, {"minProperties", 1}};
  }
  Json operator()(const Vec2*) const { return reference("point"); }
  Json operator()(const std::vector<Vec2>*) const {
    if (field.form == Form::place) return reference("point");
    return reference(field.form == Form::polygon ? "polygon" : "line");
  }
  Json operator()(const std::array<int, 2>*) const {
    Json item{{"type", "integer"}};
    add_range(item, field.allowed);
    return {{"type", "array"}, {"items", item}, {"minItems", 2}, {"maxItems", 2}};
  }
  Json operator()(const Distribution*) const { return reference("distribution"); }
  template <class Enum>
  Json operator()(const std::vector<Enum>*) const {
    return {{"type", "array"}, {"items", names(names_of(Enum{}))}, {"minItems", 1}, {"uniqueItems", true}};
  }
  Json operator()(const Choice& choice) const { return names(choice.names); }
  Json operator()(const Record& record) const { return properties(*record.table); }
  Json operator()(const Records& records) const {
    Json json{{"type", "array"}, {"items", properties(*records.table)}, {"maxItems", 1000}};
    if (field.presence == Presence::required) json["minItems"] = 1;
    if (records.table->has_id()) return json;
    const Json needed = required_keys(*records.table);  // lists without ids never merge
    if (needed.contains("required")) json["items"]["required"] = needed["required"];
    return json;
  }
};

/// The default of a number or word.
struct DefaultOf {
  Json operator()(double* value) const { return bound(*value); }
  Json operator()(int* value) const { return *value; }
  Json operator()(std::uint64_t* value) const { return *value; }
  Json operator()(const Choice& choice) const { return choice.names[*choice.value]; }
  template <class Other>
  Json operator()(const Other&) const {
    return nullptr;
  }
};

Json property(const Field& field, void* object) {
  const Ref ref = field.ref(object);
  const Json type = std::visit(TypeOf{field}, ref);
  Json json{{"description", described(field)}};
  if (field.presence == Presence::optional) {
    const Json value = std::visit(DefaultOf{}, ref);
    if (!value.is_null()) json["default"] = value;
  }
  if (type.contains("$ref")) {
    json["allOf"] = Json::array({type});  // draft-07 ignores what stands beside $ref
  } else {
    json.update(type);
  }
  return json;
}

/// A struct as an object of its keys; what is required stands elsewhere.
Json properties(const Table& table) {
  const std::shared_ptr<void> object = table.type.make();
  Json keys = Json::object();
  for (const Field& field : table.fields) keys[std::string(field.name)] = property(field, object.get());
  return {{"type", "object"}, {"properties", keys}, {"additionalProperties", false}};
}

/// The same struct, only with what is required.
Json required_keys(const Table& table) {
  Json json = Json::object();
  for (const Field& field : table.fields) {
    if (field.presence == Presence::required) json["required"].push_back(field.name);
    if (field.inner == nullptr) continue;
    const Json inner = required_keys(*field.inner);
    if (inner.empty()) continue;
    json["properties"][std::string(field.name)] = field.is_list ? Json{{"items", inner}} : inner;
  }
  return json;
}

Json numbers(std::size_t count) {
  return {{"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", count}, {"maxItems", count}};
}

Json points(int least) {
  return {{"type", "array"}, {"items", reference("point")}, {"minItems", least}, {"maxItems", 500}};
}

Json distribution() {
  Json choices = Json::array({Json{{"type", "number"}}});
  for (const DistributionForm& form : distribution_forms()) {
    Json keys;
    keys[std::string(form.key)] = form.listed > 0 ? numbers(form.listed) : Json{{"type", "number"}};
    Json needed = Json::array({form.key});
    if (!form.spread.empty()) {
      keys[std::string(form.spread)] = {{"type", "number"}, {"exclusiveMinimum", 0}};
      needed.push_back(form.spread);
    }
    choices.push_back(
        {{"type", "object"}, {"properties", keys}, {"required", needed}, {"additionalProperties", false}});
  }
  return {{"description", "A number or a distribution"}, {"oneOf", choices}};
}

/// The keys that name a drawing of the site; a resolved scenario has them no more, so no table does.
void add_drawing_keys(Json& site) {
  site["geojson"] = {
      {"type", "string"},
      {"description", "GeoJSON file of the site, relative to this file; docs/geojson.md says how to draw it"}};
  site["origin"] = numbers(2);
  site["origin"]["description"] = "With geojson: longitude and latitude of [0, 0] [deg], WGS 84";
  site["x_axis_deg"] = {{"type", "number"},
                        {"minimum", -360},
                        {"maximum", 360},
                        {"default", 0},
                        {"description", "With geojson: where the x axis points, counterclockwise from east [deg]"}};
}

}  // namespace

std::string study_schema() {
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "sispam study"}};
  schema.update(properties(study_table()));
  schema["required"] = required_keys(study_table())["required"];
  Json& factor = schema["properties"]["factors"]["items"];
  factor["minProperties"] = factor["maxProperties"] = 1;
  factor["properties"]["list"]["items"]["required"] = Json::array({"id"});
  return schema.dump(2) + "\n";
}

std::string scenario_schema() {
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "sispam scenario"}};
  schema.update(properties(scenario_table()));
  schema["properties"]["extends"] = {
      {"type", "string"},
      {"description", "A scenario file this one changes: maps merge by key, lists of things by id"}};
  Json& rules = schema["properties"]["rules_of_engagement"];
  Json inline_rules = rules;
  inline_rules.erase("description");
  rules = {{"description", rules["description"]},
           {"anyOf", Json::array({Json{{"type", "string"}}, std::move(inline_rules)})}};
  add_drawing_keys(schema["properties"]["site"]["properties"]);
  const Json drawn{{"properties", {{"site", {{"required", Json::array({"geojson"})}}}}},
                   {"required", Json::array({"site"})}};
  schema["if"] = {{"not", {{"anyOf", Json::array({Json{{"required", Json::array({"extends"})}}, drawn})}}}};
  schema["then"] = required_keys(scenario_table());
  Json coordinate{{"type", "number"}, {"minimum", -5000}, {"maximum", 5000}};
  schema["definitions"]["point"] = {
      {"description", "[x, y] in metres"}, {"type", "array"}, {"items", coordinate}, {"minItems", 2}, {"maxItems", 2}};
  schema["definitions"]["line"] = points(2);
  schema["definitions"]["polygon"] = points(3);
  schema["definitions"]["distribution"] = distribution();
  return schema.dump(2) + "\n";
}

std::string suite_schema() {
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "sispam suite"}};
  schema.update(properties(suite_table()));
  const Json needed = required_keys(suite_table());
  schema["required"] = needed["required"];
  schema["properties"]["checks"]["items"]["required"] = needed["properties"]["checks"]["items"]["required"];
  return schema.dump(2) + "\n";
}

}  // namespace sispam
