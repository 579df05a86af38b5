// A JSON text as the same small tree that a YAML text gives: every value knows where it stands.
//
// So problems in a drawing have a line and a caret like all others. nlohmann-json parses; we only keep what it reports,
// and refuse duplicate keys and what is beyond the limits of any input while it still runs. To read JSON as YAML was
// rejected: yaml-cpp refuses some JSON (tabs, pairs of surrogates) and takes much that is none.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "scenario/node.hpp"

namespace sispam {

/// Parses one JSON text. Throws InputError with the first problem.
Node parse_json(const std::shared_ptr<const SourceFile>& file);

}  // namespace sispam
