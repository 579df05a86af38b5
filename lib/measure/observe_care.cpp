// SPDX-License-Identifier: Apache-2.0
#include "measure/observe_care.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "measure/impartiality.hpp"
#include "measure/rank.hpp"
#include "model/world.hpp"

namespace sispam {
namespace {

double seconds(std::int64_t ms) { return static_cast<double>(ms) / 1000; }
/// To 0.001, so that a row of the journal stays short.
double rounded(double value) { return std::round(value * 1000) / 1000; }
double share(double part, double whole) { return whole > 0 ? part / whole : missing; }

CareStep step_of(std::vector<double> times_s) {
  CareStep step;
  if (times_s.empty()) return step;
  double sum = 0;
  for (const double time : times_s) sum += time;
  std::sort(times_s.begin(), times_s.end());
  step.reached = static_cast<double>(times_s.size());
  step.mean_s = sum / step.reached;
  step.p50_s = times_s[rank_of(0.5, times_s.size()) - 1];
  step.p90_s = times_s[rank_of(0.9, times_s.size()) - 1];
  step.max_s = times_s.back();
  return step;
}

/// Times from injury to `reached` of every casualty for whom `counts` holds and who got there.
template <class Counts>
CareStep step_to(const World& world, std::int64_t Casualty::*reached, Counts counts) {
  std::vector<double> times_s;
  for (const Casualty& casualty : world.casualties.rows) {
    if (casualty.*reached < 0 || !counts(casualty)) continue;
    times_s.push_back(seconds(casualty.*reached - casualty.injured_ms));
  }
  return step_of(std::move(times_s));
}

/// Of those for whom `counts` holds, the share that reached a step within a limit.
template <class Counts>
double share_within(const World& world, std::int64_t Casualty::*reached, double limit_s, Counts counts) {
  double all = 0, in_time = 0;
  for (const Casualty& casualty : world.casualties.rows) {
    if (!counts(casualty)) continue;
    ++all;
    in_time += casualty.*reached >= 0 && seconds(casualty.*reached - casualty.injured_ms) <= limit_s ? 1 : 0;
  }
  return share(in_time, all);
}

template <class Counts>
TreatedWithin treated_within(const World& world, Counts counts) {
  return {share_within(world, &Casualty::treated_ms, 600, counts),
          share_within(world, &Casualty::treated_ms, 3600, counts)};
}

bool died(const Casualty& casualty) { return casualty.now == Triage::black || casualty.care == Care::dead; }

void count_injuries(const World& world, Outcome& outcome) {
  for (const Casualty& casualty : world.casualties.rows) {
    const auto side = static_cast<std::size_t>(world.people.side(casualty.person));
    ++outcome.injuries[side][static_cast<std::size_t>(casualty.cause)][static_cast<std::size_t>(casualty.at_injury)];
    outcome.deaths[side] += died(casualty) ? 1 : 0;
    outcome.side_care[side].deteriorated += casualty.deteriorated > 0 ? 1 : 0;
    outcome.side_care[side].preventable += casualty.preventable ? 1 : 0;
  }
  outcome.left_unseen = world.casualties.left_unseen;
  outcome.refused_care = world.casualties.refused;
}

void observe_classes(const World& world, Side side, Outcome& outcome) {
  const auto s = static_cast<std::size_t>(side);
  for (std::size_t t = 0; t < triage_classes; ++t) {
    const auto counts = [&](const Casualty& row) {
      return world.people.side(row.person) == side && row.at_injury == static_cast<Triage>(t);
    };
    outcome.care[s][t] = {step_to(world, &Casualty::discovered_ms, counts),
                          step_to(world, &Casualty::collected_ms, counts),
                          step_to(world, &Casualty::triaged_ms, counts), step_to(world, &Casualty::treated_ms, counts),
                          step_to(world, &Casualty::hospital_ms, counts)};
    if (static_cast<Triage>(t) != Triage::black) {
      outcome.treated_within_by_class[s][t] = treated_within(world, counts);
    }
  }
  outcome.treated_within[s] = treated_within(world, [&](const Casualty& row) {
    return world.people.side(row.person) == side && row.at_injury != Triage::black;
  });
  outcome.side_care[s].red_in_hospital_within_60_min = share_within(
      world, &Casualty::hospital_ms, 3600,
      [&](const Casualty& row) { return world.people.side(row.person) == side && row.at_injury == Triage::red; });
}

void observe_causes(const World& world, Side side, Outcome& outcome) {
  for (std::size_t k = 0; k < causes; ++k) {
    const auto counts = [&](const Casualty& row) {
      return world.people.side(row.person) == side && row.cause == static_cast<Cause>(k);
    };
    outcome.care_by_cause[static_cast<std::size_t>(side)][k] = {step_to(world, &Casualty::triaged_ms, counts).mean_s,
                                                                step_to(world, &Casualty::treated_ms, counts).mean_s,
                                                                step_to(world, &Casualty::hospital_ms, counts).mean_s};
  }
}

double critical_mortality(const World& world, Side side) {
  double critical = 0, dead = 0;
  for (const Casualty& row : world.casualties.rows) {
    const bool was = row.at_injury == Triage::yellow || row.at_injury == Triage::red;
    if (!was || world.people.side(row.person) != side) continue;
    ++critical;
    dead += died(row) ? 1 : 0;
  }
  return share(dead, critical);
}

/// From injury to treatment, death, hospital or the end, whichever comes first. Those who went unseen or wanted no help
/// are left out: nobody knows for how long they would have needed it.
double untreated_min(const World& world, Side side, double end_s) {
  double sum_s = 0;
  for (const Casualty& row : world.casualties.rows) {
    if (world.people.side(row.person) != side || row.at_injury == Triage::black) continue;
    if (row.care == Care::left_unseen || row.care == Care::refused) continue;
    double until_s = end_s;
    for (const std::int64_t ms : {row.treated_ms, row.died_ms, row.hospital_ms}) {
      if (ms >= 0) until_s = std::min(until_s, seconds(ms));
    }
    sum_s += std::max(0.0, until_s - seconds(row.injured_ms));
  }
  return rounded(sum_s / 60);
}

/// Everybody whom help ought to reach. What becomes of those who went unseen or wanted no help is not followed.
bool needs_treatment(const Casualty& row) {
  return row.at_injury != Triage::black && row.care != Care::left_unseen && row.care != Care::refused;
}

/// By the class when hurt, so that it does not hang on how quick the help is.
bool needs_hospital(const Casualty& row) {
  return needs_treatment(row) && row.at_injury != Triage::green && row.care != Care::discharged;
}

template <class Needs>
UpToEnd up_to_end(const World& world, std::int64_t Casualty::*reached, double end_s, Needs needs) {
  UpToEnd all;
  double sum_s = 0;
  for (const Casualty& row : world.casualties.rows) {
    if (!needs(row)) continue;
    ++all.patients;
    sum_s += (row.*reached >= 0 ? seconds(row.*reached) : end_s) - seconds(row.injured_ms);
  }
  all.mean_s = share(sum_s, all.patients);
  return all;
}

double found_to_collected_s(const World& world, Side side) {
  double sum_s = 0, collected = 0;
  for (const Casualty& row : world.casualties.rows) {
    if (row.collected_ms < 0 || world.people.side(row.person) != side) continue;
    ++collected;
    sum_s += seconds(row.collected_ms - row.discovered_ms);
  }
  return share(sum_s, collected);
}

/// Who has not got through, so that no mean of those who have hides him.
void observe_unfinished(const World& world, Side side, Outcome& outcome) {
  SideCare& care = outcome.side_care[static_cast<std::size_t>(side)];
  const auto own = [&](const Casualty& row) { return world.people.side(row.person) == side; };
  care.treatment = up_to_end(world, &Casualty::treated_ms, outcome.end_s,
                             [&](const Casualty& row) { return own(row) && needs_treatment(row); });
  care.hospital = up_to_end(world, &Casualty::hospital_ms, outcome.end_s,
                            [&](const Casualty& row) { return own(row) && needs_hospital(row); });
  for (const Casualty& row : world.casualties.rows) {
    if (!own(row) || !needs_treatment(row) || died(row)) continue;
    care.untreated_at_end += row.treated_ms < 0 ? 1 : 0;
    const bool leaves = row.care == Care::awaits_ambulance || row.care == Care::transported;
    care.awaits_hospital_at_end += leaves ? 1 : 0;
  }
}

QueueUse use_of(const std::vector<const Station*>& stations, double end_s) {
  StationUse all;
  int servers = 0;
  for (const Station* station : stations) {
    const StationUse use = station->use(end_s);
    all.queue_s += use.queue_s;
    all.busy_s += use.busy_s;
    all.longest = std::max(all.longest, use.longest);
    servers += station->servers();
  }
  return {rounded(share(all.queue_s, end_s)), static_cast<double>(all.longest),
          rounded(share(all.busy_s, servers * end_s))};
}

void observe_queues(const CareState& care, Outcome& outcome) {
  std::vector<const Station*> triage, treatment, bays;
  for (const CarePost& post : care.posts) {
    triage.push_back(&post.triage);
    treatment.push_back(&post.treatment);
  }
  for (const HospitalState& hospital : care.hospitals) {
    if (hospital.open) bays.push_back(&hospital.bays);
  }
  outcome.queue[static_cast<std::size_t>(Queue::bearers)] = use_of({&care.bearers}, outcome.end_s);
  outcome.queue[static_cast<std::size_t>(Queue::triage)] = use_of(triage, outcome.end_s);
  outcome.queue[static_cast<std::size_t>(Queue::treatment)] = use_of(treatment, outcome.end_s);
  outcome.queue[static_cast<std::size_t>(Queue::ambulances)] = use_of({&care.ambulances}, outcome.end_s);
  outcome.queue[static_cast<std::size_t>(Queue::bays)] = use_of(bays, outcome.end_s);
}

/// Patients and transports per thousand who were there, as mass gatherings are compared.
void observe_rates(const World& world, Outcome& outcome) {
  const auto& behaviour = world.crowd.behaviour;
  const auto away = std::count(behaviour.begin(), behaviour.end(), Behaviour::coming);
  const double there = static_cast<double>(world.people.personnel + behaviour.size()) - static_cast<double>(away);
  double patients = 0, transports = 0;
  for (const Casualty& row : world.casualties.rows) {
    patients += row.collected_ms >= 0 ? 1 : 0;
    transports += row.hospital_ms >= 0 ? 1 : 0;
  }
  outcome.patients_per_1000 = 1000 * share(patients, there);
  outcome.transports_per_1000 = 1000 * share(transports, there);
}

}  // namespace

void observe_care(const World& world, Outcome& outcome) {
  count_injuries(world, outcome);
  for (const Side side : {Side::personnel, Side::demonstrators}) {
    observe_classes(world, side, outcome);
    observe_causes(world, side, outcome);
    SideCare& care = outcome.side_care[static_cast<std::size_t>(side)];
    care.critical_mortality = critical_mortality(world, side);
    care.untreated_min = untreated_min(world, side, outcome.end_s);
    care.found_to_collected_s = found_to_collected_s(world, side);
    observe_unfinished(world, side, outcome);
  }
  observe_queues(world.care, outcome);
  observe_rates(world, outcome);
  outcome.impartiality = {overtakes(world), ambulance_overtakes(world), rounded(access_gap_s(world)),
                          rounded(queue_gap_s(world))};
}

}  // namespace sispam
