// A single value as YAML writes it on one line.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "scenario/field.hpp"

namespace sispam {

/// The value of that row as YAML; nothing for structs and lists of structs.
std::optional<std::string> value_text(const Field& field, const Ref& ref);

}  // namespace sispam
