// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/maths.hpp"
#include "model/command/arrest_parts.hpp"
#include "model/command/stages.hpp"
#include "model/force_exposure.hpp"
#include "model/place.hpp"

namespace sispam {
namespace {

using arrests::Scene;

constexpr std::size_t fewest = 2;   // one holds, one guards
constexpr double arm_m = 0.5;       // who helps to seize stands this much farther off at most [m]; assumption
constexpr double mistaken_m = 1.5;  // who may be taken for the target stands this near to him [m]; assumption
constexpr double detained_m = 2;    // so near is the place of detention [m]; chosen
constexpr std::uint32_t team_entity = 1U << 30U;  // above every officer, below every demonstrator

// draws at Purpose::arrest; the tick is the number of the team's approach
constexpr std::uint16_t succeeds = 0, mistakes = 1, turns_on = 2;

double draw(const Scene& scene, const ActionTeam& team, std::uint16_t what) {
  const auto number = static_cast<std::uint32_t>(&team - scene.world.team.teams.data());
  return scene.random.uniform(Purpose::arrest, team.attempts, team_entity + number, what);
}

/// Divides a unit into teams as they stand, which differ by one member at most.
void tell_off(const Scene& scene, std::uint16_t unit, PersonId first) {
  const Unit& plan = scene.scenario.force.units[unit];
  std::vector<ActionTeam>& teams = scene.world.team.teams;
  const std::size_t begin = teams.size();
  teams.resize(begin + static_cast<std::size_t>(plan.teams));
  for (int k = 0; k < plan.count; ++k) {
    ActionTeam& team = teams[begin + static_cast<std::size_t>(k * plan.teams / plan.count)];
    const PersonId id = first + static_cast<PersonId>(k);
    team.unit = unit;
    team.members.push_back(id);
    team.homes.push_back(scene.place(id));
  }
}

void tell_off_all(const Scene& scene) {
  TeamState& state = scene.world.team;
  if (state.ready) return;
  state.ready = true;
  state.weapon_seen.assign(scene.world.crowd.size(), 0);
  PersonId first = 0;
  for (std::size_t u = 0; u < scene.scenario.force.units.size(); ++u) {
    const Unit& unit = scene.scenario.force.units[u];
    if (unit.role == UnitRole::action_team) tell_off(scene, static_cast<std::uint16_t>(u), first);
    first += static_cast<PersonId>(unit.count);
  }
}

void enter(const Scene& scene, ActionTeam& team, TeamPhase phase) {
  team.phase = phase;
  team.since_ms = scene.world.now_ms;
}

double seconds_in_phase(const Scene& scene, const ActionTeam& team) {
  return static_cast<double>(scene.world.now_ms - team.since_ms) / 1000;
}

bool is_ordered(const Scene& scene) { return scene.world.situation.tactic(Tactic::action_team).active; }

/// Whether something speaks against going on.
bool must_turn_back(const Scene& scene, const ActionTeam& team) {
  if (!is_ordered(scene) || !arrests::is_at_large(scene.world, team.target)) return true;
  if (arrests::somebody_down(scene.world, team)) return true;
  if (arrests::able_members(scene.world, team).size() < fewest || !arrests::is_seen(scene, team.target)) return true;
  return arrests::local_ratio(scene, team) > scene.parameters().ratio_limit;
}

void set_out(const Scene& scene, ActionTeam& team) {
  arrests::stop_passing(scene, team);
  if (!is_ordered(scene) || arrests::able_members(scene.world, team).size() < fewest) return;
  if (!arrests::is_together(scene, team)) return;
  team.target = arrests::choose_target(scene, team);
  if (team.target == no_person) return;
  if (must_turn_back(scene, team)) {
    team.target = no_person;
    return;
  }
  ++team.attempts;
  ++scene.world.team.approaches;
  arrests::pass_through(scene, team);
  enter(scene, team, TeamPhase::approaching);
}

void break_off(const Scene& scene, ActionTeam& team) {
  ++scene.world.team.broken_off;
  team.target = no_person;
  enter(scene, team, TeamPhase::returning);
}

/// Members at most `reach_m` from the target, the nearest first.
std::vector<PersonId> in_reach(const Scene& scene, const ActionTeam& team, double reach_m) {
  std::vector<PersonId> near;
  for (const PersonId id : arrests::able_members(scene.world, team)) {
    if (scene.distance(id, team.target) <= reach_m) near.push_back(id);
  }
  std::stable_sort(near.begin(), near.end(), [&](PersonId a, PersonId b) {
    return scene.distance(a, team.target) < scene.distance(b, team.target);
  });
  return near;
}

void approach(const Scene& scene, ActionTeam& team) {
  const ArrestParameters& p = scene.parameters();
  if (must_turn_back(scene, team) || seconds_in_phase(scene, team) > p.approach_s) return break_off(scene, team);
  arrests::walk_to_target(scene, team);
  const bool at_hand = !in_reach(scene, team, p.reach_m).empty();
  if (at_hand && in_reach(scene, team, p.reach_m + arm_m).size() >= fewest) enter(scene, team, TeamPhase::seizing);
}

/// Both sides are in danger when somebody is seized, more so when he is armed.
void endanger(const Scene& scene, const ActionTeam& team, PersonId seized, PersonId officer) {
  std::vector<Exposure>& exposures = scene.world.exposures;
  exposures.push_back({seized, Cause::arrest, 1});
  exposures.push_back({officer, Cause::arrest, 1});
  if (scene.world.crowd.armed[scene.demonstrator(seized)] == 0) return;
  const PersonId other = arrests::neighbour_of(scene, seized, mistaken_m);
  const bool at_officer = draw(scene, team, turns_on) < scene.parameters().sharp_at_officer || other == no_person;
  exposures.push_back({at_officer ? officer : other, Cause::sharp, 1});
}

/// The target, or by mistake somebody beside him.
PersonId whom_they_seize(const Scene& scene, const ActionTeam& team) {
  const ArrestParameters& p = scene.parameters();
  if (draw(scene, team, mistakes) >= (scene.dark() ? p.night_wrong_person : p.wrong_person)) return team.target;
  const PersonId other = arrests::neighbour_of(scene, team.target, mistaken_m);
  return other == no_person ? team.target : other;
}

void take(const Scene& scene, ActionTeam& team, PersonId seized) {
  World& world = scene.world;
  const bool right = seized == team.target || arrests::is_wanted(world, seized) ||
                     world.crowd.role[scene.demonstrator(seized)] == CrowdRole::provocateur ||
                     world.crowd.armed[scene.demonstrator(seized)] != 0;
  const Vec2 at = scene.place(seized);
  world.team.arrests.push_back({seized, team.unit, right, at, world.now_ms, -1});
  world.incidents.push_back({right ? IncidentKind::targeted_arrest : IncidentKind::wrong_arrest, at, world.now_ms});
  world.crowd.behaviour[scene.demonstrator(seized)] = Behaviour::arrested;
  world.people.passing[seized] = 1;
  team.held = seized;
  team.target = no_person;
  enter(scene, team, TeamPhase::escorting);
}

void seize(const Scene& scene, ActionTeam& team) {
  const ArrestParameters& p = scene.parameters();
  if (must_turn_back(scene, team)) return break_off(scene, team);
  arrests::walk_to_target(scene, team);
  force_log::grip(scene.scenario, scene.world, team.target, arrest_ms / 1000.0);
  if (seconds_in_phase(scene, team) < p.seize_s) return;
  const std::vector<PersonId> hands = in_reach(scene, team, p.reach_m + arm_m);
  if (hands.size() < fewest) return break_off(scene, team);
  ++scene.world.team.seizures;
  scene.world.team.last_force_ms = scene.world.now_ms;
  const double excess = std::max(0.0, arrests::local_ratio(scene, team) - p.success_ratio);
  const PersonId seized = whom_they_seize(scene, team);
  endanger(scene, team, seized, hands.front());
  const bool held = draw(scene, team, succeeds) < p.success * maths::exp(-p.success_decay * excess);
  const auto able = static_cast<std::uint32_t>(arrests::able_members(scene.world, team).size());
  force_log::seized(scene.world, {team.target, seized, force_log::ground_of_arrest(scene.world, seized), able, held,
                                  scene.world.now_ms, scene.place(seized)});
  if (held) {
    take(scene, team, seized);
  } else {
    break_off(scene, team);
  }
}

/// Nobody guards him any more: he walks home; who lies, from there, when he is up.
void set_free(const Scene& scene, ActionTeam& team) {
  scene.world.crowd.behaviour[scene.demonstrator(team.held)] = Behaviour::dispersing;
  if (scene.world.people.mode[team.held] == Mode::fallen) {
    const Vec2 here = scene.place(team.held);
    return send(scene.world, team.held, {-1, static_cast<float>(here.x), static_cast<float>(here.y)}, Gait::normal);
  }
  scene.world.people.mode[team.held] = Mode::stand;
  scene.world.people.anchor_x[team.held] = scene.world.people.x[team.held];
  scene.world.people.anchor_y[team.held] = scene.world.people.y[team.held];
}

void detain(const Scene& scene, ActionTeam& team) {
  const auto arrest = std::find_if(scene.world.team.arrests.rbegin(), scene.world.team.arrests.rend(),
                                   [&](const Arrest& row) { return row.person == team.held; });
  arrest->detained_ms = scene.world.now_ms;
  take_off_ground(scene.world, team.held);
}

void go_back(const Scene& scene, ActionTeam& team) {
  team.held = no_person;
  enter(scene, team, TeamPhase::returning);
}

void escort(const Scene& scene, ActionTeam& team) {
  const World& world = scene.world;
  if (world.crowd.behaviour[scene.demonstrator(team.held)] != Behaviour::arrested) return go_back(scene, team);
  if (arrests::able_members(world, team).empty() && !arrests::somebody_down(world, team)) {
    set_free(scene, team);
    return go_back(scene, team);
  }
  if (arrests::way_to_detention_m(scene, team.held) <= detained_m) {
    detain(scene, team);
    return go_back(scene, team);
  }
  arrests::walk_to_detention(scene, team);
}

void act(const Scene& scene, ActionTeam& team) {
  switch (team.phase) {
    case TeamPhase::ready:
      return set_out(scene, team);
    case TeamPhase::approaching:
      return approach(scene, team);
    case TeamPhase::seizing:
      return seize(scene, team);
    case TeamPhase::escorting:
      return escort(scene, team);
    case TeamPhase::returning:
      if (arrests::walk_home(scene, team)) enter(scene, team, TeamPhase::ready);
      return;
  }
}

}  // namespace

void arrest(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  const Scene scene{scenario, ground, world, random};
  tell_off_all(scene);
  arrests::look_for_weapons(scene);  // also without teams: the rules ask for it
  for (ActionTeam& team : world.team.teams) act(scene, team);
}

}  // namespace sispam
