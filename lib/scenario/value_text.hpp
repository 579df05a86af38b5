// A single value as YAML writes it on one line.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "scenario/field.hpp"

namespace sispam {

/// The type of that row in words: "whole number", "[x, y]", "list".
std::string type_word(const Field& field, const Ref& ref);
/// What to type for a key that is missing, and in brackets what it is: "Add count: <whole number> (Its people)".
std::string how_to_add(const Field& field, const Ref& ref);

/// The value of that row as YAML; nothing for structs and lists of structs.
std::optional<std::string> value_text(const Field& field, const Ref& ref);

}  // namespace sispam
