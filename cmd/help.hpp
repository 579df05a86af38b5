// The words of the help pages: what a newcomer reads first, so each begins with commands to copy.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace sispam {

/// The help page of the program or of one command.
std::string help_page(const CLI::App& app);

}  // namespace sispam
