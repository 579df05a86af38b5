// What kind of file a tree is: a scenario, a study, a suite of checks or rules of engagement.
//
// The tables tell it: a file is of the kind that knows most of its keys. The wrong kind is refused with one problem,
// not with one for each of its keys.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scenario/field.hpp"
#include "scenario/node.hpp"

namespace sispam {

/// Throws InputError, saying what takes it, if the tree is of another kind than the table.
void refuse_other_kind(const Node& root, const Table& table);

}  // namespace sispam
