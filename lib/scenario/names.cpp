// SPDX-License-Identifier: Apache-2.0
#include "scenario/names.hpp"

#include <array>

namespace sispam {

namespace {

constexpr std::array<std::string_view, 2> exit_uses{"anyone", "force"};
constexpr std::array<std::string_view, 2> gates{"open", "closed"};
constexpr std::array<std::string_view, 4> event_kinds{"result_announced", "rumour", "tyre_fire", "pause"};
constexpr std::array<std::string_view, 4> evacuate_whens{"at_time", "yellow", "red", "entered"};
constexpr std::array<std::string_view, 2> surge_extents{"cluster", "crowd"};
constexpr std::array<std::string_view, 2> shades{"none", "relief"};
constexpr std::array<std::string_view, 2> drinking_waters{"none", "offered"};
constexpr std::array<std::string_view, 2> fetches{"worst_first", "nearest_first"};
constexpr std::array<std::string_view, 2> loads{"red_first", "first_come"};
constexpr std::array<std::string_view, 2> destinations{"in_order", "soonest"};
constexpr std::array<std::string_view, 2> second_triages{"none", "before_loading"};
constexpr std::array<std::string_view, 2> cares_by{"police", "health_service"};
constexpr std::array<std::string_view, 3> levels{"green", "yellow", "red"};
constexpr std::array<std::string_view, 8> stages{"registration", "determination",  "campaign", "voting",
                                                 "counting",     "recapitulation", "result",   "dispute"};
constexpr std::array<std::string_view, 22> unit_roles{
    "command",       "negotiator", "rope_line",   "shield_line", "loudspeaker", "riot_platoon", "motorcycle_reserve",
    "water_cannon",  "vehicle",    "action_team", "observer",    "reserve",     "traffic",      "inner_guard",
    "evacuation",    "medic",      "stretcher",   "recorder",    "oversight",   "fence_guard",  "fire_service",
    "election_staff"};
constexpr std::array<std::string_view, tactics> tactic_names{
    "negotiate",   "leader_appeal", "loudspeaker", "reinforce_line", "action_team",       "water_display",
    "water_spray", "withdraw",      "advance",     "relieve",        "receive_delegates", "medics_forward"};
constexpr std::array<std::string_view, signals> signal_names{
    "crowd",       "pushing",   "violent", "armed",  "breach", "serious_injury", "line_load",
    "empty_slots", "intruders", "tired",   "fallen", "thrown", "fires",          "mood"};
constexpr std::array<std::string_view, 4> authorities{"platoon", "company", "county", "province"};
static_assert(unit_roles.size() == static_cast<std::size_t>(UnitRole::election_staff) + 1);
static_assert(event_kinds.size() == static_cast<std::size_t>(EventKind::pause) + 1);
static_assert(levels.size() == static_cast<std::size_t>(Level::red) + 1);

}  // namespace

std::span<const std::string_view> names_of(ExitUse) { return exit_uses; }
std::span<const std::string_view> names_of(Gate) { return gates; }
std::span<const std::string_view> names_of(EventKind) { return event_kinds; }
std::span<const std::string_view> names_of(EvacuateWhen) { return evacuate_whens; }
std::span<const std::string_view> names_of(SurgeExtent) { return surge_extents; }
std::span<const std::string_view> names_of(Shade) { return shades; }
std::span<const std::string_view> names_of(DrinkingWater) { return drinking_waters; }
std::span<const std::string_view> names_of(Fetch) { return fetches; }
std::span<const std::string_view> names_of(Load) { return loads; }
std::span<const std::string_view> names_of(Destination) { return destinations; }
std::span<const std::string_view> names_of(SecondTriage) { return second_triages; }
std::span<const std::string_view> names_of(CareBy) { return cares_by; }
std::span<const std::string_view> names_of(Level) { return levels; }
std::span<const std::string_view> names_of(UnitRole) { return unit_roles; }
std::span<const std::string_view> names_of(Tactic) { return tactic_names; }
std::span<const std::string_view> names_of(Signal) { return signal_names; }
std::span<const std::string_view> names_of(Authority) { return authorities; }
std::span<const std::string_view> stage_names() { return stages; }

}  // namespace sispam
