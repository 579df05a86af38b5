// SPDX-License-Identifier: Apache-2.0
#include "scenario/read.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/field.hpp"
#include "scenario/file_kind.hpp"
#include "scenario/notation.hpp"
#include "scenario/text.hpp"
#include "scenario/value_text.hpp"

namespace sispam {

namespace {

constexpr double farthest_m = 5000;
constexpr std::size_t most_points = 500;
constexpr std::size_t most_items = 1000;
constexpr std::size_t longest_text = 200;

std::string_view what_is(const Node& node) {
  switch (node.kind) {
    case NodeKind::null:
      return "nothing";
    case NodeKind::scalar:
      return node.quoted ? "text in quotes" : "a word";
    case NodeKind::list:
      return "a list";
    case NodeKind::map:
      return "a map";
  }
  return "";
}

std::string range_text(const Range& range, std::string_view unit) {
  const std::string suffix = unit.empty() || unit == "1" ? std::string() : fmt::format(" {}", unit);
  if (range.low == range.high) return fmt::format("only {}{}", number_text(range.low), suffix);
  return fmt::format("{} to {}{}", number_text(range.low), number_text(range.high), suffix);
}

std::vector<std::string> as_strings(std::span<const std::string_view> words) { return {words.begin(), words.end()}; }

/// The value being read: where it stands in the file, its row and its path.
struct At {
  const Node& node;
  const Field& field;
  const std::string& path;
};

class Reader {
 public:
  Reader(Places& places, Problems& problems) : places_(places), problems_(problems) {}

  void read(const At& at, Record record) {
    places_.emplace(at.path, at.node.place);
    if (at.node.kind != NodeKind::map) return wrong(at, "must be a map of keys");
    for (const Node& child : at.node.children) read_key(child, record, at.path);
    for (const Field& field : record.table->fields) {
      if (field.presence == Presence::required && at.node.find(field.name) == nullptr) {
        problems_.add(at.node.key_place, join(at.path, field.name), "is missing",
                      at.node.doubt.empty() ? how_to_add(field, field.ref(record.object)) : at.node.doubt);
      }
    }
  }

 private:
  static std::string join(const std::string& path, std::string_view key) {
    return path.empty() ? std::string(key) : fmt::format("{}.{}", path, key);
  }

  void fault(const At& at, std::string message, std::string hint = {}) {
    problems_.add(at.node.place, at.path, std::move(message), std::move(hint));
  }

  void wrong(const At& at, std::string_view message) {
    fault(at, fmt::format("{} (found {})", message, what_is(at.node)));
  }

  void read_key(const Node& child, Record record, const std::string& path) {
    const std::string key_path = join(path, child.key);
    const Field* field = record.table->find(child.key);
    if (field == nullptr && problems_.full()) return problems_.add(child.key_place, {}, {});
    if (field == nullptr) {
      const bool digits = !child.key.empty() && child.key.find_first_not_of("0123456789") == std::string::npos;
      std::string hint = digits ? "The decimal sign is a point, not a comma" : "";
      if (hint.empty()) hint = did_you_mean(child.key, record.table->keys());
      if (hint.empty()) hint = fmt::format("Known here: {}", either(record.table->keys()));
      problems_.add(child.key_place, is_printable(key_path) ? key_path : path, "unknown key (not in the table of keys)",
                    std::move(hint));
      return;
    }
    places_.emplace(key_path, child.place);
    std::visit([&](auto target) { read({child, *field, key_path}, target); }, field->ref(record.object));
  }

  /// The number in a plain word, if it is one.
  template <class Number>
  bool take(const At& at, const std::variant<Number, NotANumber>& found, Number& value) {
    if (const auto* problem = std::get_if<NotANumber>(&found)) {
      fault(at, fmt::format("must be a number ({} is {})", quoted(shortened(at.node.text)), problem->reason),
            problem->hint);
      return false;
    }
    value = std::get<Number>(found);
    return true;
  }

  static std::string shortened(const std::string& text) {
    const std::string shown = text.size() > 40 ? text.substr(0, 37) + "..." : text;
    return is_printable(shown) && first_invalid_utf8(shown) == std::string::npos ? shown : "...";
  }

  bool is_plain(const At& at, std::string_view must) {
    if (at.node.kind == NodeKind::scalar && !at.node.quoted) return true;
    wrong(at, must);
    return false;
  }

  bool in_range(const At& at, double value) {
    const Range& allowed = at.field.allowed;
    if (allowed.holds(value)) return true;
    fault(at, fmt::format("{} is too {} ({} allowed)", number_text(value), value < allowed.low ? "small" : "large",
                          range_text(allowed, at.field.unit)));
    return false;
  }

  void read(const At& at, double* target) {
    double value = 0;
    if (is_plain(at, "must be a number") && take(at, to_number(at.node.text), value) && in_range(at, value)) {
      *target = value;
    }
  }

  void read(const At& at, int* target) {
    std::int64_t value = 0;
    if (is_plain(at, "must be a whole number") && take(at, to_integer(at.node.text), value) &&
        in_range(at, static_cast<double>(value))) {
      *target = static_cast<int>(value);
    }
  }

  void read(const At& at, std::uint64_t* target) {
    std::uint64_t value = 0;
    if (is_plain(at, "must be a whole number from 0") && take(at, to_seed(at.node.text), value)) *target = value;
  }

  void read(const At& at, std::string* target) {
    if (at.node.kind != NodeKind::scalar) return wrong(at, "must be text");
    const std::string& text = at.node.text;
    if (at.field.form == Form::label) return read_word(at, at.field.labels, [&](std::size_t) { *target = text; });
    if (at.field.form == Form::id && !is_id(text)) {
      return fault(at, fmt::format("{} is no name (letters, digits and _ . : - only, at most 64, first a letter, "
                                   "digit or _)",
                                   quoted(shortened(text))));
    }
    if (at.field.form == Form::time && !is_time(text)) {
      return fault(at, fmt::format("{} is no time (ISO 8601 with zone)", quoted(shortened(text))),
                   "Write it like \"2024-08-26T10:00+07:00\"");
    }
    if (!is_printable(text)) return fault(at, "holds a control character or a line break");
    if (text.size() > longest_text) return fault(at, fmt::format("is longer than {} bytes", longest_text));
    *target = text;
  }

  void read(const At& at, std::vector<PathSetting>* target) { *target = read_settings(at.node, at.path, problems_); }
  void read(const At& at, std::vector<PathValues>* target) { *target = read_path_values(at.node, at.path, problems_); }

  template <class Use>
  void read_word(const At& at, std::span<const std::string_view> words, Use use) {
    if (at.node.kind != NodeKind::scalar) return wrong(at, fmt::format("must be {}", either(as_strings(words))));
    const auto found = std::find(words.begin(), words.end(), at.node.text);
    if (found != words.end()) return use(static_cast<std::size_t>(found - words.begin()));
    std::string hint = did_you_mean(at.node.text, as_strings(words));
    fault(at, fmt::format("{} is not known ({})", quoted(shortened(at.node.text)), either(as_strings(words))),
          std::move(hint));
  }

  void read(const At& at, Choice choice) {
    read_word(at, choice.names, [&](std::size_t index) { *choice.value = static_cast<std::uint8_t>(index); });
  }

  void read(const At& at, std::vector<Level>* target) {
    read_words(at, target, "Leave the key out if the unit always has its task");
  }
  void read(const At& at, std::vector<Tactic>* target) { read_words(at, target, "Leave the key out if there is none"); }

  /// A list of different values of an enumeration.
  template <class Enum>
  void read_words(const At& at, std::vector<Enum>* target, std::string hint) {
    const auto words = names_of(Enum{});
    if (at.node.kind != NodeKind::list || at.node.children.empty()) {
      return fault(at, fmt::format("must be a list of {}", either(as_strings(words))), std::move(hint));
    }
    for (const Node& child : at.node.children) {
      read_word({child, at.field, at.path}, words, [&](std::size_t index) {
        const auto value = static_cast<Enum>(index);
        if (std::count(target->begin(), target->end(), value) > 0) {
          return fault({child, at.field, at.path}, fmt::format("{} stands twice", words[index]));
        }
        target->push_back(value);
      });
    }
    std::sort(target->begin(), target->end());
  }

  /// A list of numbers of fixed length; false if it is anything else.
  bool read_numbers(const At& at, std::span<double> values, std::string_view must) {
    if (at.node.kind != NodeKind::list || at.node.children.size() != values.size()) {
      wrong(at, must);
      return false;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      const At item{at.node.children[i], at.field, at.path};
      if (!is_plain(item, "must be a number") || !take(item, to_number(item.node.text), values[i])) return false;
    }
    return true;
  }

  bool read(const At& at, Vec2* target) {
    std::array<double, 2> xy{};
    if (!read_numbers(at, xy, "must be a point [x, y]")) return false;
    for (const double value : xy) {
      if (value < -farthest_m || value > farthest_m) {
        fault(at, fmt::format("{} is too far away (at most {} m)", number_text(value), farthest_m));
        return false;
      }
    }
    *target = {xy[0], xy[1]};
    return true;
  }

  void read(const At& at, std::vector<Vec2>* target) {
    if (at.field.form == Form::place) {
      Vec2 point;
      if (read(at, &point)) target->assign(1, point);
      return;
    }
    const std::size_t least = at.field.form == Form::polygon ? 3 : 2;
    if (at.node.kind != NodeKind::list || at.node.children.size() < least) {
      return wrong(at, fmt::format("must be a list of at least {} points [x, y]", least));
    }
    if (at.node.children.size() > most_points) return fault(at, fmt::format("has more than {} points", most_points));
    std::vector<Vec2> points;
    for (const Node& child : at.node.children) {
      Vec2 point;
      if (!read(At{child, at.field, at.path}, &point)) return;
      points.push_back(point);
    }
    *target = std::move(points);
  }

  void read(const At& at, std::array<int, 2>* target) {
    std::array<int, 2> pair{};
    if (at.node.kind != NodeKind::list || at.node.children.size() != 2) {
      return wrong(at, "must be [smallest, largest]");
    }
    for (std::size_t i = 0; i < 2; ++i) read(At{at.node.children[i], at.field, at.path}, &pair[i]);
    if (pair[0] > pair[1] && pair[1] != 0) {
      return fault(at, fmt::format("{} is above {} (it is [smallest, largest])", pair[0], pair[1]));
    }
    if (pair[0] > 0 && pair[1] > 0) *target = pair;
  }

  void read(const At& at, Distribution* target) {
    Distribution found;
    if (at.node.kind == NodeKind::scalar) {
      if (!is_plain(at, "must be a number or a distribution") || !take(at, to_number(at.node.text), found.a)) return;
    } else if (!read_form(at, found)) {
      return;
    }
    const std::string why = fault_of(found);
    if (!why.empty()) return fault(at, fmt::format("{} is no distribution ({})", notation(found), why));
    if (!fits(found, at.field.allowed)) {
      return fault(at, fmt::format("{} reaches out of the range ({} allowed)", notation(found),
                                   range_text(at.field.allowed, at.field.unit)));
    }
    *target = found;
  }

  bool read_form(const At& at, Distribution& found) {
    constexpr std::string_view must =
        "must be a number or one of {constant: a}, {uniform: [a, b]}, {log_uniform: "
        "[a, b]}, {triangular: [a, b, c]}, {lognormal_mean: m, cv: c}, "
        "{lognormal_median: m, gsd: s}, {exponential: mean}";
    const auto forms = distribution_forms();
    const auto form = std::find_if(forms.begin(), forms.end(),
                                   [&](const DistributionForm& f) { return at.node.find(f.key) != nullptr; });
    const std::size_t keys = form == forms.end() || form->spread.empty() ? 1 : 2;
    if (form == forms.end() || at.node.children.size() != keys ||
        (keys == 2 && at.node.find(form->spread) == nullptr)) {
      wrong(at, must);
      return false;
    }
    found.kind = form->kind;
    const At first{*at.node.find(form->key), at.field, at.path};
    if (form->listed > 0) {
      std::array<double, 3> values{};
      if (!read_numbers(first, std::span(values).first(form->listed), "must be a list of numbers in order"))
        return false;
      found.a = values[0];
      found.b = values[1];
      found.c = values[2];
      return true;
    }
    if (!is_plain(first, "must be a number") || !take(first, to_number(first.node.text), found.a)) return false;
    if (keys == 1) return true;
    const At spread{*at.node.find(form->spread), at.field, at.path};
    return is_plain(spread, "must be a number") && take(spread, to_number(spread.node.text), found.b);
  }

  void read(const At& at, Records records) {
    if (at.node.kind != NodeKind::list) return wrong(at, "must be a list");
    if (at.node.children.empty() && at.field.presence == Presence::required) {
      return fault(at, "is empty (at least one is needed)");
    }
    if (at.node.children.size() > most_items) return fault(at, fmt::format("has more than {} items", most_items));
    std::map<std::string, int> first_line;
    for (std::size_t i = 0; i < at.node.children.size(); ++i) {
      const Node& child = at.node.children[i];
      const Node* id = child.find("id");
      const bool named = records.table->has_id() && id != nullptr && is_id(id->text);
      const std::string path = named ? join(at.path, id->text) : fmt::format("{}[{}]", at.path, i);
      if (named && !first_line.emplace(id->text, id->place.line).second) {
        problems_.add(id->place, path,
                      fmt::format("the id {} stands twice (first in line {})", quoted(id->text), first_line[id->text]),
                      "Give it another name");
        continue;
      }
      read(At{child, at.field, path}, Record{records.access->append(records.list), records.table});
    }
  }

  Places& places_;
  Problems& problems_;
};

}  // namespace

Reading read_scenario(const Node& root, Problems& problems) {
  Reading reading;
  reading.places = read_record(root, Record{&reading.scenario, &scenario_table()}, problems);
  return reading;
}

Places read_record(const Node& root, Record record, Problems& problems) {
  refuse_other_kind(root, *record.table);
  Places places;
  const Field top{};
  Reader(places, problems).read({root, top, std::string()}, record);
  return places;
}

Place place_of(const Places& places, std::string_view path) {
  while (!path.empty()) {
    const auto found = places.find(path);
    if (found != places.end()) return found->second;
    const std::size_t cut = path.find_last_of(".[");
    path = cut == std::string_view::npos ? std::string_view() : path.substr(0, cut);
  }
  const auto root = places.find("");
  return root == places.end() ? Place{} : root->second;
}

}  // namespace sispam
