// SPDX-License-Identifier: Apache-2.0
#include "measure/check_record.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "measure/csv.hpp"
#include "measure/outcome_columns.hpp"

namespace sispam {

namespace {

constexpr std::string_view replicate_prefix = "replicate_";

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(separator, start);
    parts.push_back(text.substr(start, end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

using Lines = std::vector<CheckRecord::Line>;

/// The first group of a row: status, ending and the stored columns.
Lines lines_of_columns() {
  Lines lines{{"status", "", {}}, {"ending", "", {}}};
  for (const OutcomeColumn& column : outcome_columns()) {
    if (column.set) lines.push_back({column.name, column.unit, {}});
  }
  return lines;
}

/// The findings of the audit, in the order in which a row holds them.
Lines lines_of_findings() {
  Lines lines;
  for (const AuditRule& rule : audit_rules()) {
    const std::string prefix = fmt::format("audit_{}_", rule.id);
    lines.push_back({prefix + "occasions", "1", {}});
    lines.push_back({prefix + "broken", "1", {}});
    lines.push_back({prefix + "first_s", "s", {}});
    lines.push_back({prefix + "worst", std::string(rule.unit), {}});
  }
  return lines;
}

/// The numbers of one bin, in the order in which a row holds them.
Lines lines_of_bin(std::size_t bin) {
  const std::string prefix = fmt::format("bin_{}_s_", static_cast<std::size_t>(bin_s) * bin);
  Lines lines{{prefix + "level", "1", {}}};
  for (int b = 0; b < behaviours; ++b) {
    lines.push_back({fmt::format("{}person_min_{}", prefix, name_of(static_cast<Behaviour>(b))), "{person}.min", {}});
  }
  lines.push_back({prefix + "line_load_n_per_m", "N/m", {}});
  lines.push_back({prefix + "injured", "{casualty}", {}});
  return lines;
}

/// Adds one replicate's cells to the lines of its group; a replicate without the group has empty cells.
void put_group(std::string_view group, CheckRecord::Line* lines, std::size_t count) {
  const auto cells = split(group, ',');
  require(cells.size() == count || group.empty(), "a record knows every number of an encoded row");
  for (std::size_t i = 0; i < count; ++i) lines[i].cells.emplace_back(group.empty() ? group : cells[i]);
}

void put_csv_row(std::string& text, const CheckRecord::Line& line) {
  text += fmt::format("{},{}", line.measure, line.unit);
  for (const std::string& cell : line.cells) text += "," + cell;
  text += '\n';
}

}  // namespace

const CheckRecord::Line* CheckRecord::find(std::string_view measure) const {
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const Line& l) { return l.measure == measure; });
  return found == lines.end() ? nullptr : &*found;
}

CheckRecord record_of(std::uint64_t seed, const std::vector<std::string>& rows) {
  CheckRecord record{static_cast<std::uint32_t>(rows.size()), {{"seed", "1", {}}}};
  std::vector<Lines> groups{lines_of_columns(), lines_of_findings()};
  std::size_t most_groups = groups.size();
  for (const std::string& row : rows) most_groups = std::max(most_groups, split(row, ';').size());
  for (std::size_t bin = 0; groups.size() < most_groups; ++bin) groups.push_back(lines_of_bin(bin));
  for (const std::string& row : rows) {
    record.lines.front().cells.push_back(fmt::format("{}", seed));
    const auto parts = split(row, ';');
    const bool failed = row == name_of(Status::failed);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      put_group(failed || g >= parts.size() ? std::string_view() : parts[g], groups[g].data(), groups[g].size());
    }
    if (failed) groups.front().front().cells.back() = row;
  }
  for (Lines& group : groups) {
    for (CheckRecord::Line& line : group) record.lines.push_back(std::move(line));
  }
  return record;
}

std::string record_text(const CheckRecord& record) {
  std::string text = "measure,unit";
  for (std::uint32_t k = 0; k < record.replicates; ++k) text += fmt::format(",{}{}", replicate_prefix, k);
  text += '\n';
  for (const CheckRecord::Line& line : record.lines) put_csv_row(text, line);
  return text;
}

std::optional<CheckRecord> parse_record(std::string_view text) {
  if (text.empty() || text.back() != '\n') return std::nullopt;
  text.remove_suffix(1);
  const auto lines = split(text, '\n');
  const auto header = split(lines.front(), ',');
  if (header.size() < 3 || header[0] != "measure" || header[1] != "unit") return std::nullopt;
  CheckRecord record{static_cast<std::uint32_t>(header.size() - 2), {}};
  for (std::uint32_t k = 0; k < record.replicates; ++k) {
    if (header[k + 2] != fmt::format("{}{}", replicate_prefix, k)) return std::nullopt;
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto cells = split(lines[i], ',');
    if (cells.size() != header.size() || !safe_in_csv(cells[0])) return std::nullopt;
    record.lines.push_back({std::string(cells[0]), std::string(cells[1]), {cells.begin() + 2, cells.end()}});
  }
  return record;
}

std::optional<std::uint32_t> first_failed(const CheckRecord& record) {
  const CheckRecord::Line* status = record.find("status");
  if (status == nullptr) return std::nullopt;
  const auto failed = std::find(status->cells.begin(), status->cells.end(), name_of(Status::failed));
  if (failed == status->cells.end()) return std::nullopt;
  return static_cast<std::uint32_t>(failed - status->cells.begin());
}

}  // namespace sispam
