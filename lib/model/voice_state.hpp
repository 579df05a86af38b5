// Who speaks to the crowd on behalf of calm, and what was said: the meeting place of command, sound and mind.
//
// Command decides that something is said and by whom; the hear stage says who understands it; the mind feels it. The
// crowd's own orators are not in here: they speak whenever they are there.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/octave_table.hpp"
#include "core/vec2.hpp"

namespace sispam {

enum class SpeechKind : std::uint8_t {
  warning,   // through a police loudspeaker: to leave, or force will be used
  request,   // through a police loudspeaker: information and requests
  dialogue,  // negotiators with those near them
  appeal     // a trusted person
};

/// Something that is said from a place over a time. The same words through several loudspeakers are as many speeches
/// with one number.
struct Speech {
  SpeechKind kind = SpeechKind::request;
  std::uint16_t voice = 0;                 // appeal: index into scenario.crowd.voices
  Vec2 at;                                 // [m]
  double level_db_at_1m = 0;               // [dB(A)]
  std::int64_t from_ms = 0, until_ms = 0;  // [ms]
  std::uint32_t number = 0;                // the how-manieth speech of the replicate; part of the address of its luck
  // warning: kept by the hear stage while it is said
  std::vector<float> understood_s;  // per demonstrator: share understood x time [s]
  float said_s = 0;                 // [s]
};

/// A trusted person who was asked to speak.
struct Call {
  std::uint16_t voice = 0;            // index into scenario.crowd.voices
  std::int64_t at_microphone_ms = 0;  // [ms]
  bool spoken = false;                // speaks, or has spoken
};

struct VoiceState {
  std::vector<Speech> speeches;       // in order of issue; who listens removes what is over
  std::uint32_t spoken = 0;           // speeches so far: the number of the next
  std::uint32_t warnings = 0;         // warnings that were said to the end
  std::int64_t last_warning_ms = -1;  // end of the last one [ms]; -1: none
  std::uint32_t appeals = 0;          // made by trusted people
  double dialogue_s = 0;              // time negotiators talked [s]
  // kept by command alone
  std::vector<std::int64_t> warnings_ms;  // ends of the warnings said to the end [ms]
  std::int64_t message_until_ms = -1;     // end of the last warning or request; -1: none [ms]
  std::int64_t microphone_free_ms = 0;    // the police loudspeakers are in use until then [ms]
  std::int64_t dialogue_until_ms = 0;     // [ms]
  std::vector<Call> calls;                // of the present use of leader_appeal
  std::uint32_t calls_of_use = 0;         // which one that is
  // kept by the hear stage
  double warned_share = 0;              // of those before the line, who understood one that still counts [0..1]
  std::uint64_t warned_present = 0;     // people on the ground at the end of a warning, added up over all warnings
  std::uint64_t warned_understood = 0;  // those of them who understood it
  OctaveTable understood;               // share of the words, by energy of the signal over that of the noise; made once
};

}  // namespace sispam
