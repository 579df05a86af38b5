// SPDX-License-Identifier: Apache-2.0
#include "reduce.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "exit_code.hpp"
#include "log.hpp"
#include "report/study_terminal.hpp"
#include "report/terminal.hpp"
#include "store/console.hpp"
#include "tables.hpp"

namespace sispam {

namespace {

using Json = nlohmann::ordered_json;

Colour output_colour(When color) {
  if (color == When::automatic) return colour_wanted() && output_on_terminal() ? Colour::always : Colour::never;
  return color == When::always ? Colour::always : Colour::never;
}

Json measures_json(const std::vector<Summary>& summaries) {
  Json measures = Json::array();
  for (const Summary& row : summaries) {
    // A number that does not exist is NaN in here and null in JSON.
    measures.push_back({{"measure", row.measure},
                        {"n", row.n},
                        {"n_failed", row.n_failed},
                        {"n_draws", row.n_draws},
                        {"estimate", row.estimate},
                        {"lo", row.lo},
                        {"hi", row.hi},
                        {"level", row.level},
                        {"method", name_of(row.method)},
                        {"unit", row.unit}});
  }
  return measures;
}

/// Collects what is said about each point while the tables are written.
class Report {
 public:
  Report(const Design& design, const std::filesystem::path& folder, const GlobalOptions& options)
      : design_(design), folder_(folder), options_(options), points_(Json::array()) {}

  void see(std::uint32_t point, const std::vector<Summary>& summaries) {
    if (!summaries.empty()) failed_ += summaries.front().n_failed;
    const bool is_study = design_.manifest.identity.subject == Subject::study;
    if (options_.json) {
      points_.push_back({{"point", design_.manifest.points[point].name}, {"measures", measures_json(summaries)}});
    } else if (is_study) {
      text_ += study_line(design_.manifest.points[point].name, summaries);
    } else {
      const Scenario scenario = with_replicates(design_.scenario(point));
      text_ = terminal_summary(scenario, summaries, folder_.string(), output_colour(options_.color));
    }
  }

  /// What is said of points that buy less of one harm with more of another.
  void see(const std::vector<ComparedTrade>& trades) {
    for (const ComparedTrade& trade : trades) {
      trades_ += trade_off_line(trade.plan, trade.found);
      trade_points_.push_back({{"point", trade.plan}, {"less", trade.found.less}, {"more", trade.found.more}});
    }
  }

  int finish() {
    if (options_.json) {
      write_output(json());
    } else {
      print_words(design_.manifest.identity.subject == Subject::study ? study_table_text() : text_);
    }
    if (failed_ == 0) return exit_complete;
    log_warning(fmt::format("{} of {} replicates failed in their numbers; the intervals of shares are widened for them",
                            failed_, std::size_t{design_.manifest.replicates} * design_.manifest.points.size()));
    return exit_inconclusive;
  }

 private:
  Scenario with_replicates(Scenario scenario) const {
    scenario.replicates = static_cast<int>(design_.manifest.replicates);
    return scenario;
  }

  std::string study_table_text() const {
    return study_heading(design_.manifest.id, design_.manifest.replicates) + text_ + trades_ +
           fmt::format(
               "All this is conditional on an angry crowd being there.\n"
               "All numbers, and each point against {}: {}\n",
               design_.manifest.points.at(design_.manifest.baseline).name, folder_.string());
  }

  std::string json() const {
    const Manifest& manifest = design_.manifest;
    Json json{{name_of(manifest.identity.subject), manifest.id},
              {"seed", manifest.identity.seed},
              {"replicates", manifest.replicates},
              {"folder", folder_.string()}};
    if (manifest.identity.subject == Subject::scenario) {
      json["measures"] = points_.at(0).at("measures");
    } else {
      json["baseline"] = manifest.points.at(manifest.baseline).name;
      json["points"] = points_;
      json["trade_offs"] = trade_points_;
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }

  const Design& design_;
  const std::filesystem::path& folder_;
  const GlobalOptions& options_;
  Json points_, trade_points_ = Json::array();
  std::string text_, trades_;
  std::size_t failed_ = 0;
};

}  // namespace

int reduce(const Design& design, Journal& journal, const GlobalOptions& options) {
  Report report(design, journal.folder(), options);
  report.see(
      write_tables(design, journal, [&](std::uint32_t point, const auto& summaries) { report.see(point, summaries); }));
  return report.finish();
}

void print_words(const std::string& text) {
  try {
    write_output(text);
  } catch (const IoError& error) {
    log_warning(error.what());
  }
}

}  // namespace sispam
