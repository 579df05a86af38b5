// `rules_of_engagement: drill`, `strict` or the path of a rules file becomes the rules themselves.
//
// It happens on the tree, before anything gets a type, so that rules are read, checked, patched and kept like all else
// in a scenario, and a resolved scenario stands alone. A second reader for rules was rejected. A rules file may start
// from another one (`extends`), as a scenario may: what two plans share then stands once.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "scenario/named_file.hpp"

namespace sispam {

/// Puts the rules in the place of their name; notes the file in `files` unless it is part of the program.
void resolve_rules(Node& root, ReadFile read, std::vector<std::shared_ptr<const SourceFile>>& files);

/// Rules for a scenario that names none: those of the drill.
void add_rules(Node& root);

}  // namespace sispam
