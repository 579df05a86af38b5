// What people see happen, and what they are exposed to: how stages that never call each other tell of it.
//
// An Incident moves feelings (the happen stage reads it); an Exposure may injure (the injure stage reads it). Both are
// lists in the World, appended during a second and worked off in order, so nothing depends on who is called first.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/ids.hpp"
#include "core/vec2.hpp"
#include "model/casualty.hpp"

namespace sispam {

enum class IncidentKind : std::uint8_t {
  targeted_arrest,  // of somebody who was violent or armed
  wrong_arrest,     // of somebody else
  demonstrator_injured,
  officer_injured,
  water_on_peaceful,  // a burst that struck mostly people who were not violent
  water_on_violent,   // a burst that struck mostly people who were
  line_stepped_back,
  left_unhelped,      // a demonstrator hurt, to whom nobody has come in time
  damage,             // something broken or set on fire
  unordered_blow,     // an officer struck somebody without an order
  delegates_received  // a delegation of the crowd was received in the office
};

struct Incident {
  IncidentKind kind = IncidentKind::targeted_arrest;
  Vec2 at;  // [m]
  std::int64_t at_ms = 0;
};

/// A fire and how long it smokes.
struct Fire {
  Vec2 at;                                 // [m]
  std::int64_t from_ms = 0, until_ms = 0;  // until it has burnt down, or was put out [ms]
  std::int32_t burnable = -1;              // index into scenario.site.burnables; -1: a tyre fire of the plan
  std::int64_t attended_ms = -1;           // a fire crew has it under its hose since; -1: none has [ms]
  std::int32_t attended_by = -1;           // that crew; index into scenario.force.units
  bool put_out = false;                    // by a fire crew
};

/// Somebody was exposed to a hazard: one unit of it (a second of a whole jet, an object, a seizure), or a part.
/// Units by cause: docs/model/care.md, Hazards.
struct Exposure {
  PersonId person = no_person;
  Cause cause = Cause::contact;
  float units = 1;    // of exposure [1]
  float range_m = 0;  // jet: distance from the nozzle [m]
};

}  // namespace sispam
