// A row of the journal: status, ending, every stored column, then the findings of the audit, then one group of numbers
// per bin, separated by ';'.
// A missing number is an empty field. Shortest round-trip decimals, so reading gives back the very same bits.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <iterator>

#include "core/error.hpp"
#include "measure/outcome_columns.hpp"

namespace sispam {
namespace {

void put(std::string& text, double value) {
  if (!std::isnan(value)) fmt::format_to(std::back_inserter(text), "{}", value);
}

void put_findings(std::string& text, const Findings& findings) {
  char separator = ';';
  for (const Finding& finding : findings) {
    for (const double value : {finding.occasions, finding.broken, finding.first_s, finding.worst}) {
      put(text += separator, value);
      separator = ',';
    }
  }
}

void put_bin(std::string& text, const Bin& bin) {
  text += ';';
  put(text, bin.level);
  for (const double value : bin.person_min) put(text += ',', value);
  put(text += ',', bin.line_load_n_per_m);
  put(text += ',', bin.injured);
}

/// Takes fields off the front of a row; every fault is the same fault: the row is not ours.
class Fields {
 public:
  Fields(ReplicateId id, std::string_view text) : id_(id), rest_(text) {}

  std::string_view word() {
    if (ended_) fail();
    const auto end = rest_.find_first_of(",;");
    const auto field = rest_.substr(0, end);
    ended_ = end == std::string_view::npos;
    separator_ = ended_ ? '\0' : rest_[end];
    rest_.remove_prefix(ended_ ? rest_.size() : end + 1);
    return field;
  }
  double number() {
    const auto field = word();
    if (field.empty()) return missing;
    double value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (error != std::errc{} || end != field.data() + field.size()) fail();
    return value;
  }
  /// Whether the last field was followed by another group.
  bool another_group() const { return separator_ == ';'; }
  void expect_end_of_group() const {
    if (separator_ == ',') fail();
  }
  [[noreturn]] void fail() const {
    throw MismatchError(fmt::format(
        "row of replicate {}: its columns are not those of this version (it was written by another version of sispam). "
        "Continue with that version, or start a new results folder.",
        sispam::number(id_)));
  }

 private:
  ReplicateId id_;
  std::string_view rest_;
  char separator_ = ',';
  bool ended_ = false;
};

Bin read_bin(Fields& fields) {
  Bin bin;
  bin.level = fields.number();
  for (double& value : bin.person_min) value = fields.number();
  bin.line_load_n_per_m = fields.number();
  bin.injured = fields.number();
  fields.expect_end_of_group();
  return bin;
}

Findings read_findings(Fields& fields) {
  if (!fields.another_group()) fields.fail();
  Findings findings;
  for (Finding& finding : findings) {
    for (double* value : {&finding.occasions, &finding.broken, &finding.first_s, &finding.worst}) {
      *value = fields.number();
    }
  }
  fields.expect_end_of_group();
  return findings;
}

Ending read_ending(Fields& fields) {
  const auto word = fields.word();
  for (int i = 0; i < endings; ++i) {
    if (word == name_of(static_cast<Ending>(i))) return static_cast<Ending>(i);
  }
  fields.fail();
}

}  // namespace

std::string encode(const Outcome& outcome) {
  std::string text(name_of(outcome.status));
  if (outcome.status == Status::failed) return text;
  text += ',';
  text += name_of(outcome.ending);
  for (const OutcomeColumn& column : outcome_columns()) {
    if (column.set) put(text += ',', column.get(outcome));
  }
  put_findings(text, outcome.findings);
  for (const Bin& bin : outcome.bins) put_bin(text, bin);
  return text;
}

Outcome decode(ReplicateId id, std::string_view text) {
  Outcome outcome;
  outcome.id = id;
  if (text == name_of(Status::failed)) {
    outcome.status = Status::failed;
    return outcome;
  }
  Fields fields(id, text);
  if (fields.word() != name_of(Status::ok)) fields.fail();
  outcome.ending = read_ending(fields);
  for (const OutcomeColumn& column : outcome_columns()) {
    if (column.set) column.set(outcome, fields.number());
  }
  fields.expect_end_of_group();
  outcome.findings = read_findings(fields);
  while (fields.another_group()) outcome.bins.push_back(read_bin(fields));
  return outcome;
}

}  // namespace sispam
