// SPDX-License-Identifier: Apache-2.0
#include "model/mind/transitions.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/maths.hpp"
#include "model/mind/mood.hpp"

namespace sispam::mind {
namespace {

struct Thresholds {
  double verbal = 0, push = 0, violent = 0;
};

Thresholds thresholds_of(const MindParameters& p, const Impetus& impetus) {
  Thresholds z{p.threshold_verbal + impetus.threshold_noise, p.threshold_push + impetus.threshold_noise,
               p.threshold_violent + impetus.threshold_noise};
  switch (impetus.role) {
    case CrowdRole::pusher:
      z.push += p.pusher_shift;
      break;
    case CrowdRole::provocateur:
      z.verbal += p.provocateur_shift;
      z.push += p.provocateur_shift;
      z.violent += p.provocateur_violent_shift;
      break;
    case CrowdRole::bystander:
      z.verbal += p.bystander_shift;
      z.push += p.bystander_shift;
      z.violent += p.bystander_shift;
      break;
    case CrowdRole::ordinary:
    case CrowdRole::orator:
    case CrowdRole::coordinator:
      break;
  }
  return z;
}

double ramp(double excess, double width) { return std::clamp(excess / width, 0.0, 1.0); }

Behaviour above(Behaviour from) {
  if (from == Behaviour::calm) return Behaviour::verbal;
  return from == Behaviour::verbal ? Behaviour::pushing : Behaviour::violent;
}

Behaviour below(Behaviour from) {
  if (from == Behaviour::violent) return Behaviour::pushing;
  return from == Behaviour::pushing ? Behaviour::verbal : Behaviour::calm;
}

/// Who speaks for others neither pushes nor goes home on his own.
bool speaks_for_others(CrowdRole role) { return role == CrowdRole::orator || role == CrowdRole::coordinator; }

double leave_rate(const MindParameters& p, const Impetus& impetus) {
  if (speaks_for_others(impetus.role)) return 0;
  const double rate = p.leave_rate_per_s * impetus.leave_factor;
  switch (impetus.behaviour) {
    case Behaviour::calm:
      return rate;
    case Behaviour::verbal:
      return rate * p.leave_if_verbal;
    case Behaviour::pushing:
      return rate * p.leave_if_pushing;
    default:
      return 0;
  }
}

}  // namespace

Impetus impetus_of(const MindParameters& p, const CrowdState& crowd, std::size_t i) {
  const double own = effective_anger(p, crowd, i) * (0.6 + 0.4 * crowd.grievance[i]) +
                     p.identity_weight * crowd.identity[i] - p.fear_weight * crowd.risk_aversion[i] * crowd.fear[i];
  const double calm = 1 - crowd.anger[i];
  const double violent = crowd.share_violent[i], weight = weight_of_violence(p, crowd, i);
  const auto share = [&](double of_all) { return discounted(of_all, violent, {violent, weight}, 0); };
  const bool looks_on = crowd.role[i] == CrowdRole::bystander;
  return {.behaviour = crowd.behaviour[i],
          .role = crowd.role[i],
          .threshold_noise = crowd.threshold_noise[i],
          .drive_verbal = own + p.social_weight * share(crowd.share_verbal[i]),
          .drive_push = own + p.social_weight * share(crowd.share_pushing[i]),
          .drive_violent = own + p.social_weight * share(violent),
          .alarm = crowd.fear[i] * (0.5 + crowd.risk_aversion[i]),
          .target = crowd.target[i],
          .leave_factor = 1 + (looks_on ? p.bystander_fear_leave_factor * crowd.fear[i] : 0) +
                          p.appeal_leave_factor * crowd.persuaded[i] * calm +
                          p.dialogue_leave_factor *
                              (crowd.hear_dialogue[i] * crowd.legitimacy[i] + crowd.hear_coordinator[i]) * calm,
          .deterred = crowd.deterred_ms[i] >= 0};
}

double push_gate(const MindParameters& p, const Impetus& impetus) {
  if (impetus.behaviour != Behaviour::verbal || speaks_for_others(impetus.role) || impetus.deterred) return 0;
  return ramp(impetus.drive_push - thresholds_of(p, impetus).push, p.threshold_ramp);
}

double violence_gate(const MindParameters& p, const Impetus& impetus) {
  if (impetus.behaviour != Behaviour::pushing || speaks_for_others(impetus.role) || impetus.deterred) return 0;
  return ramp(impetus.drive_violent - thresholds_of(p, impetus).violent, p.threshold_ramp);
}

double pull_of_targets(const MindParameters& p, const Impetus& impetus, double distance_m) {
  const double line = 2 * maths::exp(-distance_m / p.push_distance_m);
  if (impetus.opponent_share <= 0) return line;
  return (1 - impetus.opponent_share) * line + impetus.opponent_share;
}

Rates rates_of(const MindParameters& p, const Impetus& impetus, double distance_m) {
  const Thresholds z = thresholds_of(p, impetus);
  const double hysteresis = p.threshold_hysteresis, width = p.threshold_ramp;
  Rates rates;
  if (impetus.behaviour == Behaviour::calm) {
    rates.up = p.verbal_rate_per_s * ramp(impetus.drive_verbal - z.verbal, width);
  } else if (impetus.behaviour == Behaviour::verbal) {
    const double gate = push_gate(p, impetus);
    if (gate > 0) rates.up = p.push_rate_per_s * gate * pull_of_targets(p, impetus, distance_m);
    rates.down = p.calm_rate_per_s * ramp(z.verbal - hysteresis - impetus.drive_verbal, width);
  } else if (impetus.behaviour == Behaviour::pushing) {
    const double rate = impetus.target == Target::opponents ? p.clash_rate_per_s * impetus.clash
                                                            : p.violent_rate_per_s * impetus.occasion;
    rates.up = rate * violence_gate(p, impetus);
    rates.down =
        p.push_end_rate_per_s * ramp(z.push - hysteresis - impetus.drive_push, width) + p.push_fatigue_rate_per_s;
  } else if (impetus.behaviour == Behaviour::violent) {
    rates.down = p.violent_end_rate_per_s * ramp(z.violent - hysteresis - impetus.drive_violent, width) +
                 p.violent_fatigue_rate_per_s;
  } else {
    return rates;
  }
  rates.leave = leave_rate(p, impetus);
  rates.flee = p.flee_rate_per_s * ramp(impetus.alarm - p.flee_threshold, p.flee_ramp);
  return rates;
}

std::optional<Change> next_change(const Rates& rates, Behaviour from, double u, double time_s) {
  const double sum = rates.sum();
  if (sum <= 0 || u >= sum * time_s) return std::nullopt;  // 1 - exp(-x) <= x: most draws end here
  const double chance = 1 - maths::exp(-sum * time_s);
  if (u >= chance) return std::nullopt;
  // Given that something happens, u / chance is uniform: its place tells which, the rest within that place tells when.
  const double place = u / chance * sum;
  const std::array<std::pair<double, Behaviour>, 4> ways{{{rates.up, above(from)},
                                                          {rates.down, below(from)},
                                                          {rates.leave, Behaviour::dispersing},
                                                          {rates.flee, Behaviour::fleeing}}};
  double before = 0;
  std::optional<Change> last;
  for (const auto& [rate, to] : ways) {
    if (rate <= 0) continue;
    const double rest = std::clamp((place - before) / rate, 0.0, 1.0);
    last = Change{to, std::min(-maths::log(1 - rest * chance) / sum, time_s)};
    if (place < before + rate) return last;
    before += rate;
  }
  return last;  // rounding at the very end
}

}  // namespace sispam::mind
