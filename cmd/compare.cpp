// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "design.hpp"
#include "execute.hpp"
#include "exit_code.hpp"
#include "log.hpp"
#include "measure/csv.hpp"
#include "reduce.hpp"
#include "report/study_terminal.hpp"
#include "scenario/text.hpp"
#include "store/console.hpp"
#include "store/file.hpp"
#include "study.hpp"
#include "tables.hpp"

namespace sispam {

namespace {

namespace fs = std::filesystem;

/// The plans of one or two results folders, and what they share.
class Plans {
 public:
  void add(const fs::path& folder) {
    Design design = open_design(folder);
    require_comparable(folder, design);
    Journal& journal = journals_.emplace_back(folder, design.manifest.identity, Access::read);
    const std::size_t missing = journal.missing(units_of(design.manifest)).size();
    if (missing > 0) log_warning(fmt::format("{}: {} replicates are missing", folder.string(), missing));
    if (missing > 0) code_ = exit_incomplete;
    warn_of_pairs(folder, design.manifest.replicates);
    for (std::uint32_t p = 0; p < design.manifest.points.size(); ++p) {
      plans_.push_back(
          {name_for(folder, design.manifest.points[p].name), outcomes_of(journal, block_of(design.manifest, p))});
    }
  }

  std::size_t find(const std::string& name) const {
    std::vector<std::string> names;
    for (const ComparedPlan& plan : plans_) names.push_back(plan.name);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    Problem problem;
    problem.file = "--baseline";
    problem.key = name;
    problem.message = "is no point of these results";
    problem.hint = did_you_mean(name, names);
    if (problem.hint.empty()) problem.hint = fmt::format("The first is {}", names.front());
    throw InputError({problem});
  }

  const std::vector<ComparedPlan>& all() const { return plans_; }
  SummaryOptions options() const { return options_; }
  const std::string& id() const { return id_; }
  std::size_t baseline() const { return baseline_; }
  /// 6 when a folder lacks replicates that its manifest asks for.
  ExitCode code() const { return code_; }

 private:
  /// Says how many pairs two folders of different size have.
  void warn_of_pairs(const fs::path& folder, std::uint32_t replicates) {
    if (plans_.empty()) replicates_ = replicates;
    if (replicates == replicates_) return;
    const auto [fewer, more] = std::minmax(replicates, replicates_);
    log_warning(fmt::format("{}: {} of {} pairs (it has {} replicates of each point, the first folder {})",
                            folder.string(), fewer, more, replicates, replicates_));
  }

  /// Pairs need the same luck, the same draws and the same program.
  void require_comparable(const fs::path& folder, const Design& design) {
    const RunIdentity& identity = design.manifest.identity;
    const int per_draw = design.scenario(0).uncertain.per_draw;
    if (plans_.empty()) {
      first_ = identity;
      id_ = design.manifest.id;
      options_ = {.seed = identity.seed, .per_draw = per_draw};
      baseline_ = design.manifest.baseline;
      return;
    }
    if (identity.seed != first_.seed || per_draw != options_.per_draw || identity.version != first_.version ||
        identity.maths_fingerprint != first_.maths_fingerprint) {
      throw MismatchError(
          fmt::format("{}: another seed, per_draw or program version than the first folder, so its "
                      "replicates cannot be paired. Run it again with the same",
                      folder.string()));
    }
  }

  /// The point's name; with the folder's before it when another plan has it.
  std::string name_for(const fs::path& folder, const std::string& point) const {
    const auto taken = [&](const std::string& name) {
      return std::any_of(plans_.begin(), plans_.end(), [&](const ComparedPlan& plan) { return plan.name == name; });
    };
    if (!taken(point)) return point;
    const std::string longer = fs::absolute(folder).lexically_normal().filename().string() + ":" + point;
    if (safe_in_csv(longer) && !taken(longer)) return longer;
    throw MismatchError(
        fmt::format("{}: its point {} has the name of another. Give the folders names of letters, digits "
                    "and _ . : -",
                    folder.string(), point));
  }

  std::deque<Journal> journals_;  // sources refer to them
  std::vector<ComparedPlan> plans_;
  RunIdentity first_;
  std::string id_;  // of the first folder
  SummaryOptions options_;
  std::uint32_t replicates_ = 0;  // of each point in the first folder
  std::size_t baseline_ = 0;
  ExitCode code_ = exit_complete;
};

/// Refuses a folder for the table that holds something else: another run, or files of others.
void require_free_for_table(const fs::path& folder, const std::vector<std::string>& compared) {
  std::error_code error;
  const bool is_compared = std::any_of(compared.begin(), compared.end(),
                                       [&](const std::string& one) { return fs::equivalent(folder, one, error); });
  if (is_compared || !fs::exists(folder, error) || fs::is_empty(folder, error)) return;
  const bool is_own = fs::exists(folder / "compare.csv", error) && fs::exists(folder / "datapackage.json", error) &&
                      !fs::exists(folder / "manifest.json", error);
  if (is_own) return;
  throw MismatchError(fmt::format(
      "{}: the folder holds something other than a comparison. Choose another folder with -o", folder.string()));
}

/// A comparison as it is told.
struct Told {
  std::size_t plans = 0;  // beside the baseline
  std::string baseline;
  fs::path folder;  // that gets the table
  std::vector<ComparedTrade> trades;
  std::size_t failed = 0;  // pairs
};

std::string json_of(const Told& done, const std::vector<ComparedPlan>& plans) {
  using Json = nlohmann::ordered_json;
  Json points = Json::array(), trades = Json::array();
  for (const ComparedPlan& plan : plans) points.push_back(plan.name);
  for (const ComparedTrade& trade : done.trades) {
    trades.push_back({{"point", trade.plan}, {"less", trade.found.less}, {"more", trade.found.more}});
  }
  const Json json{{"folder", done.folder.string()},
                  {"baseline", done.baseline},
                  {"points", points},
                  {"pairs_failed", done.failed},
                  {"trade_offs", trades}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string text_of(const Told& done) {
  std::string text =
      fmt::format("{} plans against {}: {}\n", done.plans, done.baseline, (done.folder / "compare.csv").string());
  if (!done.trades.empty()) text += fmt::format("beside {}:\n", done.baseline);
  for (const ComparedTrade& trade : done.trades) text += trade_off_line(trade.plan, trade.found);
  return text;
}

}  // namespace

int compare_command(const StudyCommandOptions& options) {
  Plans plans;
  for (const std::string& folder : options.folders) require_results(folder);
  for (const std::string& folder : options.folders) plans.add(folder);
  const std::size_t baseline = options.baseline.empty() ? plans.baseline() : plans.find(options.baseline);
  if (plans.all().size() < 2) {
    Problem problem;
    problem.file = options.folders.front();
    problem.message = "holds one plan only";
    problem.hint = "Name a second folder to compare it with";
    throw InputError({problem});
  }
  Told done{plans.all().size() - 1, plans.all()[baseline].name, options.folders.front(), {}};
  if (!options.global.out.empty()) done.folder = options.global.out;
  require_free_for_table(done.folder, options.folders);
  if (options.global.dry_run) {
    return announce(options.global,
                    fmt::format("would compare {} plans against {} in {}", done.plans, done.baseline,
                                (done.folder / "compare.csv").string()),
                    {{"folder", done.folder.string()}, {"plans", done.plans}, {"baseline", done.baseline}});
  }
  create_folder(done.folder);
  const PlansCompared compared = write_compare(done.folder, plans.all(), baseline, plans.options());
  done.trades = compared.trades;
  done.failed = compared.failed;
  write_datapackage(done.folder, plans.id());
  if (options.global.json) {
    write_output(json_of(done, plans.all()));
  } else {
    print_words(text_of(done));
  }
  if (done.failed > 0) log_warning(fmt::format("{} pairs with a failed replicate are left out", done.failed));
  return plans.code() == exit_complete && done.failed > 0 ? exit_inconclusive : plans.code();
}

}  // namespace sispam
