// Names of points: what a list says, else made from paths and values, so the same file always gives the same names.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "scenario/read.hpp"
#include "scenario/study.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

/// `text` with every run of characters that no name may hold as one '_', none at the ends.
std::string cleaned(std::string_view text) {
  std::string clean;
  for (const char c : text) {
    const bool fits = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-';
    if (fits) {
      clean += c;
    } else if (!clean.empty() && clean.back() != '_') {
      clean += '_';
    }
  }
  if (!clean.empty() && clean.back() == '_') clean.pop_back();
  return clean;
}

/// The last `words` words of a path.
std::string_view tail(std::string_view path, std::size_t words) {
  std::size_t at = path.size();
  for (std::size_t i = 0; i < words && at != std::string_view::npos && at > 0; ++i) at = path.find_last_of('.', at - 1);
  return at == std::string_view::npos || words == 0 ? path : path.substr(at + 1);
}

/// The shortest tail that no other path of the study has.
std::string label_of(const std::string& path, const std::vector<std::string>& paths) {
  for (std::size_t words = 1; words < 20; ++words) {
    const std::string_view label = tail(path, words);
    const auto same = [&](const std::string& other) { return tail(other, words) == label; };
    if (std::count_if(paths.begin(), paths.end(), same) <= 1) return cleaned(label);
  }
  return cleaned(path);
}

class AxisMaker {
 public:
  AxisMaker(const StudyFile& file, const Places& places, Problems& problems)
      : file_(file), places_(places), problems_(problems) {
    for (const Factor& factor : file.factors) {
      for (const PathValues& along : factor.grid) paths_.push_back(along.path);
      for (const PathValues& along : factor.zip) paths_.push_back(along.path);
    }
  }

  std::vector<Axis> make() {
    for (std::size_t i = 0; i < file_.factors.size(); ++i) {
      const Factor& factor = file_.factors[i];
      const std::string path = fmt::format("factors[{}]", i);
      check_kinds(factor, path);
      for (const PathValues& path_values : factor.grid) axes_.push_back(along(path_values));
      if (!factor.zip.empty()) axes_.push_back(zipped(factor.zip, path + ".zip"));
      if (!factor.list.empty()) axes_.push_back(listed(factor.list));
    }
    return std::move(axes_);
  }

 private:
  /// What is written counts, not what could be read: the reader has told of the rest.
  void check_kinds(const Factor& factor, const std::string& path) {
    const auto written = [&](const char* kind) { return places_.contains(fmt::format("{}.{}", path, kind)); };
    const int kinds = int{written("grid")} + int{written("zip")} + int{written("list")};
    if (kinds == 0 && problems_.any_in(path)) return;  // a key is wrong
    if (kinds != 1) {
      problems_.add(place_of(places_, path), path, fmt::format("has {} kinds", kinds == 0 ? "no" : "several"),
                    "Give exactly one of grid, zip and list; factors cross");
    } else if (written("list") && factor.list.empty() && !problems_.any_in(path)) {
      problems_.add(place_of(places_, path + ".list"), path + ".list", "is empty (at least one point is needed)");
    }
  }

  Axis along(const PathValues& factor) const {
    Axis axis;
    const std::string label = label_of(factor.path, paths_);
    for (const PathSetting& setting : factor.values) {
      const std::string value = setting.text.substr(factor.path.size() + 1);
      axis.push_back({fmt::format("{}-{}", label, cleaned(value)), {setting}});
    }
    return axis;
  }

  Axis zipped(const std::vector<PathValues>& paths, const std::string& path) {
    Axis axis = along(paths.front());
    for (std::size_t i = 1; i < paths.size(); ++i) {
      const Axis more = along(paths[i]);
      if (more.size() != axis.size()) {
        axes_.push_back(more);  // its values can be judged all the same
        if (!paths[i].whole || !paths.front().whole) continue;
        problems_.add(paths[i].place, path,
                      fmt::format("{} has {} values, but {} has {} (they change together)", paths[i].path, more.size(),
                                  paths.front().path, axis.size()),
                      "Give each path as many values");
        continue;
      }
      for (std::size_t v = 0; v < axis.size(); ++v) {
        axis[v].name += "_" + more[v].name;
        axis[v].settings.push_back(more[v].settings.front());
      }
    }
    return axis;
  }

  static Axis listed(const std::vector<FactorPoint>& points) {
    Axis axis;
    for (const FactorPoint& point : points) axis.push_back({point.id, point.set});
    return axis;
  }

  const StudyFile& file_;
  const Places& places_;
  Problems& problems_;
  std::vector<std::string> paths_;
  std::vector<Axis> axes_;
};

}  // namespace

std::vector<Axis> axes_of(const StudyFile& file, const Places& places, Problems& problems) {
  return AxisMaker(file, places, problems).make();
}

}  // namespace sispam
