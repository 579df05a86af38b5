// The text of a journal: one header line, then one line per replicate, each closed by its CRC-32.
//
//     sispam-rows format=2 scenario=<digest> seed=<seed> version=<version> maths=<fingerprint>*<crc>
//     <point>/<replicate>,<payload>*<crc>
//
// A study says study=<digest> instead.
//
// Text, so that anybody can read a results folder without us; a checksum per line, so that a line is either exactly
// what was written or refused. A binary format would save a third of the bytes and lose the first property.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/ids.hpp"

namespace sispam {

/// What a digest is of: one scenario, or the scenarios of all points of a study in their order.
enum class Subject : std::uint8_t { scenario, study };
std::string_view name_of(Subject subject);

/// What decides the numbers of a run. Rows of different identities never meet in one summary.
struct RunIdentity {
  std::string digest;
  std::uint64_t seed = 0;
  std::string version;                  // of this program, no spaces
  std::uint32_t maths_fingerprint = 0;  // maths::fingerprint()
  Subject subject = Subject::scenario;
  friend bool operator==(const RunIdentity&, const RunIdentity&) = default;
};

struct Row {
  RowId id;
  std::string_view payload;
};

/// The header without checksum and newline.
std::string header_text(const RunIdentity& identity);
/// The line `text` becomes: text, '*', checksum, newline. Throws Bug when the text holds a newline.
std::string seal(std::string_view text);
/// The text of a line without newline, or nothing when its checksum is missing or wrong.
std::optional<std::string_view> unseal(std::string_view line);
/// The line of one row.
std::string row_line(RowId id, std::string_view payload);
/// The row of an unsealed text, or nothing when it does not begin with the numbers of a point and a replicate.
std::optional<Row> parse_row(std::string_view text);
/// The fields in which two headers differ, as "seed=7, not seed=9"; empty when they are equal.
std::string difference(std::string_view found, std::string_view expected);

}  // namespace sispam
