// From the tree of a YAML text to a Scenario, driven by the field tables.
//
// Checks form, type, range and ids of every single value; what depends on several values is check.hpp's business.
// Every fault is noted and reading goes on with the default, so that one run shows all faults.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "scenario/field.hpp"
#include "scenario/node.hpp"
#include "scenario/problems.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// Where each value stands, by path.
using Places = std::map<std::string, Place, std::less<>>;

/// A scenario as read, and where its values stand.
struct Reading {
  Scenario scenario;
  Places places;
};

/// Reads the tree; notes what is wrong in `problems`.
Reading read_scenario(const Node& root, Problems& problems);

/// Reads any struct with a table; notes what is wrong in `problems`. Throws InputError if it is a file of another kind.
Places read_record(const Node& root, Record record, Problems& problems);

/// The place of the value at `path`, or of the nearest thing that holds it.
Place place_of(const Places& places, std::string_view path);

}  // namespace sispam
