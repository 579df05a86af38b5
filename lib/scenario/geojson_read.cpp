// SPDX-License-Identifier: Apache-2.0
#include "scenario/geojson_read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>

#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr double farthest_m = 20000;
constexpr std::array<std::string_view, 3> geometries{"Point", "LineString", "Polygon"};
constexpr std::array<std::string_view, 3> known_properties{"kind", "id", "for"};
constexpr std::array<std::string_view, 3> labels{"fid", "name", "note"};  // what editors and people add
constexpr std::array<std::string_view, 4> wgs84{"urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84",
                                                "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"};

std::vector<std::string> words(std::span<const std::string_view> all) { return {all.begin(), all.end()}; }

const Node* text_of(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found != nullptr && found->kind == NodeKind::scalar && found->quoted ? found : nullptr;
}

/// Reads one feature; a fault leaves it unread.
class FeatureReader {
 public:
  FeatureReader(const GeoFrame& frame, Problems& problems) : frame_(frame), problems_(problems) {}

  std::optional<DrawnFeature> read(const Node& node, std::size_t index) {
    feature_ = {};
    feature_.where = fmt::format("features[{}]", index);
    feature_.place = node.place;
    const Node* type = text_of(node, "type");
    if (type == nullptr || type->text != "Feature") return fault(node, "", "is no Feature");
    const Node* properties = node.find("properties");
    if (properties == nullptr || properties->kind != NodeKind::map) {
      return fault(node, "", "has no properties (kind and id say what it is)", "Give it a kind and an id");
    }
    if (!read_properties(*properties)) return std::nullopt;
    const Node* geometry = node.find("geometry");
    if (geometry == nullptr || geometry->kind != NodeKind::map) return fault(node, "", "has no geometry", "Draw it");
    if (!read_geometry(*geometry)) return std::nullopt;
    return std::move(feature_);
  }

 private:
  std::nullopt_t fault(const Node& at, std::string_view key, std::string message, std::string hint = {}) {
    problems_.add(at.place, feature_.where + std::string(key), std::move(message), std::move(hint));
    return std::nullopt;
  }
  bool wrong(const Node& at, std::string_view key, std::string message, std::string hint = {}) {
    fault(at, key, std::move(message), std::move(hint));
    return false;
  }

  bool read_properties(const Node& properties) {
    const Node* id = properties.find("id");
    if (id != nullptr && id->kind == NodeKind::scalar && is_id(id->text)) {
      feature_.id = id;
      feature_.where += fmt::format(" ({})", id->text);
    }
    for (const Node& property : properties.children) {
      if (property.kind == NodeKind::null || is_one_of(property.key, known_properties)) continue;
      if (is_one_of(property.key, labels)) continue;
      std::string hint = did_you_mean(property.key, words(known_properties));
      if (hint.empty())
        hint = fmt::format("Known are {}; {} are labels", either(words(known_properties)), either(words(labels)));
      return wrong(property, ".properties", fmt::format("{} is no property of a site", quoted(property.key)), hint);
    }
    if (!read_kind(properties)) return false;
    if (feature_.id == nullptr) {
      if (id == nullptr || id->kind == NodeKind::null)
        return wrong(properties, ".properties.id", "is missing", "Give it a name");
      return wrong(*id, ".properties.id",
                   "is no name (letters, digits and _ . : - only, at most 64, first a letter, digit or _)");
    }
    const Node* use = properties.find("for");
    if (use == nullptr || use->kind == NodeKind::null) return true;
    if (feature_.kind != "exit")
      return wrong(*use, ".properties.for", fmt::format("has no effect on {}", feature_.kind), "Remove it");
    feature_.use = use;
    return true;
  }

  bool read_kind(const Node& properties) {
    std::vector<std::string> names;
    for (const DrawnKind& kind : drawn_kinds()) names.emplace_back(kind.name);
    const Node* kind = properties.find("kind");
    if (kind == nullptr || kind->kind == NodeKind::null) {
      return wrong(properties, ".properties.kind", "is missing",
                   fmt::format("It says what is drawn: {}", either(names)));
    }
    if (kind->kind != NodeKind::scalar || std::count(names.begin(), names.end(), kind->text) == 0) {
      std::string hint = did_you_mean(kind->text, names);
      return wrong(*kind, ".properties.kind", fmt::format("is not known ({})", either(names)), std::move(hint));
    }
    feature_.kind = kind->text;
    return true;
  }

  bool read_geometry(const Node& geometry) {
    const auto kinds = drawn_kinds();
    const auto kind =
        std::find_if(kinds.begin(), kinds.end(), [&](const DrawnKind& k) { return k.name == feature_.kind; });
    feature_.form = kind->form;
    const std::string_view must = geometries[static_cast<std::size_t>(kind->form)];
    const Node* type = text_of(geometry, "type");
    const std::string found = type == nullptr ? "nothing" : is_id(type->text) ? type->text : "...";
    if (found.rfind("Multi", 0) == 0 || found == "GeometryCollection") {
      return wrong(*type, ".geometry", fmt::format("is a {} (one feature is one piece)", found),
                   "Split it, as QGIS does with Multipart to Singleparts");
    }
    if (found != must) {
      return wrong(type == nullptr ? geometry : *type, ".geometry",
                   fmt::format("is a {}, but {} needs a {}", found, feature_.kind, must));
    }
    const Node* coordinates = geometry.find("coordinates");
    if (coordinates == nullptr || coordinates->kind != NodeKind::list) {
      return wrong(geometry, ".geometry.coordinates", "is missing");
    }
    feature_.points_place = coordinates->place;
    if (kind->form == DrawnForm::point) return read_position(*coordinates);
    return kind->form == DrawnForm::line ? read_positions(*coordinates) : read_ring(*coordinates);
  }

  bool read_ring(const Node& rings) {
    if (rings.children.empty() || rings.children[0].kind != NodeKind::list) {
      return wrong(rings, ".geometry.coordinates", "has no ring");
    }
    if (rings.children.size() > 1) {
      return wrong(rings.children[1], ".geometry.coordinates", "has a hole (it would be open ground)",
                   "Draw a wall round it, or cut the polygon so that it has none");
    }
    const Node& ring = rings.children[0];
    if (!read_positions(ring)) return false;
    if (ring.children.size() < 4) {
      return wrong(ring, ".geometry.coordinates", "has fewer than 3 corners (the first stands again as the last)");
    }
    if (flow_text(feature_.points.front()) != flow_text(feature_.points.back())) {
      return wrong(ring.children.back(), ".geometry.coordinates", "is not closed (the last position is not the first)",
                   "Repeat the first position at the end");
    }
    feature_.points.pop_back();
    return true;
  }

  bool read_positions(const Node& list) {
    if (list.children.empty()) return wrong(list, ".geometry.coordinates", "is empty");
    return std::all_of(list.children.begin(), list.children.end(), [&](const Node& p) { return read_position(p); });
  }

  bool read_position(const Node& position) {
    constexpr std::string_view key = ".geometry.coordinates";
    const std::size_t size = position.kind == NodeKind::list ? position.children.size() : 0;
    if (size == 3) {
      return wrong(position, key, "has an altitude (a site is flat)", "Save it without Z values");
    }
    std::array<double, 2> degrees{};
    for (std::size_t i = 0; i < 2; ++i) {
      const Node* number = size == 2 ? &position.children[i] : nullptr;
      const auto value = to_number(number != nullptr && !number->quoted ? number->text : "");
      if (!std::holds_alternative<double>(value)) return wrong(position, key, "must be a position [lon, lat]");
      degrees[i] = std::get<double>(value);
    }
    return place(position, {degrees[0], degrees[1]});
  }

  bool place(const Node& position, Geographic at) {
    constexpr std::string_view key = ".geometry.coordinates";
    if (std::abs(at.lon_deg) > 180 || std::abs(at.lat_deg) > 90) {
      return wrong(position, key, "is no place on earth (lon -180 to 180, lat -90 to 90)", swapped(at));
    }
    const std::optional<Vec2> plane = frame_.to_plane(at);
    if (!plane || length(*plane) > farthest_m) {
      return wrong(position, key, fmt::format("is more than {} km from the origin", farthest_m / 1000), swapped(at));
    }
    const std::optional<double> x = to_millimetre(plane->x), y = to_millimetre(plane->y);
    if (!x || !y) {
      return wrong(position, key, "lies exactly between two millimetres (machines would round it differently)",
                   "Move it by a millimetre");
    }
    feature_.points.push_back(point(position.place, *x, *y));
    return true;
  }

  /// What to do about a place that is far off.
  std::string swapped(Geographic at) const {
    const Geographic other{at.lat_deg, at.lon_deg};
    const auto plane = std::abs(other.lat_deg) <= 90 ? frame_.to_plane(other) : std::nullopt;
    if (plane && length(*plane) <= farthest_m) return "GeoJSON writes [lon, lat]; these look swapped";
    return "Correct it, or site.origin; both are [lon, lat]";
  }

  static Node point(const Place& place, double x, double y) {
    Node node;
    node.kind = NodeKind::list;
    node.place = node.key_place = place;
    for (const double metres : {x, y}) {
      Node number;
      number.kind = NodeKind::scalar;
      number.text = number_text(metres);
      number.place = number.key_place = place;
      node.children.push_back(std::move(number));
    }
    return node;
  }

  static bool is_one_of(const std::string& word, std::span<const std::string_view> all) {
    return std::find(all.begin(), all.end(), word) != all.end();
  }

  const GeoFrame& frame_;
  Problems& problems_;
  DrawnFeature feature_;
};

/// Whether the collection says nothing about its reference system but WGS 84; notes it if not.
bool is_wgs84(const Node& collection, Problems& problems) {
  const Node* crs = collection.find("crs");
  if (crs == nullptr || crs->kind == NodeKind::null) return true;
  const Node* properties = crs->find("properties");
  const Node* name = properties == nullptr ? nullptr : properties->find("name");
  if (name != nullptr && std::find(wgs84.begin(), wgs84.end(), name->text) != wgs84.end()) return true;
  const std::string found = name == nullptr ? "unnamed" : is_printable(name->text) ? quoted(name->text) : "...";
  problems.add(crs->place, "crs", fmt::format("is {} (GeoJSON is WGS 84, lon and lat in degrees)", found),
               "Save it with the reference system EPSG:4326");
  return false;
}

}  // namespace

std::vector<DrawnKind> drawn_kinds() {
  return {{"walkable", DrawnForm::polygon, "walkable", "polygon"},
          {"wall", DrawnForm::line, "walls", "line"},
          {"fence", DrawnForm::line, "fences", "line"},
          {"opening", DrawnForm::line, "openings", "line"},
          {"obstacle", DrawnForm::polygon, "obstacles", "polygon"},
          {"protected", DrawnForm::polygon, "", "polygon"},
          {"exit", DrawnForm::line, "exits", "line"},
          {"assembly", DrawnForm::polygon, "", ""},
          {"line", DrawnForm::line, "", ""},
          {"point", DrawnForm::point, "", ""}};
}

std::vector<DrawnFeature> read_features(const Node& collection, const GeoFrame& frame, Problems& problems) {
  std::vector<DrawnFeature> features;
  const Node* type = text_of(collection, "type");
  if (type == nullptr || type->text != "FeatureCollection") {
    problems.add(collection.place, {}, "is no FeatureCollection", "Save the layer as GeoJSON");
    return features;
  }
  if (!is_wgs84(collection, problems)) return features;
  const Node* list = collection.find("features");
  if (list == nullptr || list->kind != NodeKind::list || list->children.empty()) {
    problems.add(list == nullptr ? collection.place : list->place, "features", "is empty (nothing is drawn)");
    return features;
  }
  FeatureReader reader(frame, problems);
  for (std::size_t i = 0; i < list->children.size(); ++i) {
    auto feature = reader.read(list->children[i], i);
    if (feature) features.push_back(std::move(*feature));
  }
  return features;
}

}  // namespace sispam
