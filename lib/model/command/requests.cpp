// SPDX-License-Identifier: Apache-2.0
#include "model/command/requests.hpp"

#include <algorithm>

#include "model/command/draws.hpp"
#include "model/command/radio.hpp"
#include "random/distributions.hpp"

namespace sispam::rules {
namespace {

constexpr int seizing_force = 4;         // from this stage on people are seized, driven or hit
constexpr std::uint32_t of_level = 128;  // added to a level, to tell its messages from those of a tactic

/// What is asked for, as the address of its luck.
struct Subject {
  Draw times = Draw::tactic;  // of the delays
  std::uint32_t unit = 0;     // in that address
  std::uint32_t who = 0;      // in the addresses of messages
  bool may_be_refused = false;
};

Authority or_county(const World& world, Authority authority) {
  const std::int64_t since_ms = world.situation.delegated_ms;
  const bool delegated = since_ms >= 0 && world.now_ms >= since_ms;
  return authority == Authority::province && delegated ? Authority::county : authority;
}

/// The field command decides on the spot; county and province have to be asked.
bool is_asked(Authority authority) { return authority >= Authority::county; }

double refuses(const CommandParameters& p, Authority authority) {
  if (!is_asked(authority)) return 0;
  return authority == Authority::province ? p.province_refuses : p.county_refuses;
}

Reply reply_about(const CommandParameters& p, const Subject& subject, const Request& request, const Random& random) {
  const auto u = [&](std::uint16_t draw) {
    return random.uniform(Purpose::command_delay, request.number, entity(subject.times, subject.unit), draw);
  };
  const auto chance = [&](Draw what, double of) {
    return of > 0 && random.uniform(Purpose::command_delay, request.number, entity(what, subject.who)) < of;
  };
  Reply reply{.authority = request.authority};
  Passage up;
  if (is_asked(request.authority)) up = pass_on(p, {Draw::request, subject.who, request.number}, random);
  const Passage down = pass_on(p, {Draw::answer, subject.who, request.number}, random);
  reply.lost = up.lost;
  reply.answer_s = quantile(p.sensing_s, u(0)) + up.late_s;
  if (up.arrived) {
    reply.lost += down.lost;
    reply.answer_s = reply.answer_s + quantile(decision_s(p, request.authority), u(1)) + quantile(p.radio_s, u(2));
    reply.answer_s += down.late_s;
  }
  if (!up.arrived || !down.arrived) {
    reply.answer = Answer::lost;
  } else if (subject.may_be_refused && chance(Draw::refusal, refuses(p, request.authority))) {
    reply.answer = Answer::refused;
  }
  reply.misheard = reply.answer == Answer::granted && chance(Draw::misheard, p.misheard);
  reply.asked_again_s = reply.answer_s + (reply.answer == Answer::refused ? p.refused_for_s : 0);
  return reply;
}

const Distribution& ready_s(const CommandParameters& parameters, Tactic tactic) {
  switch (tactic) {
    case Tactic::negotiate:
    case Tactic::leader_appeal:
      return parameters.negotiators_ready_s;
    case Tactic::loudspeaker:
      return parameters.loudspeaker_ready_s;
    case Tactic::reinforce_line:
      return parameters.reserve_ready_s;
    case Tactic::action_team:
      return parameters.action_team_ready_s;
    case Tactic::water_display:
    case Tactic::water_spray:
      return parameters.water_ready_s;
    case Tactic::advance:
      return parameters.advance_ready_s;
    case Tactic::relieve:
      return parameters.relief_ready_s;
    case Tactic::receive_delegates:
      return parameters.delegates_ready_s;
    case Tactic::medics_forward:
      return parameters.medics_ready_s;
    case Tactic::withdraw:
      break;
  }
  return parameters.withdraw_ready_s;
}

}  // namespace

const Distribution& decision_s(const CommandParameters& parameters, Authority authority) {
  switch (authority) {
    case Authority::platoon:
      return parameters.platoon_decision_s;
    case Authority::company:
      return parameters.company_decision_s;
    case Authority::county:
      return parameters.county_decision_s;
    case Authority::province:
      break;
  }
  return parameters.province_decision_s;
}

Authority who_decides(const Rules& rules, const World& world, Tactic tactic) {
  const TacticRule& rule = rules.tactics.of(tactic);
  const bool controlled = world.situation.level == Level::red && rule.force_level >= seizing_force;
  return or_county(world, controlled ? std::max(rule.authority, rules.levels.red_control) : rule.authority);
}

Authority who_declares(const Rules& rules, const World& world, Level level) {
  return or_county(world, level == Level::red ? rules.levels.red_authority : rules.levels.authority);
}

Reply reply_to(const Scenario& scenario, Tactic tactic, const Request& request, const Random& random) {
  const auto number = static_cast<std::uint32_t>(tactic);
  const bool is_force = scenario.rules_of_engagement.tactics.of(tactic).force_level >= seizing_force;
  const CommandParameters& p = scenario.model.command;
  Reply reply = reply_about(p, {Draw::tactic, number, number, is_force}, request, random);
  const double u = random.uniform(Purpose::command_delay, request.number, entity(Draw::tactic, number), 3);
  reply.ready_s = quantile(ready_s(p, tactic), u);
  return reply;
}

Reply reply_to(const Scenario& scenario, Level level, const Request& request, const Random& random) {
  const std::uint32_t who = of_level + static_cast<std::uint32_t>(level);
  return reply_about(scenario.model.command, {Draw::set_level, 0, who, level == Level::red}, request, random);
}

void note(const Scenario& scenario, World& world, const Reply& reply, const Random& random) {
  Situation& situation = world.situation;
  situation.messages_lost += reply.lost;
  situation.refused += reply.answer == Answer::refused ? 1 : 0;
  situation.requests_lost += reply.answer == Answer::lost ? 1 : 0;
  const double delegates = scenario.model.command.province_delegates;
  const bool granted = reply.authority == Authority::province && reply.answer == Answer::granted;
  if (!granted || delegates <= 0 || situation.delegated_ms >= 0) return;
  if (random.uniform(Purpose::command_delay, 0, entity(Draw::delegation)) >= delegates) return;
  situation.delegated_ms = world.now_ms + static_cast<std::int64_t>(reply.answer_s * 1000 + 0.5);
}

}  // namespace sispam::rules
