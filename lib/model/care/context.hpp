// What every step of injury and care needs, in one argument; and the addresses of its random numbers.
//
// A patient's draws have his own entity (model/address.hpp) and the number of his injury as tick, so his luck is the
// same under every plan of care and with any number of officers, whatever else happens and in whatever order.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "model/ground.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

struct CareContext {
  const Scenario& scenario;
  const Ground& ground;
  World& world;
  const Random& random;

  Casualty& casualty(std::uint32_t row) const { return world.casualties.rows[row]; }
  Patient& patient(std::uint32_t row) const { return world.care.patients[row]; }
  const CareParameters& parameters() const { return scenario.model.care; }
};

/// Draws at Purpose::care. Append only.
enum class CareDraw : std::uint16_t {
  discovery,
  walks,
  leaves,
  load_litter,
  triage_time,
  triage_error,
  treatment,
  ambulance_load,
  drive_out,
  drive_back,
  handover,
  bay,
  refuses,
  second_triage,
  injury_type,
  body_region,
  first_look = 16,  // and one more for every further look
};

/// The patient's own number for one decision, in (0, 1).
double draw(const CareContext& c, std::uint32_t row, CareDraw what);

/// Makes the queues and servers of the plan, once.
void prepare(const CareContext& c);

/// Seconds since the start as the integer clock of the World [ms].
std::int64_t to_ms(double at_s);

}  // namespace sispam
