// The hear stage: who speaks, what is understood of it, and the books of the warnings (docs/model/escalation.md eq. 7).
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "core/error.hpp"
#include "core/maths.hpp"
#include "model/address.hpp"
#include "model/mind/people_of.hpp"
#include "model/mind/sound.hpp"
#include "model/mind/stages.hpp"
#include "random/distributions.hpp"

namespace sispam {
namespace {

constexpr double second_s = hear_ms / 1000.0;
constexpr double talked_share = 0.1;      // of what is said [0..1]
constexpr double answered_share = 0.5;    // of what is said, to correct a rumour [0..1]; assumption
constexpr std::uint32_t the_message = 0;  // entity of a draw that is about the message, not a person
constexpr std::uint16_t level_draw = 0,
                        understood_draw = 1;  // of Purpose::hearing; the tick is the number of the speech

/// One loudspeaker or mouth.
struct Source {
  Vec2 at;
  double energy = 0;  // at 1 m
};

/// One stream of words, from one source or several.
struct Talker {
  std::vector<Source> sources;
  std::size_t group = 0;             // orator or coordinator: of this group
  Speech* speech = nullptr;          // null: the orator or a coordinator
  PersonId coordinator = no_person;  // who passes on what negotiators say; no_person: it is no coordinator
  double passes_on = 0;              // share of their words that he has understood [0..1]
};

/// Who goes or flees speaks no more.
bool stays(Behaviour behaviour) { return behaviour == Behaviour::calm || mind::is_loud(behaviour); }

/// Whether one who may speak for the talker's group is at one of its loudspeakers.
bool has_orator(const MindParameters& p, const World& world, const Talker& talker) {
  const CrowdState& crowd = world.crowd;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (crowd.role[i] != CrowdRole::orator || crowd.group[i] != talker.group || !stays(crowd.behaviour[i])) continue;
    const Vec2 at = mind::position(world, i);
    const auto reaches = [&](const Source& source) { return length(source.at - at) <= p.orator_reach_m; };
    if (std::any_of(talker.sources.begin(), talker.sources.end(), reaches)) return true;
  }
  return false;
}

/// Orators speak and pause in turn, all at the same time.
bool orators_pause(const MindParameters& p, std::int64_t now_ms) {
  const auto speaks_ms = static_cast<std::int64_t>(p.orator_speaks_s * 1000);
  const auto pauses_ms = static_cast<std::int64_t>(p.orator_pauses_s * 1000);
  return (now_ms - hear_ms) % std::max<std::int64_t>(speaks_ms + pauses_ms, 1) >= speaks_ms;
}

void add_orators(const Scenario& scenario, const World& world, std::vector<Talker>& talkers) {
  const bool pause = world.now_ms < world.crowd.pause_until_ms;
  if (pause || orators_pause(scenario.model.mind, world.now_ms)) return;
  for (std::size_t g = 0; g < scenario.crowd.groups.size(); ++g) {
    Talker talker{{}, g, nullptr};
    for (const Loudspeaker& loudspeaker : scenario.assets.loudspeakers) {
      if (loudspeaker.group != scenario.crowd.groups[g].id) continue;
      talker.sources.push_back({loudspeaker.at, mind::energy_of(loudspeaker.level_db_at_1m)});
    }
    if (has_orator(scenario.model.mind, world, talker)) talkers.push_back(std::move(talker));
  }
}

/// Coordinators who do not push pass on, through hand megaphones, what they understood of the dialogue a second ago.
void add_coordinators(const MindParameters& p, const World& world, std::vector<Talker>& talkers) {
  const CrowdState& crowd = world.crowd;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (crowd.role[i] != CrowdRole::coordinator || !stays(crowd.behaviour[i])) continue;
    if (crowd.hear_dialogue[i] < talked_share) continue;
    Talker talker{{{mind::position(world, i), mind::energy_of(p.coordinator_db_at_1m)}}, crowd.group[i]};
    talker.coordinator = mind::person(world, i);
    talker.passes_on = crowd.hear_dialogue[i];
    talkers.push_back(std::move(talker));
  }
}

/// Per group: 1 when one who spoke for it was arrested. It talks with the police no more.
std::vector<std::uint8_t> groups_that_refuse_to_talk(const Scenario& scenario, const World& world) {
  std::vector<std::uint8_t> refuses(scenario.crowd.groups.size(), 0);
  for (const Arrest& arrest : world.team.arrests) {
    const std::size_t i = arrest.person - world.people.personnel;
    if (world.crowd.role[i] == CrowdRole::coordinator) refuses[world.crowd.group[i]] = 1;
  }
  return refuses;
}

bool is_said(const Speech& speech, std::int64_t now_ms) {
  return speech.from_ms < now_ms && speech.until_ms > now_ms - hear_ms;
}

/// The talker whose words a speech carries through another loudspeaker; a new one if it is the first.
Talker& talker_of(Speech& speech, std::vector<Talker>& talkers) {
  const auto same = [&](const Talker& t) { return t.speech != nullptr && t.speech->number == speech.number; };
  const auto found = std::find_if(talkers.begin(), talkers.end(), same);
  return found != talkers.end() ? *found : talkers.emplace_back(Talker{{}, 0, &speech});
}

void add_speeches(const MindParameters& p, World& world, const Random& random, std::vector<Talker>& talkers) {
  for (Speech& speech : world.voice.speeches) {
    if (!is_said(speech, world.now_ms)) continue;
    Talker& talker = talker_of(speech, talkers);
    double level_db = speech.level_db_at_1m;
    if (speech.kind == SpeechKind::warning) {
      const double u = random.uniform(Purpose::hearing, speech.number, the_message, level_draw);
      level_db += p.message_level_sd_db * normal_quantile(u);
    }
    talker.sources.push_back({speech.at, mind::energy_of(level_db)});
  }
  for (const Talker& talker : talkers) {
    if (talker.speech == nullptr) continue;
    const SpeechKind kind = talker.speech->kind;
    if (kind != SpeechKind::warning) continue;
    talker.speech->understood_s.resize(world.crowd.size(), 0);
    talker.speech->said_s += static_cast<float>(second_s);
  }
}

/// All who are there, as columns.
struct Listeners {
  std::vector<std::uint32_t> who;  // numbers of demonstrators
  std::vector<double> x, y;        // [m]
  std::vector<double> noise;       // of crowd and street, as energy
  std::vector<double> all;         // noise and all talkers
};

Listeners make_listeners(const MindParameters& parameters, const World& world) {
  Listeners listeners;
  listeners.who = mind::who_is_here(world.crowd);
  const mind::NoiseField noise = mind::make_noise(parameters, world, listeners.who);
  for (auto* column : {&listeners.x, &listeners.y, &listeners.noise}) column->reserve(listeners.who.size());
  for (const std::uint32_t i : listeners.who) {
    const Vec2 at = mind::position(world, i);
    listeners.x.push_back(at.x);
    listeners.y.push_back(at.y);
    listeners.noise.push_back(noise.around(listeners.noise.size()));
  }
  listeners.all = listeners.noise;
  return listeners;
}

/// What arrives of a talker at each listener, as energy.
std::vector<double> arriving(const Talker& talker, const Listeners& listeners) {
  std::vector<double> energy(listeners.who.size());
  for (const Source& source : talker.sources) {
    for (std::size_t k = 0; k < energy.size(); ++k) {
      energy[k] += mind::energy_at(source.energy, Vec2{listeners.x[k], listeners.y[k]} - source.at);
    }
  }
  return energy;
}

/// A coordinator's place among the listeners.
std::size_t place_of(const World& world, PersonId coordinator, const Listeners& listeners) {
  const auto self = std::lower_bound(listeners.who.begin(), listeners.who.end(), coordinator - world.people.personnel);
  const auto k = static_cast<std::size_t>(self - listeners.who.begin());
  require(k < listeners.who.size(), "a coordinator who speaks is there");
  return k;
}

/// Adds what a talker drowns the others with; his own words drown nobody's for himself.
void drown(const World& world, const Talker& talker, const std::vector<double>& energy, Listeners& listeners) {
  for (std::size_t k = 0; k < energy.size(); ++k) listeners.all[k] += energy[k];
  if (talker.coordinator == no_person) return;
  const std::size_t self = place_of(world, talker.coordinator, listeners);
  listeners.all[self] -= energy[self];
}

/// What arrives of a talker, against all that drowns it.
std::vector<double> ratios(const World& world, const Talker& talker, const std::vector<double>& energy,
                           const Listeners& listeners) {
  const std::size_t n = energy.size();
  std::vector<double> ratio(n);
  const double *own = energy.data(), *noise = listeners.noise.data(), *all = listeners.all.data();
  double* result = ratio.data();
  for (std::size_t k = 0; k < n; ++k) result[k] = own[k] / std::max(noise[k], all[k] - own[k]);
  if (talker.coordinator == no_person) return ratio;
  const std::size_t self = place_of(world, talker.coordinator, listeners);  // he is not in the sum
  ratio[self] = own[self] / std::max(noise[self], all[self]);
  return ratio;
}

/// Whose words demonstrator `i` understands, and by how much.
struct Heard {
  std::size_t i = 0;
  const Talker& talker;
  double understood = 0;  // share in [0, 1]
};

/// Who understands at least a tenth of what is said to him has been talked to.
void note_talk(CrowdState& crowd, const Heard& heard, std::int64_t now_ms) {
  if (heard.understood >= talked_share) crowd.talked_ms[heard.i] = now_ms;
}

/// Eq. 13: who understands most of an answer in time takes back most of what a rumour did to him.
void correct_rumour(const MindParameters& p, CrowdState& crowd, const Heard& heard, std::int64_t now_ms) {
  const double j = crowd.rumour_impulse[heard.i];
  if (j <= 0 || heard.understood < answered_share) return;
  if (static_cast<double>(now_ms - crowd.rumour_ms) > p.rumour_answer_s * 1000) return;
  double& anger = crowd.anger[heard.i];
  anger = std::max(0.0, 1 - (1 - anger) * (1 - p.rumour_answered * j) / (1 - j));
  crowd.rumour_impulse[heard.i] = 0;
}

/// What somebody hears of one who speaks for his group.
void take_in_own(const MindParameters& p, CrowdState& crowd, const Heard& heard, std::int64_t now_ms) {
  const double share = p.attention * heard.understood;
  double& orator = crowd.hear_orator[heard.i];
  double& coordinator = crowd.hear_coordinator[heard.i];
  if (heard.talker.coordinator == no_person) {
    orator = std::max(orator, share);
  } else {
    coordinator = std::max(coordinator, share * heard.talker.passes_on * p.coordinator_trust);
    note_talk(crowd, heard, now_ms);
  }
}

void take_in(const Scenario& scenario, World& world, const Heard& heard) {
  CrowdState& crowd = world.crowd;
  const std::int64_t now_ms = world.now_ms;
  const std::size_t i = heard.i;
  const double share = scenario.model.mind.attention * heard.understood;
  const auto best = [&](std::vector<double>& column, double value) { column[i] = std::max(column[i], value); };
  Speech* speech = heard.talker.speech;
  if (speech == nullptr) return take_in_own(scenario.model.mind, crowd, heard, now_ms);
  if (speech->kind != SpeechKind::warning) correct_rumour(scenario.model.mind, crowd, heard, now_ms);
  switch (speech->kind) {
    case SpeechKind::warning:
      speech->understood_s[i] += static_cast<float>(heard.understood * second_s);
      [[fallthrough]];
    case SpeechKind::request:
      return best(crowd.hear_police, share);
    case SpeechKind::dialogue:
      note_talk(crowd, heard, now_ms);
      return best(crowd.hear_dialogue, share);
    case SpeechKind::appeal:
      note_talk(crowd, heard, now_ms);
      require(speech->voice < scenario.crowd.voices.size(), "an appeal is made by a voice of the scenario");
      return best(crowd.hear_trusted, share * scenario.crowd.voices[speech->voice].trust);
  }
}

const OctaveTable& understood_by_ratio(const MindParameters& p, VoiceState& voice) {
  if (voice.understood.empty()) {
    voice.understood = OctaveTable([&](double ratio) { return mind::understood_share(p, ratio, 1); });
  }
  return voice.understood;
}

void listen(const Scenario& scenario, World& world, const std::vector<Talker>& talkers) {
  CrowdState& crowd = world.crowd;
  for (auto* column :
       {&crowd.hear_orator, &crowd.hear_police, &crowd.hear_dialogue, &crowd.hear_coordinator, &crowd.hear_trusted}) {
    std::fill(column->begin(), column->end(), 0.0);
  }
  if (talkers.empty()) return;
  Listeners listeners = make_listeners(scenario.model.mind, world);
  std::vector<std::vector<double>> energy;
  for (const Talker& talker : talkers) {
    energy.push_back(arriving(talker, listeners));
    drown(world, talker, energy.back(), listeners);
  }
  const OctaveTable& understood = understood_by_ratio(scenario.model.mind, world.voice);
  const std::vector<std::uint8_t> refuses = groups_that_refuse_to_talk(scenario, world);
  for (std::size_t t = 0; t < talkers.size(); ++t) {
    const Speech* speech = talkers[t].speech;
    const bool is_dialogue = speech != nullptr && speech->kind == SpeechKind::dialogue;
    const std::vector<double> ratio = ratios(world, talkers[t], energy[t], listeners);
    for (std::size_t k = 0; k < ratio.size(); ++k) {
      const std::size_t i = listeners.who[k];
      if (speech == nullptr && crowd.group[i] != talkers[t].group) continue;  // these speak to their own
      if (is_dialogue && refuses[crowd.group[i]] != 0) continue;
      take_in(scenario, world, {i, talkers[t], understood.at(ratio[k])});
    }
  }
}

/// A warning is over: each who is there has understood it or has not.
void enter_in_books(World& world, const Speech& warning, const Random& random) {
  CrowdState& crowd = world.crowd;
  VoiceState& voice = world.voice;
  ++voice.warnings;
  voice.last_warning_ms = world.now_ms;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (!mind::takes_part(crowd.behaviour[i])) continue;
    ++crowd.warnings_present[i];
    ++voice.warned_present;
    if (warning.said_s <= 0) continue;
    const double share = static_cast<double>(warning.understood_s[i]) / static_cast<double>(warning.said_s);
    const double u = random.uniform(Purpose::hearing, warning.number, demonstrator_entity(i), understood_draw);
    if (u >= share) continue;
    ++crowd.warnings_understood[i];
    crowd.warned_ms[i] = world.now_ms;
    ++voice.warned_understood;
  }
}

void end_speeches(World& world, const Random& random) {
  std::vector<Speech>& speeches = world.voice.speeches;
  const auto over = [&](const Speech& speech) { return speech.until_ms <= world.now_ms; };
  for (auto speech = speeches.begin(); speech != speeches.end(); ++speech) {
    const auto same = [&](const Speech& other) { return other.number == speech->number; };
    const bool first = std::none_of(speeches.begin(), speech, same);  // not the same words through another loudspeaker
    if (first && over(*speech) && speech->kind == SpeechKind::warning) enter_in_books(world, *speech, random);
  }
  std::erase_if(speeches, over);
}

/// The places of the front ranks that stand; none: everybody there is before the line.
std::vector<Vec2> front_of(const World& world) {
  std::vector<Vec2> places;
  for (const Formation& formation : world.line.formations) {
    if (!formation.active || formation.rank != 0) continue;
    for (const Slot& slot : formation.slots) places.push_back(slot.place);
  }
  return places;
}

double share_warned(const Scenario& scenario, const World& world) {
  const std::vector<Vec2> front = front_of(world);
  const double reach_m = scenario.model.mind.warned_zone_m, reach2 = reach_m * reach_m;
  const double since_ms = static_cast<double>(world.now_ms) - 1000 * scenario.rules_of_engagement.warnings_last_s;
  double there = 0, warned = 0;
  for (const std::uint32_t i : mind::who_is_here(world.crowd)) {
    const Vec2 at = mind::position(world, i);
    const auto near = [&](Vec2 place) { return dot(place - at, place - at) <= reach2; };
    if (!front.empty() && std::none_of(front.begin(), front.end(), near)) continue;
    there += 1;
    const std::int64_t warned_ms = world.crowd.warned_ms[i];
    warned += warned_ms >= 0 && static_cast<double>(warned_ms) >= since_ms ? 1 : 0;
  }
  return there > 0 ? warned / there : 0;
}

/// An appeal works on in those who understood it, less and less (eq. 7c).
void persuade(const MindParameters& p, CrowdState& crowd) {
  const double kept = p.appeal_fades_s > 0 ? maths::exp(-second_s / p.appeal_fades_s) : 0;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    crowd.persuaded[i] = std::max(crowd.hear_trusted[i], kept * crowd.persuaded[i]);
  }
}

}  // namespace

void hear(const Scenario& scenario, const Ground&, World& world, const Random& random) {
  std::vector<Talker> talkers;
  add_orators(scenario, world, talkers);
  add_coordinators(scenario.model.mind, world, talkers);
  add_speeches(scenario.model.mind, world, random, talkers);
  listen(scenario, world, talkers);
  persuade(scenario.model.mind, world.crowd);
  end_speeches(world, random);
  world.voice.warned_share = world.voice.warnings > 0 ? share_warned(scenario, world) : 0;
}

}  // namespace sispam
