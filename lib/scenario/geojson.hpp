// `site: {geojson: site.geojson, origin: [lon, lat], x_axis_deg: 0}`: what a planner drew becomes what a scenario says.
//
// The drawing turns into a piece of the tree of a scenario, in metres, and is merged before anything gets a type. So it
// is read and checked like what stands in YAML, and a resolved scenario stands alone. A second reader that fills the
// site itself was rejected, as was a plan whose numbers need the projection again.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "scenario/named_file.hpp"
#include "scenario/node.hpp"

namespace sispam {

/// Takes the keys of a drawing out of one file's tree and returns what the drawing says, in the shape of a scenario;
/// null when there is none. Notes the drawing in `files`. Throws InputError with what is wrong in the drawing, or with
/// what stands both there and in `written`.
Node take_drawing(Node& written, ReadFile read, std::vector<std::shared_ptr<const SourceFile>>& files);

/// Lays a drawing over a scenario. Throws InputError when it places what the scenario does not have.
void add_drawing(Node& root, Node drawing);

}  // namespace sispam
