// What the command line says, as plain values. None of it changes a number but `seed` and `set`, which become part of
// the scenario; the rest says where to write, how fast to work and how to talk.
//
// Each command has its own struct that holds the global options, so a command is a function of one argument and can be
// called without a command line.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sispam {

enum class LogFormat : std::uint8_t { text, json };
enum class When : std::uint8_t { automatic, always, never };

struct GlobalOptions {
  std::string out;                    // folder for results; empty: chosen by the command
  int threads = 0;                    // 0: one per core
  std::optional<std::uint64_t> seed;  // replaces the scenario's
  std::vector<std::string> sets;      // "path=value", in the order given
  int verbosity = 0;                  // -1 quiet, 0 normal, 1 verbose
  LogFormat log_format = LogFormat::text;
  When progress = When::automatic;
  When color = When::automatic;
  bool json = false;                      // one object on standard output
  bool dry_run = false;                   // say what would be done, and do nothing
  std::vector<std::string> command_line;  // as given, without the program's name
};

struct RunOptions {
  GlobalOptions global;
  std::string scenario;                     // path, or "-" for standard input
  std::optional<std::uint32_t> replicates;  // replaces the scenario's
};

struct ReplayOptions {
  GlobalOptions global;
  std::string scenario;
  std::uint32_t replicate = 0;
  int frames_per_second = 1;  // of the trajectory
  int seconds_per_frame = 1;  // the same for long replicates; only one of the two is not 1
};

}  // namespace sispam
