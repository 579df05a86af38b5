// `sispam completion`: the completion script of a shell, made from the tree of commands, so that it cannot lag behind.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace sispam {

/// The script for "bash", "zsh" or "fish".
std::string completion_script(const CLI::App& app, const std::string& shell);
/// Prints it. Returns the exit code. Throws IoError.
int completion(const CLI::App& app, const std::string& shell);

}  // namespace sispam
