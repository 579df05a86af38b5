// SPDX-License-Identifier: Apache-2.0
#include "scenario/path.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "scenario/notation.hpp"

namespace sispam {

namespace {

std::string join(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : fmt::format("{}.{}", path, key);
}

std::string id_of(Record record) {
  const Field* id = record.table->find("id");
  return id == nullptr ? std::string() : *std::get<std::string*>(id->ref(record.object));
}

std::string item_path(const std::string& list, Record item, std::size_t index) {
  const std::string id = id_of(item);
  return id.empty() ? fmt::format("{}[{}]", list, index) : join(list, id);
}

/// Whether `path` leads to or through `prefix`.
bool leads_through(std::string_view path, std::string_view prefix) {
  if (path.substr(0, prefix.size()) != prefix) return false;
  return path.size() == prefix.size() || prefix.empty() || path[prefix.size()] == '.' || path[prefix.size()] == '[';
}

using Visit = std::function<void(const std::string&, const Number&)>;

/// Walks the tables; goes only where `wanted` leads, or everywhere if it is empty.
class Walk {
 public:
  Walk(std::string_view wanted, const Visit& visit) : wanted_(wanted), visit_(visit) {}

  void record(const std::string& path, Record record) const {
    for (const Field& field : record.table->fields) {
      const std::string key = join(path, field.name);
      if (!wanted_.empty() && !leads_through(wanted_, key)) continue;
      std::visit([&](auto target) { take(key, field, target); }, field.ref(record.object));
    }
  }

 private:
  template <class Other>
  void take(const std::string& /*path*/, const Field& /*field*/, Other /*target*/) const {}
  void take(const std::string& path, const Field& field, double* target) const {
    visit_(path, {target, &field, false});
  }
  void take(const std::string& path, const Field& field, int* target) const { visit_(path, {target, &field, false}); }
  void take(const std::string& path, const Field& field, std::array<int, 2>* target) const {
    for (std::size_t i = 0; i < 2; ++i) visit_(fmt::format("{}[{}]", path, i), {&(*target)[i], &field, true});
  }
  void take(const std::string& path, const Field& field, Distribution* target) const {
    for (const auto& [name, value] : components(*target)) visit_(join(path, name), {value, &field, true});
  }
  void take(const std::string& path, const Field& /*field*/, Record target) const { record(path, target); }
  void take(const std::string& path, const Field& /*field*/, Records target) const {
    for (std::size_t i = 0; i < target.size(); ++i) {
      const std::string item = item_path(path, target.at(i), i);
      if (wanted_.empty() || leads_through(wanted_, item)) record(item, target.at(i));
    }
  }

  std::string_view wanted_;
  const Visit& visit_;
};

void add_key_paths(const std::string& path, const Table& table, std::vector<std::string>& paths) {
  for (const Field& field : table.fields) {
    const std::string key = join(path, field.name);
    if (field.inner != nullptr) {
      add_key_paths(field.is_list ? key + ".*" : key, *field.inner, paths);
    } else {
      paths.push_back(key);
    }
  }
}

}  // namespace

double Number::get() const {
  return std::visit([](const auto* number) { return static_cast<double>(*number); }, value);
}

void Number::set(double to) const {
  if (const auto* whole = std::get_if<int*>(&value)) {
    **whole = static_cast<int>(std::floor(to + 0.5));
  } else {
    *std::get<double*>(value) = to;
  }
}

void each_number(Scenario& scenario, const Visit& visit) {
  Walk({}, visit).record({}, Record{&scenario, &scenario_table()});
}

std::optional<Number> find_number(Scenario& scenario, std::string_view path) {
  std::optional<Number> found;
  if (path.empty()) return found;
  const Visit visit = [&](const std::string& at, const Number& number) {
    if (at == path) found = number;
  };
  Walk(path, visit).record({}, Record{&scenario, &scenario_table()});
  return found;
}

std::vector<std::string> number_paths(const Scenario& scenario) {
  Scenario copy = scenario;
  std::vector<std::string> paths;
  each_number(copy, [&](const std::string& path, const Number& /*number*/) { paths.push_back(path); });
  return paths;
}

std::vector<std::string> key_paths() {
  std::vector<std::string> paths;
  add_key_paths({}, scenario_table(), paths);
  return paths;
}

std::string why_not_uncertain(std::string_view path) {
  constexpr std::array<std::string_view, 4> open{"crowd", "assets", "medical", "model"};
  constexpr std::array<std::string_view, 2> steps{"model.motion.step_ms", "model.motion.steering_ms"};
  for (const std::string_view step : steps) {
    if (path == step) return "a step of the computation is no uncertainty of the world";
  }
  for (const std::string_view part : open) {
    if (leads_through(path, part)) return {};
  }
  return "only crowd, assets, medical and model can be uncertain; the rest is the plan";
}

}  // namespace sispam
