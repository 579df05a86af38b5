// When people come and what happens when: everything about a crowd that has a date.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "core/error.hpp"
#include "core/maths.hpp"
#include "model/mind/setup.hpp"
#include "random/distributions.hpp"

namespace sispam::mind {
namespace {

std::int64_t to_ms(double seconds) { return static_cast<std::int64_t>(seconds * 1000 + 0.5); }

/// When a share `p` in (0, 1) of the group has come [s].
double arrival_quantile(const Arrival& arrival, double p) {
  const double t = arrival.start_s + arrival.half_arrived_s + arrival.spread_s * maths::log(p / (1 - p));
  return std::max({t, arrival.start_s, 0.0});
}

void add_rumours(const Scenario& scenario, std::uint16_t event, const Random& random,
                 std::vector<PendingEvent>& events) {
  const double mean_s = scenario.crowd.events[event].mean_interval_s;
  if (mean_s <= 0) return;
  double at_s = 0;
  for (std::uint32_t number = 0;; ++number) {
    at_s += exponential(random.uniform(Purpose::event, number, event), mean_s);
    if (at_s > scenario.clock.horizon_s) return;
    events.push_back({to_ms(at_s), event, number});
  }
}

}  // namespace

int people_who_come(const Scenario& scenario, std::size_t group, const Random& random) {
  constexpr std::uint32_t no_batch = 0xFFFFFFFF;  // tick of the draw that is about the whole group
  const Group& who = scenario.crowd.groups[group];
  const double u = random.uniform(Purpose::arrival, no_batch, static_cast<std::uint32_t>(group));
  return u < who.arrival.chance ? std::max(who.count, 0) : 0;
}

std::vector<std::int64_t> arrival_times(const Group& group, std::uint32_t group_number, const Random& random) {
  const int least = std::max(group.arrival.batch[0], 1);
  const int most = std::max(group.arrival.batch[1], least);
  std::vector<std::int64_t> times;
  for (std::uint32_t batch = 0; static_cast<int>(times.size()) < group.count; ++batch) {
    const double u = random.uniform(Purpose::arrival, batch, group_number);
    const int drawn = least + static_cast<int>(index(u, static_cast<std::uint32_t>(most - least + 1)));
    const int come = std::min(drawn, group.count - static_cast<int>(times.size()));
    const double middle = (static_cast<double>(times.size()) + 0.5 * come) / group.count;
    times.insert(times.end(), static_cast<std::size_t>(come), to_ms(arrival_quantile(group.arrival, middle)));
  }
  return times;
}

std::vector<PendingEvent> schedule_events(const Scenario& scenario, const Random& random) {
  std::vector<PendingEvent> events;
  for (std::size_t k = 0; k < scenario.crowd.events.size(); ++k) {
    const Event& event = scenario.crowd.events[k];
    const auto number = static_cast<std::uint16_t>(k);
    if (event.kind == EventKind::rumour) {
      add_rumours(scenario, number, random, events);
      continue;
    }
    const double side = 2 * random.uniform(Purpose::event, 0, number) - 1;
    events.push_back({to_ms(std::max(event.at_s + side * event.jitter_s, 0.0)), number, 0});
  }
  std::sort(events.begin(), events.end(), [](const PendingEvent& a, const PendingEvent& b) {
    return std::tie(a.at_ms, a.event, a.number) < std::tie(b.at_ms, b.event, b.number);
  });
  return events;
}

std::vector<Fire> fires_of(const Scenario& scenario, const std::vector<PendingEvent>& events) {
  std::vector<Fire> fires;
  for (const PendingEvent& pending : events) {
    const Event& event = scenario.crowd.events[pending.event];
    if (event.kind != EventKind::tyre_fire || event.at.empty()) continue;
    fires.push_back({event.at.front(), pending.at_ms, pending.at_ms + to_ms(event.burns_s)});
  }
  return fires;
}

}  // namespace sispam::mind
