// The commands that look at scenarios and run nothing: validate, explain, schema.
//
// Free functions of plain options, so that they can be called without a command line.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sispam {

enum class TextOrJson : unsigned char { text, json };

struct ValidateOptions {
  std::vector<std::string> files;  // "-": standard input
  std::vector<std::string> set;
  TextOrJson format = TextOrJson::text;
  std::string junit;  // file for a JUnit report; empty: none
};
/// Parses and checks; prints what is wrong. Returns 0, or 2 if any file has a problem.
int validate(const ValidateOptions& options);

enum class Show : unsigned char { all, changed };

struct ExplainOptions {
  std::string file;  // "-": standard input
  std::vector<std::string> set;
  std::optional<std::uint64_t> seed;
  TextOrJson format = TextOrJson::text;
  Show show = Show::all;
};
/// Prints every value of a scenario with unit, default and source. Returns 0; throws InputError.
int explain(const ExplainOptions& options);

/// Prints the JSON Schema of a `kind` of file: "scenario", "study" or "suite". Returns 0.
int schema_command(const std::string& kind);

}  // namespace sispam
