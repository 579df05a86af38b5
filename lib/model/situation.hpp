// What the command knows, has decided and is waiting for.
//
// Commanders act on observed values; every order passes sense -> estimate -> rule -> authority -> delay -> order, and
// each delay, the time of the report included, is drawn once per order (docs/model/command.md).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "scenario/rules.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

enum class OrderKind : std::uint8_t {
  set_level,   // the commander declares `level`
  take_line,   // `unit` takes its line
  withdraw,    // `unit` leaves its place for withdraw_to
  take_place,  // `unit`, which has no line, goes back to its place
  reinforce,   // people of `unit` fill empty slots of standing lines
  fall_back,   // whoever holds the line of `unit` gives it up and takes its fall_back_line
};

struct Order {
  std::int64_t due_ms = 0;
  OrderKind kind = OrderKind::set_level;
  Level level = Level::green;  // set_level
  std::uint16_t unit = 0;      // all but set_level
  double over_s = 0;           // take_line: spread the taking of slots over this time [s]
};

/// What became of a request on its way to who decides and back.
enum class Answer : std::uint8_t {
  granted,
  refused,
  lost,  // the request or the answer did not get through, however often it was repeated
};

/// How far a tactic has come. Other stages ask only `active`.
struct TacticState {
  bool active = false;         // ordered, and in force now
  bool requested = false;      // on its way through authority and delay, or waiting for what it needs
  std::int64_t since_ms = -1;  // active or requested since [ms]
  std::uint32_t uses = 0;      // times it became active
  double active_s = 0;         // [s]
  // kept by command alone
  std::int64_t due_ms = 0;                    // requested: it may begin from then on [ms]
  std::int64_t expires_ms = 0;                // the authority lapses [ms]
  std::int64_t ended_ms = -1;                 // end of the last use; -1: none [ms]
  std::int64_t first_ms = -1;                 // first time active; -1: never [ms]
  std::uint32_t requests = 0;                 // numbers the draws of its delays
  Answer answer = Answer::granted;            // requested: what is on its way; it comes at due_ms
  Authority decided_by = Authority::company;  // requested or active
  bool misheard = false;                      // requested: who carries it out took "get ready" for "begin"
  bool premature = false;                     // active: it began so
  std::uint32_t lost_messages = 0;            // about this request [1]
  std::int64_t ask_again_ms = 0;              // not before [ms]
  std::int64_t stop_heard_ms = -1;            // active: the order to stop is obeyed then; -1: none given [ms]
};

/// What commanders know: one value per Signal (docs/model/command.md eq. 1 to 4).
struct Observed {
  std::array<double, signals> value{};
  double operator[](Signal signal) const { return value[static_cast<std::size_t>(signal)]; }
  double& operator[](Signal signal) { return value[static_cast<std::size_t>(signal)]; }
};

/// A request for a level that comes to nothing.
struct InVain {
  std::int64_t answer_ms = 0;  // until then it is on its way [ms]
  std::int64_t until_ms = 0;   // from the answer until then nobody asks for the same [ms]
};

struct Situation {
  Level level = Level::green;   // declared
  Level wanted = Level::green;  // what the rules ask for since `wanted_since_ms`
  std::int64_t wanted_since_ms = 0;
  bool change_pending = false;       // a set_level order is on its way
  std::vector<int> pushing_history;  // true number pushing, one per command period, for the sensing lag [persons]
  std::vector<int> violent_history, crowd_history;  // the same of those who are violent, and of all [persons]
  std::vector<int> intruder_history;                // the same of intruders [persons]
  int observed_pushing = 0;                         // [persons]
  Observed observed;
  std::vector<Order> orders;                              // pending, in order of issue
  std::array<std::int64_t, 3> level_since_ms{0, -1, -1};  // first time at green, yellow, red [ms]; -1: never
  std::array<std::int64_t, 3> level_for_ms{0, 0, 0};      // time spent at each [ms]
  std::array<TacticState, tactics> tactic_states;
  std::uint32_t decisions = 0;     // requests for levels so far; numbers the draws of their delays
  std::uint32_t declarations = 0;  // levels declared so far; numbers the draws of orders that follow from them
  // what went wrong on the way (docs/model/command.md eq. 8a to 8d)
  std::vector<int> fallen_history;               // as pushing_history, of demonstrators on the ground [persons]
  std::vector<int> thrown_history;               // of objects thrown in the last minute [1]
  std::vector<int> mood_history;                 // of the class of the crowd's mood
  std::array<InVain, 3> in_vain;                 // per level: the last request that was refused or lost
  std::int64_t delegated_ms = -1;                // the county decides for the province from then on; -1: never [ms]
  std::uint32_t messages_lost = 0;               // or not understood
  std::uint32_t misheard = 0;                    // uses that began because "get ready" was taken for "begin"
  std::uint32_t refused = 0, requests_lost = 0;  // requests, of levels too

  const TacticState& tactic(Tactic kind) const { return tactic_states[static_cast<std::size_t>(kind)]; }
};

}  // namespace sispam
