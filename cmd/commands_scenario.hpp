// The commands that read scenarios and run nothing: validate, explain, schema.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "options.hpp"

namespace sispam {

/// Checks every file; exit code 0, or 2 with all problems on standard error. With --json, one object on standard
/// output. Throws IoError.
int validate(const ValidateOptions& options);
/// Prints every value of the resolved scenario. Throws InputError and IoError.
int explain(const ExplainOptions& options);
/// Prints the JSON Schema. Throws IoError.
int schema(const SchemaOptions& options);

}  // namespace sispam
