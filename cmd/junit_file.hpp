// The file that `--junit` names: a report must never cost the user a plan, a device or a pipe.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sispam {

/// Refuses a report that would replace one of these files, or that could not be written. An empty name is no report.
/// Throws InputError and IoError.
void require_junit_file(const std::filesystem::path& report, const std::vector<std::string>& inputs);
/// Writes the report, whole or not at all; straight into a pipe or device. Throws IoError.
void write_junit_file(const std::filesystem::path& report, std::string_view text);

}  // namespace sispam
