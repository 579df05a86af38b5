// What acts on the anger and the fear of one person (docs/model/escalation.md eq. 4, 6, 9).
//
// Pure functions of named numbers, so that the same code runs in the stage and against exact results in the tests.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/relaxation.hpp"
#include "scenario/parameters.hpp"

namespace sispam::mind {

/// All that anger depends on, each in [0, 1] but susceptibility.
struct AngerSurroundings {
  double grievance = 0;
  double at_rest = 0;  // anger towards which he relaxes
  double legitimacy = 0;
  double susceptibility = 1;
  double anger_around = 0;      // of neighbours and of the whole crowd, weighted
  double hear_orator = 0;       // share of the words understood and attended to
  double habituation = 0;       // to the orator
  double hear_police = 0;       // the same for the police loudspeaker
  double hear_dialogue = 0;     // the same for negotiators
  double hear_coordinator = 0;  // the same for what a coordinator passes on, times the trust in him
  double hear_trusted = 0;      // the same for who is trusted most, times the trust
  double water = 0;             // share of the time in a jet or beside one
  double shield_contact = 0;    // share of the time in contact with the other side
};

/// All that fear depends on.
struct FearSurroundings {
  double arrest_risk = 0;  // perceived by somebody active [0..1]
  double activity = 1;     // 1 for somebody who pushes, less for others
  bool crushed = false;    // the load on the body can be felt as danger
  double water = 0;        // share of the time in a jet or beside one [0..1]
  bool weapon = false;     // a sharp weapon in violent hands is near
  bool advance = false;    // a line comes at him
};

Relaxation anger_influences(const MindParameters& parameters, const AngerSurroundings& around);
Relaxation fear_influences(const MindParameters& parameters, const FearSurroundings& around);
/// `first` is the legitimacy he came with.
Relaxation legitimacy_influences(const MindParameters& parameters, double first, double hear_dialogue);

}  // namespace sispam::mind
