// The words of the help pages: what a newcomer reads first, so each begins with commands to copy.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace sispam {

/// The help page of the program or of one command.
std::string help_page(const CLI::App& app);
/// The name of a command with those before it, such as "sispam study run".
std::string full_name(const CLI::App& app);
/// Whether a global flag has a meaning for a command. Those that only say how to work and talk always have.
bool takes(const CLI::App& command, const CLI::Option& flag);

}  // namespace sispam
