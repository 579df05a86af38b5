// Random numbers that are addressed, not streamed.
//
// A draw is a pure function of (seed, replicate, purpose, tick, entity, draw): Philox4x32-10, key = seed, counter =
// {entity 32, tick 32, purpose 16 | draw 16, replicate 32}. So a new stage or a new person changes nobody else's
// numbers, threads share nothing, and two plans with the same seed share their luck (common random numbers), because
// no scenario id is part of the address. A generator with a state was rejected for exactly these reasons.
// Source: Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3 (SC'11), as shipped in Random123.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace sispam {

/// What a draw is for. Append only: a changed number changes every result.
enum class Purpose : std::uint16_t {
  parameter = 1,       // entity = hash of the path; replicate = the draw of parameters
  body = 2,            // mass, radius, walking speed, strengths
  trait = 3,           // grievance, legitimacy, risk aversion, thresholds, role
  arrival = 4,         // batch sizes and times
  place = 5,           // where in the assembly a person stands
  event = 6,           // jitter and Poisson times of events
  transition = 7,      // change of behaviour
  fall = 8,            // loss of balance
  fall_time = 9,       // how long a person stays down
  command_delay = 10,  // sensing, radio, decision, execution
  injury = 11,         // does a fall injure, how badly, tolerance to crushing
  health_clock = 12,   // deterioration, drawn once at injury
  care = 13,           // discovery, triage error, treatment time, driving time, willingness
  bootstrap = 14,      // resampling in summaries
  test = 15,
  hearing = 16,     // fluctuation of a spoken message, and whether one person understands it
  voice = 17,       // whether a trusted person is available
  spray = 18,       // aim of a jet
  arrest = 19,      // seizing, and whom
  violence = 20,    // throwing and striking
  hazard = 21,      // whether and how badly an exposure injures; the shared multiplier of a replicate
  deterrence = 22,  // who returns after a jet, or after going away
  surge = 23,       // when the pushers of one place surge
  gap = 24,         // who looks for gaps in a line, and how soon one is noticed
  target = 30,      // whom one goes for: the organiser or the other camp
  evacuation = 31,  // how long it takes to set out
  fire = 32,        // who lights what, and how long it takes to put out
};

/// The source of all chance in one replicate. A value; copy it freely.
struct Random {
  std::uint64_t seed = 0;
  std::uint32_t replicate = 0;

  /// Uniform in the open interval (0, 1), 53 bits.
  double uniform(Purpose purpose, std::uint32_t tick, std::uint32_t entity, std::uint16_t draw = 0) const;
};

/// Successive draws at one address, for samplers that need a number of draws not known beforehand.
class Draws {
 public:
  Draws(const Random& random, Purpose purpose, std::uint32_t tick, std::uint32_t entity)
      : random_(random), purpose_(purpose), tick_(tick), entity_(entity) {}
  /// The next uniform number in (0, 1).
  double uniform() { return random_.uniform(purpose_, tick_, entity_, next_++); }
  /// How many numbers were used; tests pin it.
  std::uint16_t used() const { return next_; }

 private:
  Random random_;
  Purpose purpose_;
  std::uint32_t tick_;
  std::uint32_t entity_;
  std::uint16_t next_ = 0;
};

}  // namespace sispam
