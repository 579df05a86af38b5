// SPDX-License-Identifier: Apache-2.0
#include "model/motion/give_ground.hpp"

#include <algorithm>
#include <cstddef>

#include "model/release_slot.hpp"
#include "scenario/terrain.hpp"

namespace sispam::motion {
namespace {

/// Whether somebody of another unit is on his way to take over from who stands at `place`.
bool is_being_relieved(const LineState& line, const Formation& mine, Vec2 place) {
  return std::any_of(line.formations.begin(), line.formations.end(), [&](const Formation& other) {
    if (other.unit == mine.unit || other.line != mine.line || other.rank != mine.rank) return false;
    return other.slots[nearest_slot(other, place)].successor != no_person;
  });
}

/// In the midst of a hand-over the place goes to who takes it over. The other is free.
void end_hand_over(const OrderScene& scene, const Formation& formation) {
  World& world = scene.world;
  for (const Slot& slot : formation.slots) {
    const PersonId relieved = slot.owner;
    if (relieved == no_person || !is_being_relieved(world.line, formation, slot.place)) continue;
    release_slot(world, relieved);
    if (can_go(world, relieved) && world.people.mode[relieved] != Mode::fallen)
      send_back(scene, relieved, behind(slot));
  }
}

/// Who owns the slot or heads for it heads for the same slot of the formation behind. Returns how many owned one.
int fall_back(const OrderScene& scene, Formation& formation) {
  World& world = scene.world;
  const auto number = static_cast<std::size_t>(formation.fall_back);
  int gone = 0;
  for (std::size_t k = 0; k < formation.slots.size(); ++k) {
    const bool held = formation.slots[k].owner != no_person;
    const PersonId id = held ? formation.slots[k].owner : formation.slots[k].successor;
    if (id == no_person) continue;
    release_slot(world, id);
    if (!can_go(world, id)) continue;
    head_for(world, id, {number, k});
    const Vec2 place = world.line.formations[number].slots[k].place;
    if (world.people.mode[id] != Mode::fallen) send_to_line(scene, id, place);
    gone += held ? 1 : 0;
  }
  return gone;
}

/// The formations that stand on that line and can leave it.
template <class Use>
void each_on_line(LineState& state, std::size_t number, Use use) {
  for (std::size_t f = 0; f < state.formations.size(); ++f) {
    if (state.formations[f].line == number && state.formations[f].fall_back >= 0) use(state.formations[f]);
  }
}

}  // namespace

void give_ground(const OrderScene& scene, std::uint16_t unit) {
  LineState& state = scene.world.line;
  const auto first = std::find_if(state.formations.begin(), state.formations.end(), [&](const Formation& formation) {
    return formation.unit == unit && formation.fall_back >= 0;
  });
  if (first == state.formations.end() || !state.lines[first->line].in_use) return;
  const std::size_t number = first->line;
  state.lines[number].in_use = false;
  state.lines[number].breached_since_ms = -1;  // what nobody holds any more is neither open nor closed
  state.lines[state.formations[static_cast<std::size_t>(first->fall_back)].line].in_use = true;
  each_on_line(state, number, [&](const Formation& formation) { end_hand_over(scene, formation); });
  int gone = 0;
  each_on_line(state, number, [&](Formation& formation) { gone += fall_back(scene, formation); });
  if (gone == 0) return;
  const Vec2 at = middle(state.lines[number].polyline);
  scene.world.incidents.push_back({IncidentKind::line_stepped_back, at, scene.world.now_ms});
}

}  // namespace sispam::motion
