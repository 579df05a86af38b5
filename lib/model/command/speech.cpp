// SPDX-License-Identifier: Apache-2.0
#include "model/command/speech.hpp"

#include <algorithm>

#include "model/command/draws.hpp"
#include "model/command/negotiators.hpp"
#include "model/command/people_of.hpp"
#include "model/command/stages.hpp"
#include "model/command/tactics.hpp"
#include "random/distributions.hpp"

namespace sispam::rules {
namespace {

constexpr std::int64_t dialogue_ms = 10'000;  // a dialogue is renewed this often

std::int64_t ms(double seconds) { return static_cast<std::int64_t>(seconds * 1000 + 0.5); }

/// The police loudspeakers that somebody speaks through.
std::vector<const Loudspeaker*> manned(const Scenario& scenario, const World& world) {
  std::vector<const Loudspeaker*> speakers;
  for (const Loudspeaker& speaker : scenario.assets.loudspeakers) {
    if (speaker.unit.empty()) continue;
    if (strength(scenario, world, [&](const Unit& unit) { return unit.id == speaker.unit; }) > 0) {
      speakers.push_back(&speaker);
    }
  }
  return speakers;
}

bool is_active(const World& world, Tactic tactic) { return world.situation.tactic(tactic).active; }

bool microphone_is_free(const World& world) { return world.now_ms >= world.voice.microphone_free_ms; }

/// Says it through every police loudspeaker, for a time that is drawn.
void say(const Scenario& scenario, World& world, Speech speech, const Random& random) {
  VoiceState& voice = world.voice;
  const CommandParameters& parameters = scenario.model.command;
  const Distribution& length_s = speech.kind == SpeechKind::appeal ? parameters.appeal_s : parameters.message_s;
  const double u = random.uniform(Purpose::command_delay, voice.spoken, entity(Draw::speech));
  speech.from_ms = world.now_ms;
  speech.until_ms = voice.microphone_free_ms = world.now_ms + std::max<std::int64_t>(ms(quantile(length_s, u)), 1000);
  speech.number = voice.spoken++;
  for (const Loudspeaker* speaker : manned(scenario, world)) {
    speech.at = speaker->at;
    speech.level_db_at_1m = speaker->level_db_at_1m;
    voice.speeches.push_back(speech);
  }
}

/// Whoever speaks through a loudspeaker falls silent when nobody of its unit is on his feet any more.
void fall_silent(const Scenario& scenario, World& world) {
  VoiceState& voice = world.voice;
  if (world.now_ms >= voice.microphone_free_ms || has_loudspeaker(scenario, world)) return;
  std::erase_if(voice.speeches, [](const Speech& speech) { return speech.kind != SpeechKind::dialogue; });
  voice.microphone_free_ms = world.now_ms;
}

/// The hear stage counts a warning when it was said to the end.
void note_warnings(World& world) {
  VoiceState& voice = world.voice;
  while (voice.warnings_ms.size() < voice.warnings) voice.warnings_ms.push_back(voice.last_warning_ms);
}

void say_message(const Scenario& scenario, World& world, SpeechKind kind, const Random& random) {
  Speech speech;
  speech.kind = kind;
  say(scenario, world, speech, random);
  world.voice.message_until_ms = world.voice.microphone_free_ms;
}

bool message_is_due(const Scenario& scenario, const World& world) {
  if (!is_active(world, Tactic::loudspeaker) || !microphone_is_free(world)) return false;
  const std::int64_t last_ms = world.voice.message_until_ms;
  return last_ms < 0 || world.now_ms - last_ms >= ms(scenario.rules_of_engagement.tactics.loudspeaker.gap_s);
}

/// Asks everybody who can be had to come to the microphone.
void call_voices(const Scenario& scenario, World& world, const Random& random) {
  VoiceState& voice = world.voice;
  const std::uint32_t use = world.situation.tactic(Tactic::leader_appeal).uses;
  if (voice.calls_of_use == use) return;
  voice.calls_of_use = use;
  voice.calls.clear();
  for (const std::uint16_t k : available_voices(scenario, random)) {
    const Distribution delay_s{Distribution::Kind::lognormal_median, scenario.crowd.voices[k].reaches_microphone_s,
                               scenario.model.command.microphone_gsd, 0};
    const double u = random.uniform(Purpose::command_delay, use, entity(Draw::microphone, k));
    voice.calls.push_back({k, world.now_ms + ms(quantile(delay_s, u)), false});
  }
}

/// The next who is there speaks, in the order of the plan.
void say_appeal(const Scenario& scenario, World& world, const Random& random) {
  VoiceState& voice = world.voice;
  const auto next = std::find_if(voice.calls.begin(), voice.calls.end(), [&](const Call& call) {
    return !call.spoken && world.now_ms >= call.at_microphone_ms;
  });
  if (next == voice.calls.end() || !has_loudspeaker(scenario, world)) return;
  next->spoken = true;
  Speech speech;
  speech.kind = SpeechKind::appeal;
  speech.voice = next->voice;
  say(scenario, world, speech, random);
  ++voice.appeals;
}

/// Warnings come first, then whoever waits at the microphone, then requests.
void use_loudspeakers(const Scenario& scenario, World& world, const Random& random) {
  const bool due = message_is_due(scenario, world) && has_loudspeaker(scenario, world);
  if (due && warning_wanted(scenario.rules_of_engagement, world)) {
    say_message(scenario, world, SpeechKind::warning, random);
  }
  if (is_active(world, Tactic::leader_appeal)) {
    call_voices(scenario, world, random);
    if (microphone_is_free(world)) say_appeal(scenario, world, random);
  }
  if (due && microphone_is_free(world)) say_message(scenario, world, SpeechKind::request, random);
}

void negotiate(const Scenario& scenario, World& world) {
  VoiceState& voice = world.voice;
  if (!is_active(world, Tactic::negotiate) || world.now_ms < voice.dialogue_until_ms) return;
  for (const Vec2 at : places_of_dialogue(scenario, world)) {
    Speech speech;
    speech.kind = SpeechKind::dialogue;
    speech.at = at;
    speech.level_db_at_1m = scenario.model.command.dialogue_db_at_1m;
    speech.from_ms = world.now_ms;
    speech.until_ms = voice.dialogue_until_ms = world.now_ms + dialogue_ms;
    speech.number = voice.spoken++;
    voice.speeches.push_back(speech);
  }
}

}  // namespace

bool has_loudspeaker(const Scenario& scenario, const World& world) { return !manned(scenario, world).empty(); }

std::vector<std::uint16_t> available_voices(const Scenario& scenario, const Random& random) {
  std::vector<std::uint16_t> available;
  for (std::uint16_t k = 0; k < scenario.crowd.voices.size(); ++k) {
    if (random.uniform(Purpose::voice, 0, k) < scenario.crowd.voices[k].available) available.push_back(k);
  }
  return available;
}

void talk(const Scenario& scenario, World& world, const Random& random) {
  note_warnings(world);
  fall_silent(scenario, world);
  use_loudspeakers(scenario, world, random);
  negotiate(scenario, world);
  if (world.now_ms < world.voice.dialogue_until_ms) world.voice.dialogue_s += command_ms / 1000.0;
}

}  // namespace sispam::rules
