// SPDX-License-Identifier: Apache-2.0
#include "model/command/sensing.hpp"

#include <algorithm>

#include "core/flags.hpp"
#include "model/command/arrest_parts.hpp"
#include "model/command/draws.hpp"
#include "model/command/radio.hpp"
#include "model/command/relief.hpp"
#include "model/command/stages.hpp"
#include "model/empty_slots.hpp"
#include "random/distributions.hpp"
#include "scenario/terrain.hpp"

namespace sispam::rules {
namespace {

constexpr std::int64_t error_ms = 10'000;  // a new error of each number this often

/// The true number as it was `lag_s` ago; nobody before the beginning. Forgets what is older.
int lagged(std::vector<int>& history, double lag_s) {
  const auto lag = static_cast<std::size_t>(std::max(lag_s, 0.0) * 1000 / command_ms + 0.5);
  if (history.size() <= lag) return 0;
  history.erase(history.begin(), history.end() - static_cast<std::ptrdiff_t>(lag + 1));
  return history.front();
}

/// Hurt badly by what happens here, and told so not long ago: a heat stroke says nothing about the crowd.
bool known_serious(const CommandParameters& parameters, const Casualty& casualty, std::int64_t now_ms) {
  const bool serious = casualty.now == Triage::red || casualty.now == Triage::black;
  if (!serious || casualty.cause == Cause::heat || casualty.cause == Cause::illness) return false;
  const std::int64_t known_ms = std::max(casualty.discovered_ms, casualty.triaged_ms);
  return casualty.discovered_ms >= 0 && casualty.discovered_ms <= now_ms &&
         static_cast<double>(now_ms - known_ms) <= 1000 * parameters.serious_lasts_s;
}

/// Demonstrators at large past a line or in the protected area.
int intruders(const World& world) {
  int count = 0;
  for_each_set(world.watch.tracked, [&](std::size_t k) {
    const auto id = static_cast<PersonId>(world.people.personnel + k);
    if (is_intruder(world.watch, k) && arrests::is_at_large(world, id)) ++count;
  });
  return count;
}

/// Whether somebody who does that is part of the crowd before the line.
bool is_present(Behaviour behaviour) {
  return behaviour == Behaviour::calm || behaviour == Behaviour::verbal || behaviour == Behaviour::pushing ||
         behaviour == Behaviour::violent;
}

/// Fires that burn now.
double fires(const World& world) {
  return static_cast<double>(std::count_if(world.fires.begin(), world.fires.end(), [&](const Fire& fire) {
    return world.now_ms >= fire.from_ms && world.now_ms < fire.until_ms;
  }));
}

/// Demonstrators who lie on the ground.
int fallen(const World& world) {
  const auto first = world.people.mode.begin() + static_cast<std::ptrdiff_t>(world.people.personnel);
  return static_cast<int>(std::count(first, world.people.mode.end(), Mode::fallen));
}

/// Eq. 2b: the mood of those on the ground in five classes of mean anger; 0: nobody is there.
int mood(const World& world) {
  constexpr int classes = 5;
  double anger = 0;
  int count = 0;
  for (const std::uint32_t k : all_who(world.crowd, is_present)) {
    anger += world.crowd.anger[k];
    ++count;
  }
  if (count == 0) return 0;
  return 1 + std::min(static_cast<int>(classes * anger / count), classes - 1);
}

/// Eq. 2b: the class as it is reported, one off with the chance `mood_error`; drawn anew every 10 s.
int reported_mood(const CommandParameters& parameters, int mood, std::int64_t now_ms, const Random& random) {
  constexpr int calm = 1, furious = 5;
  if (mood == 0 || parameters.mood_error <= 0) return mood;
  const auto period = static_cast<std::uint32_t>(now_ms / error_ms);
  const double u = random.uniform(Purpose::command_delay, period, entity(Draw::mood));
  if (u >= parameters.mood_error) return mood;
  return std::clamp(mood + (u < parameters.mood_error / 2 ? -1 : 1), calm, furious);
}

/// Eq. 2a: whether the report of these 10 s gets through; if not, commanders go by the last one that did.
bool arrives(const CommandParameters& parameters, Signal signal, const World& world, const Random& random) {
  const auto period = static_cast<std::uint32_t>(world.now_ms / error_ms);
  return !is_lost(parameters, {Draw::report, static_cast<std::uint32_t>(signal), period}, random);
}

/// Those at large of whom officers have seen that they carry a weapon.
int known_armed(const World& world) {
  int known = 0;
  for (std::size_t k = 0; k < world.team.weapon_seen.size(); ++k) {
    const auto id = static_cast<PersonId>(world.people.personnel + k);
    if (world.team.weapon_seen[k] != 0 && arrests::is_at_large(world, id)) ++known;
  }
  return known;
}

/// The load on the officers of the front that bears most, per metre of its line [N/m].
double greatest_line_load(const World& world) {
  double greatest = 0;
  for (const HeldLine& line : world.line.lines) {
    if (line.holder < 0) continue;
    double load = 0;
    for (const Slot& slot : world.line.formations[static_cast<std::size_t>(line.holder)].slots) {
      if (slot.owner != no_person) load += world.people.load[slot.owner];
    }
    const double metres = length_of(line.polyline);
    if (metres > 0) greatest = std::max(greatest, load / metres);
  }
  return greatest;
}

void sense_crowd(const Scenario& scenario, World& world, const Random& random) {
  Situation& situation = world.situation;
  const CommandParameters& parameters = scenario.model.command;
  const int pushing = heads(world.crowd, Behaviour::pushing), violent = heads(world.crowd, Behaviour::violent);
  situation.pushing_history.push_back(pushing);
  situation.violent_history.push_back(violent);
  situation.crowd_history.push_back(heads(world.crowd, Behaviour::calm) + heads(world.crowd, Behaviour::verbal) +
                                    pushing + violent);
  situation.intruder_history.push_back(intruders(world));
  situation.fallen_history.push_back(fallen(world));
  const auto report = [&](Signal signal, std::vector<int>& history, double lag_s) {
    const auto then = static_cast<double>(lagged(history, lag_s));
    if (!arrives(parameters, signal, world, random)) return;
    const double value = reported(parameters, {signal, then}, world.now_ms, random);
    situation.observed[signal] = static_cast<int>(value + 0.5);
  };
  report(Signal::pushing, situation.pushing_history, parameters.count_lag_s);
  report(Signal::violent, situation.violent_history, parameters.violent_lag_s);
  report(Signal::intruders, situation.intruder_history, parameters.violent_lag_s);
  report(Signal::crowd, situation.crowd_history, parameters.count_lag_s);
  report(Signal::fallen, situation.fallen_history, parameters.violent_lag_s);
  situation.thrown_history.push_back(static_cast<int>(world.violence.thrown_last_min()));
  report(Signal::thrown, situation.thrown_history, parameters.violent_lag_s);
  situation.mood_history.push_back(mood(world));
  const int felt = lagged(situation.mood_history, parameters.count_lag_s);
  if (arrives(parameters, Signal::mood, world, random)) {
    situation.observed[Signal::mood] = reported_mood(parameters, felt, world.now_ms, random);
  }
}

}  // namespace

double reported(const CommandParameters& parameters, const Report& report, std::int64_t now_ms, const Random& random) {
  if (parameters.count_error <= 0) return report.true_value;
  const Distribution error{Distribution::Kind::lognormal_mean, 1, parameters.count_error, 0};
  const auto period = static_cast<std::uint32_t>(now_ms / error_ms);
  const double u = random.uniform(Purpose::command_delay, period,
                                  entity(Draw::count_error, static_cast<std::uint32_t>(report.signal)));
  return report.true_value * quantile(error, u);
}

Observed sense(const Scenario& scenario, World& world, const Random& random) {
  Observed& observed = world.situation.observed;
  sense_crowd(scenario, world, random);
  const auto& lines = world.line.lines;
  const auto& rows = world.casualties.rows;
  const auto breached = [](const HeldLine& line) { return line.breached_since_ms >= 0; };
  const auto serious = [&](const Casualty& row) { return known_serious(scenario.model.command, row, world.now_ms); };
  observed[Signal::armed] = known_armed(world);
  observed[Signal::fires] = fires(world);
  observed[Signal::breach] = std::any_of(lines.begin(), lines.end(), breached) ? 1 : 0;
  observed[Signal::serious_injury] = std::any_of(rows.begin(), rows.end(), serious) ? 1 : 0;
  const auto report = [&](Signal signal, double value) {
    if (!arrives(scenario.model.command, signal, world, random)) return;
    observed[signal] = reported(scenario.model.command, {signal, value}, world.now_ms, random);
  };
  report(Signal::line_load, greatest_line_load(world));
  report(Signal::tired, tired_share(scenario.model.command, world));
  observed[Signal::tired] = std::min(1.0, observed[Signal::tired]);
  observed[Signal::empty_slots] = static_cast<double>(empty_slots(world.line).size());
  world.situation.observed_pushing = static_cast<int>(observed[Signal::pushing]);
  return observed;
}

}  // namespace sispam::rules
