// SPDX-License-Identifier: Apache-2.0
#include "tables.hpp"

#include <functional>
#include <nlohmann/json.hpp>

#include "measure/csv.hpp"
#include "measure/outcome_columns.hpp"
#include "measure/timeline.hpp"
#include "store/file.hpp"

namespace sispam {

namespace {

void write_table(const std::filesystem::path& folder, const std::string& name,
                 const std::function<void(const TextSink&)>& fill) {
  AtomicFile file(folder / name);
  file.append(csv_header(csv_table(name)));
  fill([&file](std::string_view text) { file.append(text); });
  file.commit();
}

}  // namespace

std::vector<Summary> write_tables(const Scenario& scenario, Journal& journal) {
  const std::vector<ReplicateId> ids = journal.present(static_cast<std::uint32_t>(scenario.replicates));
  const OutcomeSource source = [&](const std::function<void(const Outcome&)>& use) {
    journal.for_each_sorted(ids, [&use](ReplicateId id, std::string_view row) { use(decode(id, row)); });
  };
  const SummaryOptions options{.seed = scenario.seed, .per_draw = scenario.uncertain.per_draw};
  const std::vector<Summary> summaries = summarize(source, outcome_measures(), options);
  const std::vector<TimelineRow> rows = timeline(source, scenario.clock.horizon_s, options);
  const std::filesystem::path& folder = journal.folder();
  const std::string& point = scenario.id;
  write_table(folder, "replicates.csv", [&](const TextSink& sink) { write_replicates(point, source, options, sink); });
  write_table(folder, "summary.csv", [&](const TextSink& sink) { write_summary(point, summaries, sink); });
  write_table(folder, "timeline.csv", [&](const TextSink& sink) { write_timeline(point, rows, sink); });
  write_table(folder, "casualties.csv", [&](const TextSink& sink) { write_casualties(point, summaries, sink); });
  return summaries;
}

std::string summaries_json(const Scenario& scenario, const std::vector<Summary>& summaries,
                           const std::filesystem::path& folder) {
  using Json = nlohmann::ordered_json;
  Json measures = Json::array();
  for (const Summary& row : summaries) {
    // A number that does not exist is NaN in here and null in JSON.
    measures.push_back({{"measure", row.measure},
                        {"n", row.n},
                        {"n_failed", row.n_failed},
                        {"estimate", row.estimate},
                        {"lo", row.lo},
                        {"hi", row.hi},
                        {"level", row.level},
                        {"method", name_of(row.method)},
                        {"unit", row.unit}});
  }
  const Json json{{"scenario", scenario.id},
                  {"seed", scenario.seed},
                  {"replicates", scenario.replicates},
                  {"folder", folder.string()},
                  {"measures", measures}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sispam
