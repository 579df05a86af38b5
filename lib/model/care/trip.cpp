// SPDX-License-Identifier: Apache-2.0
#include "model/care/trip.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/care/pipeline.hpp"

namespace sispam {
namespace {

constexpr double look_ahead_m = 2;     // assumption
constexpr double detour_every_s = 10;  // so often a halted trip looks for a way round [s]; chosen

double done_m(const Trip& trip, double at_s) {
  if (trip.halted || at_s <= trip.since_s) return trip.done_m;
  return std::min(trip.length_m, trip.done_m + trip.speed_mps * (at_s - trip.since_s));
}

/// The point after `done` metres. Points are about equally far apart, so a share of the length is one of the points.
Vec2 point_after(const Trip& trip, double done) {
  const std::size_t pieces = trip.way.size() - 1;
  if (pieces == 0 || trip.length_m <= 0) return trip.way.back();
  const double share = std::min(1.0, done / trip.length_m) * static_cast<double>(pieces);
  const std::size_t k = std::min(pieces - 1, static_cast<std::size_t>(share));
  return trip.way[k] + (share - static_cast<double>(k)) * (trip.way[k + 1] - trip.way[k]);
}

void go_on(const CareContext& c, std::uint32_t number, double at_s) {
  Trip& trip = c.world.care.trips[number];
  trip.halted = false;
  trip.since_s = at_s;
  const double rest_s = (trip.length_m - trip.done_m) / trip.speed_mps;
  c.world.care.calendar.add(at_s + rest_s, {CareEventKind::arrived, number, ++trip.version});
}

/// Whether the next metres bring him nearer to a fight that bars them.
bool is_barred(const CareContext& c, const Trip& trip, double at_s) {
  if (!anybody_fights(c)) return false;
  const double done = done_m(trip, at_s);
  const Vec2 here = point_after(trip, done), ahead = point_after(trip, done + look_ahead_m);
  return endangered(c, ahead) && to_nearest_fight_m(c, ahead) < to_nearest_fight_m(c, here);
}

void halt(Trip& trip, double at_s) {
  trip.done_m = done_m(trip, at_s);
  trip.halted = true;
  trip.halted_s = trip.since_s = at_s;
  ++trip.version;
}

void end(const CareContext& c, std::uint32_t number) {
  CareState& state = c.world.care;
  state.trips[number].way = {};
  ++state.trips[number].version;
  state.under_way.erase(std::find(state.under_way.begin(), state.under_way.end(), number));
}

/// Bearers who have stood before a fight for as long as they wait between two looks.
bool has_lost_patience(const CareContext& c, const Trip& trip, double at_s) {
  return trip.errand == Errand::fetch && at_s - trip.halted_s >= c.parameters().access_wait_s;
}

void watch(const CareContext& c, std::uint32_t number, double at_s) {
  Trip& trip = c.world.care.trips[number];
  if (at_s < trip.since_s) return;  // his patient is still being loaded
  if (!is_barred(c, trip, at_s)) {
    if (trip.halted) go_on(c, number, at_s);
    return;
  }
  if (!trip.halted) halt(trip, at_s);
  if (has_lost_patience(c, trip, at_s)) {
    const Trip was = trip;
    end(c, number);
    return give_up(c, was, at_s);
  }
  if (std::fmod(at_s - trip.halted_s, detour_every_s) != 0) return;
  std::optional<Way> round = detour(c, place_of(trip, at_s), trip.way.back());
  if (!round) return;
  trip.way = std::move(round->points);
  trip.length_m = round->length_m;
  trip.done_m = 0;
  go_on(c, number, at_s);
}

}  // namespace

Vec2 place_of(const Trip& trip, double at_s) { return point_after(trip, done_m(trip, at_s)); }

void set_out(const CareContext& c, const Errands& who, Way way, double at_s) {
  CareState& state = c.world.care;
  const auto number = static_cast<std::uint32_t>(state.trips.size());
  Trip trip;
  trip.errand = who.errand;
  trip.row = who.row;
  trip.team = who.team;
  trip.post = who.post;
  trip.way = std::move(way.points);
  trip.length_m = way.length_m;
  trip.speed_mps = who.speed_mps;
  state.trips.push_back(std::move(trip));
  state.under_way.push_back(number);
  go_on(c, number, at_s);
}

bool arrives(const CareContext& c, std::uint32_t trip, std::uint32_t version) {
  if (c.world.care.trips[trip].version != version) return false;
  end(c, trip);
  return true;
}

void watch_trips(const CareContext& c, double at_s) {
  const std::vector<std::uint32_t> now = c.world.care.under_way;
  for (const std::uint32_t number : now) watch(c, number, at_s);
}

}  // namespace sispam
