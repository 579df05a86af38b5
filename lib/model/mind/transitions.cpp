// SPDX-License-Identifier: Apache-2.0
#include "model/mind/transitions.hpp"

#include <algorithm>

#include "core/maths.hpp"

namespace sispam::mind {
namespace {

struct Thresholds {
  double verbal = 0, push = 0;
};

Thresholds thresholds_of(const MindParameters& p, const Impetus& impetus) {
  Thresholds z{p.threshold_verbal + impetus.threshold_noise, p.threshold_push + impetus.threshold_noise};
  switch (impetus.role) {
    case CrowdRole::pusher:
      z.push += p.pusher_shift;
      break;
    case CrowdRole::provocateur:
      z.verbal += p.provocateur_shift;
      z.push += p.provocateur_shift;
      break;
    case CrowdRole::bystander:
      z.verbal += p.bystander_shift;
      z.push += p.bystander_shift;
      break;
    case CrowdRole::ordinary:
    case CrowdRole::orator:
      break;
  }
  return z;
}

double ramp(const MindParameters& p, double excess) { return std::clamp(excess / p.threshold_ramp, 0.0, 1.0); }

Behaviour above(Behaviour from) { return from == Behaviour::calm ? Behaviour::verbal : Behaviour::pushing; }
Behaviour below(Behaviour from) { return from == Behaviour::pushing ? Behaviour::verbal : Behaviour::calm; }

}  // namespace

Impetus impetus_of(const MindParameters& p, const CrowdState& crowd, std::size_t i) {
  const double own =
      crowd.anger[i] * (0.6 + 0.4 * crowd.grievance[i]) - p.fear_weight * crowd.risk_aversion[i] * crowd.fear[i];
  return {.behaviour = crowd.behaviour[i],
          .role = crowd.role[i],
          .threshold_noise = crowd.threshold_noise[i],
          .drive_verbal = own + p.social_weight * crowd.share_verbal[i],
          .drive_push = own + p.social_weight * crowd.share_pushing[i]};
}

double push_gate(const MindParameters& p, const Impetus& impetus) {
  if (impetus.behaviour != Behaviour::verbal || impetus.role == CrowdRole::orator) return 0;
  return ramp(p, impetus.drive_push - thresholds_of(p, impetus).push);
}

Rates rates_of(const MindParameters& p, const Impetus& impetus, double distance_m) {
  const Thresholds z = thresholds_of(p, impetus);
  Rates rates;
  if (impetus.behaviour == Behaviour::calm) {
    rates.up = p.verbal_rate_per_s * ramp(p, impetus.drive_verbal - z.verbal);
    rates.leave = p.leave_rate_per_s;
  } else if (impetus.behaviour == Behaviour::verbal) {
    const double gate = push_gate(p, impetus);
    if (gate > 0) rates.up = p.push_rate_per_s * gate * 2 * maths::exp(-distance_m / p.push_distance_m);
    rates.down = p.calm_rate_per_s * ramp(p, z.verbal - p.threshold_hysteresis - impetus.drive_verbal);
    rates.leave = p.leave_rate_per_s * p.leave_if_verbal;
  } else if (impetus.behaviour == Behaviour::pushing) {
    rates.down = p.push_end_rate_per_s * ramp(p, z.push - p.threshold_hysteresis - impetus.drive_push) +
                 p.push_fatigue_rate_per_s;
    rates.leave = p.leave_rate_per_s * p.leave_if_pushing;
  }
  if (impetus.role == CrowdRole::orator) rates.leave = 0;
  return rates;
}

std::optional<Change> next_change(const Rates& rates, Behaviour from, double u, double time_s) {
  const double sum = rates.sum();
  if (sum <= 0 || u >= sum * time_s) return std::nullopt;  // 1 - exp(-x) <= x: most draws end here
  const double chance = 1 - maths::exp(-sum * time_s);
  if (u >= chance) return std::nullopt;
  // Given that something happens, u / chance is uniform: its place tells which, the rest within that place tells when.
  const double place = u / chance * sum;
  const auto when = [&](double from_rate, double rate) {
    const double rest = std::clamp((place - from_rate) / rate, 0.0, 1.0);
    return std::min(-maths::log(1 - rest * chance) / sum, time_s);
  };
  if (place < rates.up) return Change{above(from), when(0, rates.up)};
  if (place < rates.up + rates.down) return Change{below(from), when(rates.up, rates.down)};
  if (rates.leave > 0) return Change{Behaviour::dispersing, when(rates.up + rates.down, rates.leave)};
  return rates.down > 0 ? Change{below(from), time_s} : Change{above(from), time_s};  // rounding at the very end
}

}  // namespace sispam::mind
