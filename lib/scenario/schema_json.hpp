// The JSON Schema (draft-07) of a scenario, for editors that complete and check while the planner types.
//
// Draft-07 because that is what yaml-language-server reads. A file that extends another may leave keys out, so what is
// required stands behind `if: not extends`.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace sispam {

/// The schema as indented JSON with a line end.
std::string scenario_schema();
/// The same of a suite of checks.
std::string suite_schema();
/// The same of a study.
std::string study_schema();

}  // namespace sispam
