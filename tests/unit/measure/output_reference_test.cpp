// docs/output.md is made from the tables that write the files, so it cannot lie. When this test fails because a column
// changed, run it again with the environment variable SISPAM_UPDATE=1 and read the difference before you commit it.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "measure/csv.hpp"

namespace sispam {
namespace {

constexpr const char* introduction = R"(# Output files

<!-- Made from the column tables by tests/unit/measure/output_reference_test.cpp (SISPAM_UPDATE=1). Do not edit. -->

Every run writes one folder. What is not an input (`scenario.yaml`, `study.yaml`, `extended/`), a shard or the manifest can be
deleted and made again byte for byte from the shards; `timing.json` alone is lost.

| file | what it holds |
| --- | --- |
| `scenario.yaml`, `study.yaml`, `extended/` | what you gave; every file it extends or names, and its drawing |
| `resolved.yaml` | the whole scenario with all defaults; of a study `resolved/<point>.yaml` |
| `manifest.json` | units of work, points and what is set in each (`points[].set`), hashes of the inputs, seed, versions |
| `timing.json` | how long it took, person-steps per second of processor time, time of each stage, of one second in seven and less what the clock itself takes; never the same twice |
| `shards/*.rows` | one line per finished replicate; append-only |
| `replicates.csv` | all numbers of every replicate |
| `summary.csv` | every measure over the replicates, with its interval |
| `timeline.csv` | the same per 5 minutes |
| `casualties.csv` | the injured by side, cause and class, and how soon they were helped |
| `audit.csv` | how often each rule on the use of force and the care of the injured was broken |
| `compare.csv` | of a study: each point minus the baseline, pair by pair |
| `datapackage.json` | every CSV with its columns, types, units (UCUM), keys and SHA-256, for other tools |

`sispam replay` writes one replicate in full into `replay/<number>/`: `map.svg`, `events.csv`, `casualties.csv`,
`trajectory.sqlite`, and `audit.jsonl`, one JSON object per line: first one about the replicate (`kind: replicate`), then one per
use of force of stage 3 and above (`use_of_force`) and per request that lapsed (`request_not_used`), in order of time, and per
blow that nobody ordered (`force_without_order`), then one per rule (`rule`). Field names are whole words with their unit; what each holds stands in `model/audit.md`, and of the other files in [replay](replay.md).

## How to read the numbers

- CSV is RFC 4180 in UTF-8 with a header, `.` as decimal point and LF line ends. A cell is empty where a number does not
  exist, such as the time of a breach that did not happen.
- A time or a mean counts only the replicates in which it exists. `n` says how many. A median time to a breach is the
  median of the runs that had one; the share of runs that had one is its own row.
- The statistical unit is one draw of the uncertain parameters. When `per_draw` is 1, that is one replicate.
- Quantiles are values that were seen: the smallest that at least that share of runs does not exceed.
- A replicate that failed keeps its row and is counted in `n_failed`. It widens the interval of a share to the worst
  case. Means, quantiles and differences cannot be bounded that way: with failures, read them with care.
- The injured are counted as casualties. Who is hurt again before he is cared for stays one, of the worse injury; who went
  away unseen and is hurt again is a second one.
- `time_to_<step>` is a mean of those who got there before the end, so a plan that brings in more of them may show a longer one. To
  compare plans of care read `time_to_<step>_or_end`, where who has not got there counts up to the end (`model/care.md`, eq. 12).
- Ends of intervals that need special functions are rounded to 9 significant digits.
- All numbers hold on condition that an angry crowd is there, and rest on the assumptions listed in `config.md`.

## Methods

| method | meaning |
| --- | --- |
)";

std::string table_text(const CsvTable& table) {
  std::string text = fmt::format("\n## {}\n\n{}\n\nKey: ", table.file, table.description);
  for (std::size_t i = 0; i < table.key.size(); ++i) text += fmt::format("{}`{}`", i == 0 ? "" : ", ", table.key[i]);
  text += ".\n\n| column | type | unit | meaning |\n| --- | --- | --- | --- |\n";
  for (const CsvField& field : table.fields) {
    const std::string unit = field.unit.empty() ? "" : fmt::format("`{}`", field.unit);
    text += fmt::format("| `{}` | {} | {} | {} |\n", field.name, field.type, unit, field.description);
  }
  return text;
}

/// The rules of audit.csv in words.
std::string rules_text() {
  std::string text = "\n| rule | name | says | worst case |\n| --- | --- | --- | --- |\n";
  for (const AuditRule& rule : audit_rules()) {
    const std::string worst =
        is_applicable(rule) ? std::string(rule.quantity) : fmt::format("not applicable, because {}", rule.because);
    text += fmt::format("| {}{} | `{}` | {} | {} |\n", rule.id, rule.weight == Weight::hard ? " (hard)" : "", rule.name,
                        rule.says, worst);
  }
  return text;
}

std::string reference() {
  std::string text = introduction;
  for (int i = 0; i < methods; ++i) {
    const auto method = static_cast<Method>(i);
    text += fmt::format("| `{}` | {} |\n", name_of(method), meaning_of(method));
  }
  for (const CsvTable& table : csv_tables()) {
    text += table_text(table);
    if (table.file == "audit.csv") text += rules_text();
  }
  return text;
}

TEST(OutputReference, describes_every_file_and_column_as_they_are) {
  const std::string path = SISPAM_SOURCE_DIR "/docs/output.md";
  if (std::getenv("SISPAM_UPDATE") != nullptr) std::ofstream(path) << reference();
  std::ifstream in(path);
  const std::string stored{std::istreambuf_iterator<char>(in), {}};
  EXPECT_TRUE(stored == reference()) << "docs/output.md is out of date: run this test with SISPAM_UPDATE=1";
}

}  // namespace
}  // namespace sispam
