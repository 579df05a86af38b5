// A scenario: everything that decides the numbers of a run, in SI units, as plain values.
//
// Built only by load_scenario (scenario/load.hpp), so nothing is ever half valid; afterwards nobody changes it but
// `with_draw`, which returns a copy. What does not change numbers (threads, folder, log level) is not in here, and
// `replicates` and the title are left out of the digest, so that a finished run can be extended. Defaults stand in
// place. A key exists only when its mechanism works: no key without effect (labels and units excepted).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/vec2.hpp"
#include "random/distributions.hpp"
#include "scenario/parameters.hpp"
#include "scenario/rules.hpp"

namespace sispam {

using Polyline = std::vector<Vec2>;  // [m]
using Polygon = std::vector<Vec2>;   // [m], closed implicitly

struct Clock {
  std::string start = "2024-01-01T10:00+00:00";  // label: ISO 8601 time of the start, printed beside simulated time
  double horizon_s = 10800;                      // [s]
};

struct NamedPolygon {
  std::string id;
  Polygon polygon;
};

struct NamedLine {
  std::string id;
  Polyline line;
};

/// A fence: solid until people lean on it too hard for too long (docs/model/motion.md, Fences and gates).
struct Fence {
  std::string id;
  Polyline line;
  double strength_n_per_m = 0;  // [N/m] 0: it never fails
  double fails_after_s = 5;     // [s] above its strength
};

enum class Gate : std::uint8_t { open, closed };

/// A gap in walls, fences and borders. A closed gate in it keeps the crowd out, but not the force.
struct Opening {
  std::string id;
  Polyline line;
  Gate gate = Gate::open;
  double strength_n_per_m = 0;  // [N/m] of the closed gate; 0: it never fails
  double fails_after_s = 5;     // [s] above its strength
};

struct Protected {
  std::string id;
  Polygon polygon;
  double entered_after_s = 2;  // [s]
};

enum class ExitUse : std::uint8_t { anyone, force };

struct Exit {
  std::string id;
  Polyline line;
  ExitUse use = ExitUse::anyone;  // YAML key: for
};

struct GroundSurface {
  double friction_dry = 0.75;  // [1]
  double friction_wet = 0.55;  // [1]
  Vec2 slope;                  // points downhill; its length is the fall [1]
};

/// Something that violent people may set on fire.
struct Burnable {
  std::string id;
  Vec2 at;               // [m]
  double burns_s = 900;  // until it has burnt down [s]
};

struct Site {
  std::vector<NamedPolygon> walkable;
  std::vector<NamedLine> walls;
  std::vector<Fence> fences;
  std::vector<NamedPolygon> obstacles;
  std::vector<Opening> openings;
  Protected protected_area;  // YAML key: protected
  std::vector<Exit> exits;
  std::vector<Burnable> burnables;
  GroundSurface ground;
};

struct Arrival {
  std::string from;                  // id of an exit
  double start_s = 0;                // [s]
  double half_arrived_s = 1800;      // [s] after start_s
  double spread_s = 600;             // [s]
  std::array<int, 2> batch{15, 40};  // smallest and largest batch [persons]
  double chance = 1;                 // that the group comes at all, drawn once per replicate
};

struct Shares {
  double pusher = 0.10;
  double provocateur = 0.02;
  double bystander = 0.10;  // the rest is ordinary
  double armed = 0.005;     // of all of these, who carries a sharp weapon
};

struct BetaTrait {
  double beta_mean = 0.5;
  double beta_k = 8;
};

struct Group {
  std::string id;
  int count = 0;  // [persons]
  Arrival arrival;
  Polygon assembly;
  Shares shares;
  int orators = 1;
  int coordinators = 0;          // who speak for it with negotiators
  std::string camp;              // whom it supports; groups of different camps are opponents. Empty: of no camp
  double organiser_share = 0.8;  // of its grievance that is aimed at the organiser; the rest at opponents [0..1]
  BetaTrait grievance{0.6, 8};
  BetaTrait legitimacy{0.45, 8};
};

enum class EventKind : std::uint8_t { result_announced, rumour, tyre_fire, pause };

/// Whether such an event is news: it angers, and calls back who stayed near.
constexpr bool is_news(EventKind kind) { return kind == EventKind::result_announced || kind == EventKind::rumour; }

struct Event {
  std::string id;
  EventKind kind = EventKind::result_announced;
  double at_s = 0;              // [s] not rumour
  double jitter_s = 0;          // [s] not rumour: uniform in +-jitter
  double expected_at_s = 0;     // [s] result_announced: when it was promised; 0: not promised
  double anger_impulse = 0.30;  // [0..1] news only: at grievance 0.6; rumour: the largest, uniform from 0
  double mean_interval_s = 0;   // [s] rumour only
  std::vector<Vec2> at{};       // [m] tyre_fire only: one point
  double burns_s = 0;           // [s] tyre_fire only
  double lasts_s = 0;           // [s] pause only
};

/// Somebody the crowd may listen to.
struct Voice {
  std::string id;
  double trust = 0.5;                 // how far the crowd trusts him [0..1]
  double available = 1.0;             // chance that he can be had at all
  double reaches_microphone_s = 600;  // median time from asking him to his first word [s]
};

struct Crowd {
  std::vector<Group> groups;
  std::vector<Event> events;
  std::vector<Voice> voices;
};

enum class UnitRole : std::uint8_t {
  command,
  negotiator,
  rope_line,
  shield_line,
  loudspeaker,
  riot_platoon,
  motorcycle_reserve,
  water_cannon,
  vehicle,
  action_team,
  observer,
  reserve,
  traffic,
  inner_guard,
  evacuation,
  medic,
  stretcher,
  recorder,
  oversight,
  fence_guard,
  fire_service,
  election_staff
};

/// Whether units of this role hold a line with links.
constexpr bool forms_line(UnitRole role) {
  return role == UnitRole::rope_line || role == UnitRole::shield_line || role == UnitRole::riot_platoon;
}
/// Whether units of this role may stand in rows along a line, each by himself: nothing links them.
constexpr bool stands_in_rows(UnitRole role) { return role == UnitRole::fence_guard || role == UnitRole::inner_guard; }

struct Unit {
  std::string id;
  int count = 0;  // [persons]
  UnitRole role = UnitRole::reserve;
  std::vector<Vec2> at;  // one point or none [m]
  Polyline line;         // the line it holds, from its left end to its right end as its officers see it [m]
  std::string behind;    // id of the unit behind which it stands, one rank further back
  std::string relieves;  // id of the unit whose line it takes over when that one is tired, and the other way round
  int ranks = 1;
  Polyline staged_line;           // where it waits [m]
  Polyline fall_back_line;        // the line it takes when it gives ground, points as in `line`; empty: it stays [m]
  Polyline advance_to;            // where its line goes when it drives the crowd back, points as in `line` [m]
  std::vector<Level> levels;      // the levels in which it has its task; empty: always
  std::vector<Vec2> withdraw_to;  // where it goes when its level is over; one point or none [m]
  int teams = 1;                  // stretcher, action_team: teams
};

struct Force {
  int declared_strength = 0;  // [persons]
  std::vector<Unit> units;
};

struct Loudspeaker {
  std::string id;
  std::string group;            // the crowd group whose orator speaks through it; empty: `unit` does
  Vec2 at;                      // [m]
  double level_db_at_1m = 115;  // [dB(A)]
  std::string unit{};           // the unit of role loudspeaker that speaks through it
};

struct WaterCannon {
  std::string id;
  std::string crew;              // id of a unit of role water_cannon
  Vec2 at;                       // where it waits [m]
  Vec2 fire_at;                  // where it sprays from [m]
  double heading_deg = 90;       // of the vehicle, counterclockwise from the x axis
  double nozzle_height_m = 3.0;  // [m]
  double tank_l = 5000;          // [l]
  double flow_l_per_s = 20;      // [l/s]
  double pressure_bar = 15;      // [bar]
  double reach_m = 50;           // [m]
  double refill_s = 600;         // from empty to full [s]
};

struct Assets {
  std::vector<Loudspeaker> loudspeakers;
  std::vector<WaterCannon> water_cannons;
};

enum class Shade : std::uint8_t { none, relief };           // relief: shade and a rest of half an hour at a time
enum class DrinkingWater : std::uint8_t { none, offered };  // to both sides

struct Weather {
  double air_temperature_c = 31;      // [deg C]
  double relative_humidity_pct = 55;  // [%]
  Shade shade = Shade::none;
  DrinkingWater drinking_water = DrinkingWater::offered;
  double dark_from_s = 0, dark_until_s = 0;  // when it is dark; both 0: never [s]
};

struct Hospital {
  std::string id;
  Distribution drive_s{Distribution::Kind::lognormal_mean, 720, 0.4, 0};  // one way [s]
  int bays = 6;
  double open = 1.0;  // chance that it takes patients
  double full = 0.0;  // chance that an open one has no bay free all the time
};

/// A further collection point, with people of its own.
struct CollectionPoint {
  std::string id;
  Vec2 at;  // [m]
  int triagers = 1, treaters = 3;
};

enum class Fetch : std::uint8_t { worst_first, nearest_first };   // whom the next free bearers fetch
enum class Load : std::uint8_t { red_first, first_come };         // whom the next free ambulance takes
enum class Destination : std::uint8_t { in_order, soonest };      // the hospital it drives to
enum class SecondTriage : std::uint8_t { none, before_loading };  // whether tags are looked at again
enum class CareBy : std::uint8_t { police, health_service };      // who stands at the collection points

struct CarePolicy {
  Fetch fetch = Fetch::worst_first;
  Load load = Load::red_first;
  Destination destination = Destination::in_order;
  SecondTriage second_triage = SecondTriage::none;
};

struct Medical {
  Vec2 collection_point;  // [m]
  int triagers = 1;
  int treaters = 6;
  int ambulances = 2;
  std::vector<Hospital> hospitals;
  std::vector<Vec2> detention{};                  // where the arrested are led; one point or none [m]
  std::vector<CollectionPoint> further_points{};  // beside collection_point
  std::vector<NamedPolygon> corridors{};          // kept free for bearers
  CareBy care_by = CareBy::police;
  CarePolicy policy{};
};

/// What makes the command bring people out.
enum class EvacuateWhen : std::uint8_t { at_time, yellow, red, entered };

/// A protected group is brought out of the site.
struct Evacuation {
  std::string id;
  std::string unit;                       // of role election_staff
  std::string escort;                     // a unit that goes along; empty: nobody
  std::string exit;                       // through which they leave the site
  EvacuateWhen when = EvacuateWhen::red;  // `entered`: a demonstrator is in the protected area
  double at_s = 0;                        // at_time only [s]
  Distribution ready_s{Distribution::Kind::lognormal_median, 60, 1.8, 0};  // from the order until they set out [s]
};

struct UncertainParameter {
  std::string path;
  Distribution dist;
};

struct Uncertain {
  int per_draw = 1;  // replicates that share one draw of all parameters
  std::vector<UncertainParameter> parameters;
};

struct Scenario {
  int format = 1;  // YAML key: scenario
  std::string id;
  std::string title;  // label
  std::string
      stage;  // label: registration | determination | campaign | voting | counting | recapitulation | result | dispute
  Clock clock;
  std::uint64_t seed = 1;
  int replicates = 200;  // not in the digest
  Site site;
  Weather weather;
  Crowd crowd;
  Force force;
  Assets assets;
  Rules rules_of_engagement;
  Medical medical;
  std::vector<Evacuation> evacuations;
  Uncertain uncertain;
  Parameters model;
};

}  // namespace sispam
