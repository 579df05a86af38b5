// SPDX-License-Identifier: Apache-2.0
#include "model/mind/setup.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "model/address.hpp"
#include "model/mind/camps.hpp"
#include "model/mind/people_of.hpp"
#include "random/distributions.hpp"

namespace sispam {
namespace {

/// The tick part of the address of a trait, so that each trait has draws of its own.
enum class Trait : std::uint32_t {
  role,
  grievance,
  legitimacy,
  threshold,
  risk,
  expressiveness,
  susceptibility,
  armed
};

constexpr std::size_t places_to_choose_from = 8;

/// Adds `n` people to every column.
void add_people(CrowdState& crowd, std::size_t n) {
  const std::size_t size = crowd.size() + n;
  crowd.group.resize(size, 0);
  crowd.camp.resize(size, 0);
  crowd.role.resize(size, CrowdRole::ordinary);
  crowd.behaviour.resize(size, Behaviour::coming);
  crowd.arrives_ms.resize(size, 0);
  crowd.spot.resize(size);
  crowd.exit.resize(size, 0);
  for (std::vector<double>* column : {&crowd.grievance,        &crowd.risk_aversion,  &crowd.threshold_noise,
                                      &crowd.expressiveness,   &crowd.susceptibility, &crowd.first_legitimacy,
                                      &crowd.legitimacy,       &crowd.identity,       &crowd.burn_out,
                                      &crowd.habituation,      &crowd.rumour_impulse, &crowd.anger,
                                      &crowd.anger_at_rest,    &crowd.anger_around,   &crowd.fear,
                                      &crowd.hear_orator,      &crowd.hear_police,    &crowd.hear_dialogue,
                                      &crowd.hear_coordinator, &crowd.hear_trusted,   &crowd.persuaded,
                                      &crowd.share_verbal,     &crowd.share_pushing,  &crowd.share_violent}) {
    column->resize(size, 0);
  }
  crowd.armed.resize(size, 0);
  crowd.talked_ms.resize(size, -1);
  crowd.warned_ms.resize(size, -1);
  crowd.warnings_understood.resize(size, 0);
  crowd.warnings_present.resize(size, 0);
  crowd.water_s.resize(size, 0);
  crowd.hit_ms.resize(size, -1);
  crowd.soaked_ms.resize(size, -1);
  crowd.hit_from.resize(size);
  crowd.deterred_ms.resize(size, -1);
  crowd.leaves_ms.resize(size, -1);
  crowd.leaves_after.resize(size, Manner::unprompted);
  crowd.emboldened_ms.resize(size, -1);
  crowd.target.resize(size, Target::organiser);
  crowd.saw_opponents.resize(size, 0);
  crowd.was_violent.resize(size, 0);
}

double draw_trait(const BetaTrait& trait, const Random& random, Trait which, std::uint32_t entity) {
  if (trait.beta_mean <= 0) return 0;
  if (trait.beta_mean >= 1) return 1;
  Draws draws(random, Purpose::trait, static_cast<std::uint32_t>(which), entity);
  return beta(draws, trait.beta_mean, trait.beta_k);
}

/// Agitated roles from the low end of u, bystanders from the high end: a changed share moves as few people as possible.
CrowdRole role_at(const Shares& shares, double u) {
  if (u < shares.provocateur) return CrowdRole::provocateur;
  if (u < shares.provocateur + shares.pusher) return CrowdRole::pusher;
  if (u > 1 - shares.bystander) return CrowdRole::bystander;
  return CrowdRole::ordinary;
}

void draw_person(const Scenario& scenario, const Random& random, CrowdState& crowd, std::size_t i) {
  const Group& group = scenario.crowd.groups[crowd.group[i]];
  const std::uint32_t entity = demonstrator_entity(i);
  const auto uniform = [&](Trait trait) {
    return random.uniform(Purpose::trait, static_cast<std::uint32_t>(trait), entity);
  };
  if (crowd.role[i] == CrowdRole::ordinary) crowd.role[i] = role_at(group.shares, uniform(Trait::role));
  crowd.grievance[i] = draw_trait(group.grievance, random, Trait::grievance, entity);
  crowd.legitimacy[i] = crowd.first_legitimacy[i] = draw_trait(group.legitimacy, random, Trait::legitimacy, entity);
  crowd.threshold_noise[i] = scenario.model.mind.threshold_sd * normal_quantile(uniform(Trait::threshold));
  crowd.risk_aversion[i] = uniform(Trait::risk);
  crowd.armed[i] = uniform(Trait::armed) < group.shares.armed ? 1 : 0;
  crowd.expressiveness[i] = 0.5 + uniform(Trait::expressiveness);
  crowd.susceptibility[i] = 0.5 + uniform(Trait::susceptibility);
  crowd.anger[i] = crowd.anger_around[i] = scenario.model.mind.anger_base * crowd.grievance[i];
  crowd.anger_at_rest[i] = crowd.burn_out[i] = crowd.anger[i];
}

/// The first of a group to come speak for it: its orators, then its coordinators.
CrowdRole first_role(const Group& group, std::size_t number) {
  const auto orators = static_cast<std::size_t>(std::max(group.orators, 0));
  if (number < orators) return CrowdRole::orator;
  const auto speakers = orators + static_cast<std::size_t>(std::max(group.coordinators, 0));
  return number < speakers ? CrowdRole::coordinator : CrowdRole::ordinary;
}

/// Everybody takes one of the first few free places, in order of arrival: dense in front, but not in rank and file.
void assign_places(std::vector<Vec2> places, const Random& random, CrowdState& crowd, std::size_t first) {
  std::reverse(places.begin(), places.end());  // the front is taken from the end
  for (std::size_t i = first; i < crowd.size(); ++i) {
    const auto choice = static_cast<std::uint32_t>(std::min(places_to_choose_from, places.size()));
    const std::uint32_t k = index(random.uniform(Purpose::place, 0, demonstrator_entity(i)), choice);
    const auto taken = places.end() - 1 - static_cast<std::ptrdiff_t>(k);
    crowd.spot[i] = *taken;
    places.erase(taken);
  }
}

}  // namespace

void make_crowd(const Scenario& scenario, const Ground& ground, World& world, const Random& random) {
  CrowdState& crowd = world.crowd;
  crowd = CrowdState{};
  const std::vector<std::uint16_t> camps = mind::camp_numbers(scenario.crowd);
  std::size_t first = 0;
  for (std::size_t g = 0; g < scenario.crowd.groups.size(); ++g) {
    const Group& group = scenario.crowd.groups[g];
    if (mind::people_who_come(scenario, g, random) == 0) continue;
    const std::vector<std::int64_t> times = mind::arrival_times(group, static_cast<std::uint32_t>(g), random);
    add_people(crowd, times.size());
    for (std::size_t i = first; i < crowd.size(); ++i) {
      crowd.group[i] = static_cast<std::uint16_t>(g);
      crowd.camp[i] = camps[g];
      crowd.exit[i] = mind::exit_number(scenario, group);
      crowd.arrives_ms[i] = times[i - first];
      crowd.role[i] = first_role(group, i - first);
      draw_person(scenario, random, crowd, i);
    }
    assign_places(mind::assembly_places(scenario, ground, group), random, crowd, first);
    first = crowd.size();
  }
  require(crowd.size() == world.people.count - world.people.personnel, "every demonstrator has a mind and a body");
  world.influence = Influence{};
  world.events = mind::schedule_events(scenario, random);
  world.fires = mind::fires_of(scenario, world.events);
  const auto is_fire = [&](const PendingEvent& event) {
    return scenario.crowd.events[event.event].kind == EventKind::tyre_fire;
  };
  std::erase_if(world.events, is_fire);  // what is left is news, which angers and calls back
}

}  // namespace sispam
