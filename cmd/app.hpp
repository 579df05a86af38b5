// The commands and flags, described once to CLI11: parsing, help and shell completion all walk this tree.
//
// Global flags belong to the program and may stand before or after the command. What a command does is in its own file;
// the examples of its help are in help.cpp. CLI11's own help was rejected for its order: examples come first here.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
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
  ReplayOptions replay;
  CheckOptions check;
  ValidateOptions validate;
  ExplainOptions explain;
  std::string kind;             // of a schema
  std::string shell;            // of a completion script
  std::function<int()> action;  // runs the command that was named
};

/// The tree of commands, which fills `line`; `line` must outlive it.
std::unique_ptr<CLI::App> make_app(CommandLine& line);
/// Parses. Returns an exit code when there is nothing left to do (help, or a wrong command line). Throws IoError.
std::optional<int> parse(CLI::App& app, CommandLine& line, const std::vector<std::string>& arguments);

}  // namespace sispam
