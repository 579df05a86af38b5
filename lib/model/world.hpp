// The whole state of one replicate: a value, copied and compared freely.
//
// The stages (model/stages.cpp) are functions that read and write it; they do not call each other and keep nothing of
// their own. What never changes within a scenario (walls, way fields) is in Ground; what the planner wrote is in
// Scenario.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "model/barrier_state.hpp"
#include "model/care_state.hpp"
#include "model/casualty.hpp"
#include "model/crowd_state.hpp"
#include "model/evacuation_state.hpp"
#include "model/force_log.hpp"
#include "model/incident.hpp"
#include "model/line_state.hpp"
#include "model/motion_state.hpp"
#include "model/officer_state.hpp"
#include "model/people.hpp"
#include "model/seek_state.hpp"
#include "model/situation.hpp"
#include "model/spray_state.hpp"
#include "model/tally.hpp"
#include "model/team_state.hpp"
#include "model/violence_state.hpp"
#include "model/voice_state.hpp"
#include "model/watch_state.hpp"

namespace sispam {

struct World {
  std::int64_t now_ms = 0;  // [ms] integer clock: no drift
  People people;
  CrowdState crowd;
  Influence influence;
  std::vector<PendingEvent> events;  // announcements and rumours to come, in order of time
  LineState line;
  Situation situation;
  VoiceState voice;
  SprayState spray;
  TeamState team;
  ViolenceState violence;
  OfficerState officers;
  std::vector<Fire> fires;          // of the whole replicate
  std::vector<Incident> incidents;  // seen since the happen stage last looked
  std::vector<Exposure> exposures;  // since the injure stage last looked
  Casualties casualties;
  CareState care;
  MotionState motion;
  BarrierState barriers;
  WatchState watch;
  SeekState seek;
  EvacuationState evacuation;
  Tally tally;
  ForceLog force_log;  // nothing in the model reads it
};

}  // namespace sispam
