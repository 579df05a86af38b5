// The commands and flags, described once to CLI11: parsing, help and shell completion all walk this tree.
//
// Global flags belong to the program and may stand before or after the command. What a command does is in its own file;
// the examples of its help are in help.cpp. CLI11's own help was rejected for its order: examples come first here.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "check_suite.hpp"
#include "commands_scenario.hpp"
#include "options.hpp"

namespace sispam {

/// What parsing fills.
struct CommandLine {
  GlobalOptions global;
  RunOptions run;
  StudyCommandOptions study;
  ReplayOptions replay;
  CheckOptions check;
  ValidateOptions validate;
  ExplainOptions explain;
  std::string kind;             // of a schema
  std::string shell;            // of a completion script
  std::function<int()> action;  // runs the command that was named
};

inline constexpr std::uint64_t most_replicates = 100'000'000;

/// A whole decimal number from `low` to `high`. CLI11 alone reads 010 as 8 and cuts off what is too large.
CLI::Validator whole_number(std::uint64_t low, std::uint64_t high);

/// Any text but the empty one: that of a variable that is not set means a fault of the script, not a default.
CLI::Validator some_text();

/// Adds `study` with its own commands, and `compare`.
void add_study_commands(CLI::App& app, CommandLine& line);

/// The tree of commands, which fills `line`; `line` must outlive it.
std::unique_ptr<CLI::App> make_app(CommandLine& line);
/// Parses. Returns an exit code when there is nothing left to do (help, or a wrong command line). Throws IoError.
std::optional<int> parse(CLI::App& app, CommandLine& line, const std::vector<std::string>& arguments);

}  // namespace sispam
