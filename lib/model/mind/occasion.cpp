// SPDX-License-Identifier: Apache-2.0
#include "model/mind/occasion.hpp"

#include <algorithm>

#include "model/mind/people_of.hpp"

namespace sispam::mind {
namespace {

constexpr double near_m = 5;          // how far somebody looks for a fall or a lone officer; assumption
constexpr double outnumbered_by = 6;  // active people for each officer; assumption

bool within(const People& people, PersonId id, Vec2 at) {
  const Vec2 way{people.x[id] - at.x, people.y[id] - at.y};
  return people.mode[id] != Mode::absent && dot(way, way) < near_m * near_m;
}

bool somebody_lies(const People& people, Vec2 at) {
  for (PersonId id = 0; id < people.count; ++id) {
    if (people.mode[id] == Mode::fallen && within(people, id, at)) return true;
  }
  return false;
}

/// The only one of the personnel near `at`, other than `except`; no_person if there is none, or more than one.
PersonId only_one(const People& people, Vec2 at, PersonId except) {
  PersonId found = no_person;
  for (PersonId id = 0; id < people.personnel; ++id) {
    if (id == except || !within(people, id, at)) continue;
    if (found != no_person) return no_person;
    found = id;
  }
  return found;
}

bool nobody(const People& people, Vec2 at, PersonId except) {
  for (PersonId id = 0; id < people.personnel; ++id) {
    if (id != except && within(people, id, at)) return false;
  }
  return true;
}

bool lone_officer(const People& people, Vec2 at) {
  const PersonId officer = only_one(people, at, no_person);
  return officer != no_person && nobody(people, {people.x[officer], people.y[officer]}, officer);
}

/// Both as the last feel counted them within the deterrence radius.
bool outnumbering(const Influence& influence, std::size_t i) {
  if (i >= influence.officers_near.size()) return false;
  const double officers = influence.officers_near[i], active = influence.active_near[i] + 1.0;
  return officers > 0 && active > outnumbered_by * officers;
}

}  // namespace

double occasion_for(const MindParameters& p, const World& world, std::size_t i) {
  const Vec2 at = position(world, i);
  const auto open = [](const HeldLine& line) { return line.breached_since_ms >= 0; };
  double factor = 1;
  if (std::any_of(world.line.lines.begin(), world.line.lines.end(), open)) factor += p.violent_if_breached;
  if (outnumbering(world.influence, i)) factor += p.violent_if_outnumbering;
  if (somebody_lies(world.people, at)) factor += p.violent_if_fallen;
  if (lone_officer(world.people, at)) factor += p.violent_if_isolated;
  return factor;
}

}  // namespace sispam::mind
