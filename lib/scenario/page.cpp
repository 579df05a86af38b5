// The reference page of all keys. Generated, so it cannot disagree with the reader; a test keeps docs/config.md fresh.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "scenario/explain.hpp"
#include "scenario/field.hpp"
#include "scenario/text.hpp"
#include "scenario/value_text.hpp"

namespace sispam {

namespace {

constexpr std::string_view opening = R"(# The keys of a scenario

This page is generated from the tables that also read scenarios. Do not edit it.

A scenario is one YAML document. Numbers are decimal, in the unit of the table; coordinates are metres. Every key not
listed here is refused. `extends: other.yaml` starts from another scenario: maps merge by key, lists of things with an
id merge by id, other lists are replaced. A distribution is a number or one of `{constant: a}`, `{uniform: [a, b]}`,
`{log_uniform: [a, b]}`, `{triangular: [lowest, most likely, highest]}`, `{lognormal_mean: m, cv: c}`,
`{lognormal_median: m, gsd: s}`, `{exponential: mean}`.

`site: {geojson: site.geojson, origin: [lon, lat], x_axis_deg: 0}` takes the site, and places anywhere in the scenario, from
a drawing in GeoJSON ([how to draw it](geojson.md)): `origin` is where on earth [0, 0] lies, `x_axis_deg` where the x axis
points, counterclockwise from east. These three keys become the keys below when the file is read; `--set`, suites and studies
set those.

A rules file that `rules_of_engagement` names may start from another one in the same way: `extends: drill`, `extends: strict`, or
the path of a rules file.

*Allowed* is what the reader accepts; *plausible* is what the literature or judgement deems possible, for sensitivity
studies; commands warn of a number that a file writes outside it. The source is a publication, the word assumption (nobody
measured it), or the plan (the planner knows it).
)";

std::string range_text(const Range& range) {
  return range.given() ? fmt::format("{} to {}", number_text(range.low), number_text(range.high)) : std::string();
}

std::string default_text(const Field& field, const Ref& ref) {
  if (field.presence == Presence::required) return "required";
  const auto text = value_text(field, ref);
  if (!text || *text == "[]" || *text == "\"\"") return {};
  return fmt::format("`{}`", *text);
}

void add_section(const std::string& path, const Table& table, std::string& page) {
  const std::shared_ptr<void> object = table.type.make();
  page += fmt::format("\n## {}\n\n{}\n\n", path.empty() ? "The scenario" : fmt::format("`{}`", path),
                      path.empty() ? "The top level." : fmt::format("Of {}.", table.name));
  page += "| key | type | unit | default | allowed | plausible | what it is | source |\n";
  page += "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
  for (const Field& field : table.fields) {
    const Ref ref = field.ref(object.get());
    page += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} | {} |\n", field.name, type_word(field, ref), field.unit,
                        default_text(field, ref), range_text(field.allowed), range_text(field.usual), field.about,
                        field.source);
  }
  for (const Field& field : table.fields) {
    if (field.inner == nullptr) continue;
    const std::string key = path.empty() ? std::string(field.name) : fmt::format("{}.{}", path, field.name);
    add_section(field.is_list ? key + "[]" : key, *field.inner, page);
  }
}

}  // namespace

std::string config_page() {
  std::string page(opening);
  add_section({}, scenario_table(), page);
  return page;
}

}  // namespace sispam
