// datapackage.json: what each CSV of a results folder holds, for programs and for archives (Frictionless Data Package
// 1).
//
// Made from the same tables as the files, with size and SHA-256 of each, so a reader can check both form and content.
// It holds no time and no name of a machine: the same files give the same bytes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace sispam {

/// Describes the CSV files that stand in `folder`; `id` names the package. Throws IoError.
std::string datapackage_text(const std::filesystem::path& folder, const std::string& id);

}  // namespace sispam
