// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <numeric>

#include "measure/outcome_table.hpp"

namespace sispam {
namespace {

using Kind = ColumnKind;

std::string lower(std::string_view text) {
  std::string low(text);
  std::transform(low.begin(), low.end(), low.begin(), [](unsigned char c) { return std::tolower(c); });
  return low;
}

void add_exposure(OutcomeTable& table) {
  for (std::size_t level = 0; level < recorded_levels; ++level) {
    for (int k = 0; k < exposed_kinds; ++k) {
      const auto kind = name_of(static_cast<Exposed>(k));
      table
          .column(fmt::format("force_{}_on_{}_s", level + recorded_force, kind), "{person}.s", Kind::number,
                  fmt::format("Person-seconds of force of stage {} on demonstrators who were {}",
                              level + recorded_force, kind))
          .at([ level, k ](auto& o) -> auto& { return o.force_s[level][static_cast<std::size_t>(k)]; });
    }
  }
  table
      .column("excess_force_s", "{person}.s", Kind::number,
              "Person-seconds of force times the stages by which it is above what answers the threat round them")
      .at([](auto& o) -> auto& { return o.excess_force_s; });
}

std::string said_of_hard() {
  std::string ids;
  for (const AuditRule& rule : audit_rules()) {
    if (rule.weight == Weight::hard && is_applicable(rule))
      ids += fmt::format("{}{}", ids.empty() ? "" : ", ", rule.id);
  }
  return fmt::format("Times that one of the hard rules of the audit was broken: {}", ids);
}

double broken_hard(const Outcome& o) {
  double sum = 0;
  for (std::size_t k = 0; k < o.findings.size(); ++k) {
    if (audit_rules()[k].weight == Weight::hard) sum += o.findings[k].broken;
  }
  return sum;
}

}  // namespace

std::string_view name_of(Exposed exposed) {
  static constexpr std::array<std::string_view, exposed_kinds> words{"calm",      "verbal",  "pushing", "violent",
                                                                     "bystander", "leaving", "injured", "arrested"};
  return words.at(static_cast<std::size_t>(exposed));
}

void add_audit(OutcomeTable& table) {
  const auto count = [&](const char* name, const char* meaning) -> OutcomeTable& {
    return table.column(name, "1", Kind::count, meaning);
  };
  count("force_uses", "Uses of tactics of force of stage 3 and above").at([](auto& o) -> auto& {
    return o.force_uses;
  });
  count("force_requests_lapsed", "Requests for such tactics that lapsed without any use").at([](auto& o) -> auto& {
    return o.force_requests_lapsed;
  });
  count("force_requests_refused", "Of these, refused by who decides").at([](auto& o) -> auto& {
    return o.force_requests_refused;
  });
  count("force_requests_lost", "Of these, lost on the way, or their answer").at([](auto& o) -> auto& {
    return o.force_requests_lost;
  });
  count("unordered_blows", "Blows by officers that nobody ordered and no attack at that moment explains").at([
  ](auto& o) -> auto& { return o.unordered_blows; });
  count("unordered_blows_nonviolent", "Of these, at people who attacked nobody in the last 60 s").at([
  ](auto& o) -> auto& { return o.unordered_blows_nonviolent; });
  add_exposure(table);
  for (std::size_t k = 0; k < audit_rules().size(); ++k) {
    const AuditRule& rule = audit_rules()[k];
    if (!is_applicable(rule)) continue;
    table
        .column(fmt::format("rule_{}_broken", lower(rule.id)), "1", Kind::count,
                fmt::format("Times that rule {} of the audit was broken: {}", rule.id, rule.says))
        .derived([k](const Outcome& o) { return o.findings[k].broken; });
  }
  table.column("rule_violations_hard", "1", Kind::count, said_of_hard()).derived(broken_hard);
}

}  // namespace sispam
