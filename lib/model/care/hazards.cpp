// SPDX-License-Identifier: Apache-2.0
#include "model/care/hazards.hpp"

#include "core/maths.hpp"
#include "model/address.hpp"
#include "model/care/hurt.hpp"
#include "model/care/severity.hpp"
#include "random/distributions.hpp"

namespace sispam {
namespace {

constexpr double near_jet_m = 15, close_jet_m = 10;         // where a jet becomes more dangerous [m]; assumption
constexpr std::uint32_t nobody_in_particular = 0xFFFFFFFE;  // entity of the multiplier; no person has it

bool is_violence(Cause cause) { return cause != Cause::heat && cause != Cause::illness; }

/// The rate of somebody of one side.
double either(const CareContext& c, PersonId person, double demonstrator, double personnel) {
  return c.world.people.is_personnel(person) ? personnel : demonstrator;
}

double jet_rate(const CareContext& c, const Exposure& exposure) {
  const HazardParameters& p = c.scenario.model.hazard;
  if (c.world.people.is_personnel(exposure.person)) return p.jet_personnel_per_s;
  const auto range_m = static_cast<double>(exposure.range_m);
  return range_m < close_jet_m ? p.jet_close_per_s : range_m < near_jet_m ? p.jet_near_per_s : p.jet_far_per_s;
}

double thrown_rate(const CareContext& c, PersonId person) {
  const HazardParameters& p = c.scenario.model.hazard;
  return either(c, person, p.thrown_short, is_kitted(c, person) ? p.thrown_kitted : p.thrown_bare);
}

/// Mean number of injuries per unit of exposure.
double rate_of(const CareContext& c, const Exposure& exposure) {
  const HazardParameters& p = c.scenario.model.hazard;
  const PersonId who = exposure.person;
  switch (exposure.cause) {
    case Cause::contact:
      return p.contact_per_min;
    case Cause::jet:
      return jet_rate(c, exposure);
    case Cause::thrown:
      return thrown_rate(c, who);
    case Cause::strike:
      return either(c, who, p.strike_demonstrator, p.strike_personnel);
    case Cause::arrest:
      return either(c, who, p.arrest_demonstrator, p.arrest_personnel);
    case Cause::sharp:
      return p.sharp_attack;
    case Cause::running:
      return either(c, who, p.running_demonstrator, p.running_personnel);
    case Cause::vehicle:
      return either(c, who, p.vehicle_demonstrator, p.vehicle_personnel);
    case Cause::smoke:
      return either(c, who, p.smoke_demonstrator_per_min, p.smoke_personnel_per_min);
    case Cause::heat:
      return p.heat_per_h;
    case Cause::illness:
      return p.illness_per_h;
    case Cause::clash:
      return p.clash_injury;
    case Cause::burn:
      return 1;  // units are the mean number of injuries
    case Cause::fall:
    case Cause::crush:
      return 0;  // motion measures these
  }
  return 0;
}

Blow blow_of(const CareContext& c, const Exposure& exposure) {
  if (exposure.cause == Cause::thrown && is_kitted(c, exposure.person)) return Blow::softened;
  const bool close = exposure.cause == Cause::jet && static_cast<double>(exposure.range_m) < close_jet_m;
  return close ? Blow::close : Blow::plain;
}

/// The person's own number for his next injury by this cause, in (0, 1).
double draw_hazard(const CareContext& c, const Exposure& exposure, std::uint16_t what) {
  const auto cause = static_cast<std::size_t>(exposure.cause);
  const std::uint32_t number = c.world.care.hazards[cause][exposure.person].number;
  return c.random.uniform(Purpose::hazard, number, draw_entity(c.world.people, exposure.person),
                          static_cast<std::uint16_t>(2 * cause + what));
}

}  // namespace

bool is_kitted(const CareContext& c, PersonId person) {
  return c.world.people.is_personnel(person) && c.world.care.kitted[person] != 0;
}

double violence_of(const HazardParameters& parameters, const Random& random) {
  const double cv = parameters.violence_cv;
  if (cv <= 0) return 1;
  Draws draws(random, Purpose::hazard, 0, nobody_in_particular);
  return gamma(draws, 1 / (cv * cv)) * cv * cv;
}

void expose(const CareContext& c, const Exposure& exposure) {
  constexpr std::uint16_t when = 0, how_badly = 1;
  if (c.world.people.mode[exposure.person] == Mode::absent) return;
  HazardClock& clock = c.world.care.hazards[static_cast<std::size_t>(exposure.cause)][exposure.person];
  double spent = rate_of(c, exposure) * static_cast<double>(exposure.units);
  if (is_violence(exposure.cause)) spent *= c.world.care.violence;
  while (spent > 0) {
    if (clock.left < 0) clock.left = exponential(draw_hazard(c, exposure, when), 1);
    if (spent < clock.left) {
      clock.left -= spent;
      return;
    }
    spent -= clock.left;
    const Severity shares = severity_of(exposure.cause, blow_of(c, exposure));
    const Triage how = class_at(shares, draw_hazard(c, exposure, how_badly));
    clock = {-1, clock.number + 1};
    hurt(c, exposure.person, exposure.cause, how);
  }
}

}  // namespace sispam
