// From a request to its answer: who decides, how long it takes, whether he refuses, and what gets lost on the way.
//
// Tactics and levels ask in the same way, so that nothing can be had faster by asking for something else.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/situation.hpp"
#include "model/world.hpp"
#include "random/random.hpp"
#include "scenario/scenario.hpp"

namespace sispam::rules {

/// Decision of that authority.
const Distribution& decision_s(const CommandParameters& parameters, Authority authority);

/// Eq. 8b: who decides now on a tactic, or declares a level; the county for the province once that has delegated it.
Authority who_decides(const Rules& rules, const World& world, Tactic tactic);
Authority who_declares(const Rules& rules, const World& world, Level level);

/// A request; what is asked for stands in the functions that answer it.
struct Request {
  Authority authority = Authority::company;
  std::uint32_t number = 0;  // of this tactic, or of all levels
};

/// What comes of it.
struct Reply {
  Authority authority = Authority::company;  // who was asked
  Answer answer = Answer::granted;
  double answer_s = 0;       // from the request to the answer, or until nobody waits for it any more [s]
  double ready_s = 0;        // from the answer to the moment from which a tactic may begin [s]
  std::uint32_t lost = 0;    // messages that did not get through
  bool misheard = false;     // who carries out the tactic takes "get ready" for "begin"
  double asked_again_s = 0;  // from the request on nobody asks for the same again within this time [s]
};

/// Eq. 8: of a request for a tactic.
Reply reply_to(const Scenario& scenario, Tactic tactic, const Request& request, const Random& random);

/// Eq. 7: of a request for a level.
Reply reply_to(const Scenario& scenario, Level level, const Request& request, const Random& random);

/// Notes what a reply means for the whole situation: messages lost, refusals, and that the province delegates.
void note(const Scenario& scenario, World& world, const Reply& reply, const Random& random);

}  // namespace sispam::rules
