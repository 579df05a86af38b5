// SPDX-License-Identifier: Apache-2.0
#include "scenario/geojson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "scenario/combine.hpp"
#include "scenario/field.hpp"
#include "scenario/geojson_read.hpp"
#include "scenario/json_node.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

constexpr double largest_turn_deg = 360;

/// Takes a key out of a map.
std::optional<Node> take(Node& map, std::string_view key) {
  const auto found =
      std::find_if(map.children.begin(), map.children.end(), [&](const Node& child) { return child.key == key; });
  if (map.kind != NodeKind::map || found == map.children.end()) return std::nullopt;
  Node node = std::move(*found);
  map.children.erase(found);
  return node;
}

[[noreturn]] void refuse(const Place& place, std::string key, std::string message, std::string hint = {}) {
  throw InputError({problem_at(place, std::move(key), std::move(message), std::move(hint))});
}

double number_in(const Node& node, const std::string& key, double largest) {
  const auto number = to_number(node.kind == NodeKind::scalar && !node.quoted ? node.text : "");
  const double* value = std::get_if<double>(&number);
  if (value == nullptr || std::abs(*value) > largest) {
    refuse(node.place, key, fmt::format("must be a number from -{0} to {0}", largest));
  }
  return *value;
}

GeoFrame frame_of(const Node& drawing, const std::optional<Node>& origin, const std::optional<Node>& x_axis) {
  if (!origin) {
    refuse(drawing.place, "site.origin", "is missing (where on earth is [0, 0]?)", "Add origin: [lon, lat]");
  }
  if (origin->kind != NodeKind::list || origin->children.size() != 2) {
    refuse(origin->place, "site.origin", "must be [lon, lat] in degrees");
  }
  const Geographic place{number_in(origin->children[0], "site.origin", 180),
                         number_in(origin->children[1], "site.origin", 90)};
  return GeoFrame(place, x_axis ? number_in(*x_axis, "site.x_axis_deg", largest_turn_deg) : 0);
}

Node empty(NodeKind kind, std::string key, const Place& place) {
  Node node;
  node.kind = kind;
  node.key = std::move(key);
  node.place = node.key_place = place;
  return node;
}

/// The child of a map with that key; made when it is not there.
Node& child_of(Node& map, const std::string& key, NodeKind kind) {
  if (Node* found = map.find(key)) return *found;
  map.children.push_back(empty(kind, key, map.place));
  return map.children.back();
}

const Node* item_of(const Node& list, std::string_view id) {
  const auto found = std::find_if(list.children.begin(), list.children.end(), [&](const Node& item) {
    const Node* name = item.find("id");
    return name != nullptr && name->text == id;
  });
  return found == list.children.end() ? nullptr : &*found;
}
Node* item_of(Node& list, std::string_view id) { return const_cast<Node*>(item_of(std::as_const(list), id)); }

Node& add_item(Node& list, const Node& id, const Place& place) {
  list.children.push_back(empty(NodeKind::map, {}, place));
  Node& item = list.children.back();
  item.children.push_back(id);
  item.children.back().key = "id";
  return item;
}

/// Whether a key of a scenario holds what a feature draws.
bool takes(const Field& field, const Table& table, DrawnForm form) {
  const std::shared_ptr<void> object = table.type.make();
  const Ref ref = field.ref(object.get());
  const bool points = std::holds_alternative<std::vector<Vec2>*>(ref);
  if (form == DrawnForm::polygon) return points && field.form == Form::polygon;
  if (form == DrawnForm::line) return points && field.form == Form::polyline;
  return std::holds_alternative<Vec2*>(ref) || (points && field.form == Form::place);
}

/// Turns features into a piece of a scenario.
class Drawing {
 public:
  Drawing(const Place& place, Problems& problems) : root_(empty(NodeKind::map, {}, place)), problems_(problems) {}

  void add(DrawnFeature feature) {
    const auto kinds = drawn_kinds();
    const auto kind =
        std::find_if(kinds.begin(), kinds.end(), [&](const DrawnKind& k) { return k.name == feature.kind; });
    if (!kind->list.empty()) {
      add_to_site(std::move(feature), *kind);
    } else if (feature.kind == "protected") {
      add_protected(std::move(feature));
    } else {
      const std::string id = feature.id->text;
      const std::string path = feature.kind == "assembly" ? fmt::format("crowd.groups.{}.assembly", id) : id;
      add_at(path, std::move(feature));
    }
  }

  Node take_root() { return std::move(root_); }

 private:
  void fault(const DrawnFeature& feature, std::string message, std::string hint = {}) {
    problems_.add(feature.id->place, feature.where + ".properties.id", std::move(message), std::move(hint));
  }

  static void put_points(Node& item, std::string_view key, DrawnFeature feature) {
    Node points = empty(NodeKind::list, std::string(key), feature.points_place);
    if (feature.form == DrawnForm::point) {
      points.children = std::move(feature.points[0].children);
    } else {
      points.children = std::move(feature.points);
    }
    item.children.push_back(std::move(points));
  }

  /// The id twice in one list is left to the reader of scenarios.
  void add_to_site(DrawnFeature feature, const DrawnKind& kind) {
    Node& site = child_of(root_, "site", NodeKind::map);
    Node& item = add_item(child_of(site, std::string(kind.list), NodeKind::list), *feature.id, feature.place);
    if (feature.use != nullptr) {
      item.children.push_back(*feature.use);
      item.children.back().key = "for";
    }
    put_points(item, kind.key, std::move(feature));
  }

  void add_protected(DrawnFeature feature) {
    Node& site = child_of(root_, "site", NodeKind::map);
    if (const Node* first = site.find("protected")) {
      return fault(feature, fmt::format("a second protected area (the first is in line {})", first->place.line));
    }
    Node& area = child_of(site, "protected", NodeKind::map);
    area.place = area.key_place = feature.place;
    area.children.push_back(*feature.id);
    put_points(area, "polygon", std::move(feature));
  }

  /// A line, point or assembly: the value at a path of the scenario.
  void add_at(const std::string& path, DrawnFeature feature) {
    const Table* table = &scenario_table();
    Node* node = &root_;
    for (std::string_view rest = path;;) {
      const std::string word(rest.substr(0, rest.find('.')));
      const Field* field = word == "site" ? nullptr : table->find(word);  // the site has kinds of its own
      if (field == nullptr) break;
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
      if (field->inner == nullptr) {
        if (!rest.empty() || !takes(*field, *table, feature.form)) break;
        if (const Node* first = node->find(word)) {
          return fault(feature, fmt::format("{} is drawn twice (first in line {})", path, first->place.line));
        }
        return put_points(*node, word, std::move(feature));
      }
      table = field->inner;
      node = &child_of(*node, word, field->is_list ? NodeKind::list : NodeKind::map);
      if (!field->is_list) continue;
      const std::size_t cut = rest.rfind('.');  // ids may hold points; below them stand single keys
      if (cut == std::string_view::npos) break;
      const std::string id(rest.substr(0, cut));
      Node* item = item_of(*node, id);
      node = item != nullptr ? item : &add_item(*node, id_node(feature, id), feature.place);
      rest.remove_prefix(cut + 1);
    }
    fault(feature, fmt::format("{} is no {} of a scenario", quoted(path), feature.kind),
          "Its id is the path of the key it gives, such as force.units.dalmas_1.line or medical.collection_point");
  }

  static Node id_node(const DrawnFeature& feature, const std::string& id) {
    Node node = *feature.id;
    node.text = id;
    return node;
  }

  Node root_;
  Problems& problems_;
};

/// Whether a node is no map and no list of things.
bool is_value(const Node& node) {
  return node.kind == NodeKind::scalar || (node.kind == NodeKind::list && node.children[0].kind != NodeKind::map);
}

/// Calls `use(child, twin, path)` for all that stands in a drawing; `twin` stands at the same place in a scenario, or
/// is null.
template <class Use>
void each_drawn(Node& drawn, const Node* written, const std::string& path, const Use& use) {
  for (Node& child : drawn.children) {
    const bool item = drawn.kind == NodeKind::list;
    const Node* id = child.find("id");
    const std::string name = item && id != nullptr ? id->text : child.key;
    const Node* twin = nullptr;
    if (written != nullptr) twin = item ? item_of(*written, name) : written->find(name);
    const std::string here = path.empty() ? name : path + "." + name;
    use(child, twin, here);
    if (!is_value(child)) each_drawn(child, twin, here, use);
  }
}

}  // namespace

Node take_drawing(Node& written, ReadFile read, std::vector<std::shared_ptr<const SourceFile>>& files) {
  Node* site = written.find("site");
  if (site == nullptr) return {};
  const std::optional<Node> name = take(*site, "geojson"), origin = take(*site, "origin"),
                            x_axis = take(*site, "x_axis_deg");
  if (!name) {
    const std::optional<Node>& useless = origin ? origin : x_axis;
    if (useless) refuse(useless->key_place, "site." + useless->key, "has no effect without site.geojson", "Remove it");
    return {};
  }
  const auto file = read(named_file(*name, "site.geojson", "must be the name of one file"), name->place);
  files.push_back(file);
  const GeoFrame frame = frame_of(*name, origin, x_axis);
  const Node collection = parse_json(file);
  Problems problems;
  Drawing drawing(name->place, problems);
  for (DrawnFeature& feature : read_features(collection, frame, problems)) drawing.add(std::move(feature));
  problems.throw_if_any({file->name});
  Node drawn = drawing.take_root();
  each_drawn(drawn, &written, {}, [&](const Node& child, const Node* twin, const std::string& path) {
    if (twin == nullptr || !is_value(child) || child.key == "id") return;
    problems.add(twin->key_place, path,
                 fmt::format("stands here and in {}:{}", child.place.file->name, child.place.line),
                 "Remove it here or in the drawing");
  });
  problems.throw_if_any({});
  return drawn;
}

void add_drawing(Node& root, Node drawing) {
  if (drawing.kind == NodeKind::null) return;
  Problems problems;
  each_drawn(drawing, &root, {}, [&](Node& child, const Node* twin, const std::string& path) {
    if (twin != nullptr && !is_value(child)) {  // keeps its place, so that what is missing is missed there
      child.place = twin->place;
      child.key_place = twin->key_place;
    }
    if (twin == nullptr && child.find("id") != nullptr && path.substr(0, 5) != "site.") {
      problems.add(child.place, path, "is drawn, but not in the scenario", "Correct the id, or add it to the scenario");
    }
  });
  problems.throw_if_any({});
  drawing.place = root.place;
  drawing.key_place = root.key_place;
  root = merge(std::move(root), std::move(drawing));
}

}  // namespace sispam
