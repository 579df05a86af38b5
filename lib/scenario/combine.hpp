// The only two ways to reuse a scenario: `extends: other.yaml` and `--set path=value`. Both work on the tree of the
// text, before it gets a type, so what they bring in is checked exactly like what stands in the file.
//
// A templating language was rejected: a plan must be readable as it stands.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "scenario/node.hpp"
#include "scenario/problems.hpp"
#include "scenario/setting.hpp"

namespace sispam {

/// `over` laid over `base`: maps merge by key, lists of things with an id merge by id, everything else is replaced.
Node merge(Node base, Node over);

/// Applies it; returns the path with items of lists by id. Notes what is wrong in `problems`.
std::string set_value(Node& root, const PathSetting& setting, Problems& problems);

}  // namespace sispam
