// SPDX-License-Identifier: Apache-2.0
#include "scenario/field.hpp"

namespace sispam {

namespace {

/// Of a fence or a gate.
template <class Barrier>
Field fails_after() {
  return row<&Barrier::fails_after_s>({"fails_after_s",
                                       "s",
                                       {0, 600},
                                       {1, 10},
                                       "How long the load must stay above the strength; only with strength_n_per_m",
                                       "assumption"});
}

}  // namespace

template <>
const Table& table_of<NamedPolygon>() {
  using P = NamedPolygon;
  static const Table table{"a piece of ground, or an obstacle on it",
                           type_of<P>(),
                           {required(row<&P::id>("id", "Its name", "plan", Form::id)),
                            required(row<&P::polygon>("polygon", "Its corners, in order", "plan", Form::polygon))}};
  return table;
}

template <>
const Table& table_of<NamedLine>() {
  using P = NamedLine;
  static const Table table{"a wall",
                           type_of<P>(),
                           {required(row<&P::id>("id", "Its name", "plan", Form::id)),
                            required(row<&P::line>("line", "Its points, in order", "plan", Form::polyline))}};
  return table;
}

template <>
const Table& table_of<Fence>() {
  using P = Fence;
  static const Table table{
      "a fence",
      type_of<P>(),
      {required(row<&P::id>("id", "Its name", "plan", Form::id)),
       required(row<&P::line>("line", "Its points, in order", "plan", Form::polyline)),
       row<&P::strength_n_per_m>({"strength_n_per_m",
                                  "N/m",
                                  {0, 100000},
                                  {500, 5000},
                                  "Load on a section of at most 2 m above which that section fails; 0: it never fails",
                                  "plan"}),
       fails_after<P>()}};
  return table;
}

template <>
const Table& table_of<Opening>() {
  using P = Opening;
  static const Table table{
      "an opening, which a gate may close",
      type_of<P>(),
      {required(row<&P::id>("id", "Its name", "plan", Form::id)),
       required(row<&P::line>("line", "Its points, in order", "plan", Form::polyline)),
       row<&P::gate>("gate", "Open, or closed: to the crowd, not to the force and whom it leads", "plan"),
       row<&P::strength_n_per_m>({"strength_n_per_m",
                                  "N/m",
                                  {0, 100000},
                                  {500, 5000},
                                  "Load on the closed gate, over its whole width, above which it fails; 0: it never "
                                  "fails",
                                  "plan"}),
       fails_after<P>()}};
  return table;
}

template <>
const Table& table_of<Protected>() {
  using P = Protected;
  static const Table table{
      "what the plan protects",
      type_of<P>(),
      {required(row<&P::id>("id", "Its name", "plan", Form::id)),
       required(row<&P::polygon>("polygon", "Its corners, in order", "plan", Form::polygon)),
       row<&P::entered_after_s>({"entered_after_s",
                                 "s",
                                 {0, 600},
                                 {0, 5},
                                 "How long a demonstrator must be inside before it counts as entered",
                                 "assumption"})}};
  return table;
}

template <>
const Table& table_of<Exit>() {
  using P = Exit;
  static const Table table{
      "a way in and out",
      type_of<P>(),
      {required(row<&P::id>("id", "Its name", "plan", Form::id)),
       required(row<&P::line>("line", "Where it crosses the edge of the ground", "plan", Form::polyline)),
       row<&P::use>("for", "Who may use it: anyone, or only the force, ambulances and relief", "plan")}};
  return table;
}

template <>
const Table& table_of<Burnable>() {
  using P = Burnable;
  static const Table table{
      "something that may be set on fire",
      type_of<P>(),
      {required(row<&P::id>("id", "Its name", "plan", Form::id)),
       required(row<&P::at>("at", "Where it is, such as the place of a parked vehicle or a heap of tyres", "plan")),
       row<&P::burns_s>(
           {"burns_s", "s", {1, 86400}, {300, 3600}, "How long it burns if nobody puts it out", "assumption"})}};
  return table;
}

template <>
const Table& table_of<GroundSurface>() {
  using P = GroundSurface;
  static const Table table{"the surface",
                           type_of<P>(),
                           {row<&P::friction_dry>({"friction_dry",
                                                   "1",
                                                   {0.05, 1.5},
                                                   {0.6, 0.9},
                                                   "Friction of dry shoes on the ground",
                                                   "assumption, within the slip-resistance literature"}),
                            row<&P::friction_wet>({"friction_wet",
                                                   "1",
                                                   {0.05, 1.5},
                                                   {0.4, 0.7},
                                                   "Friction of shoes on wet ground",
                                                   "assumption, within the slip-resistance literature"}),
                            row<&P::slope>({"slope",
                                            "1",
                                            {},
                                            {},
                                            "Downhill, with the fall as its length: [0, -0.02] falls 2 cm per metre "
                                            "towards smaller y; water runs that way",
                                            "plan"})}};
  return table;
}

template <>
const Table& table_of<Site>() {
  using P = Site;
  static const Table table{
      "the ground and what stands on it",
      type_of<P>(),
      {required(row<&P::walkable>("walkable", "Ground people can stand on; the edge of all of it together is solid",
                                  "plan")),
       row<&P::walls>("walls", "Solid lines; whoever is inside is inside", "plan"),
       row<&P::fences>("fences", "Solid lines between pieces of ground", "plan"),
       row<&P::obstacles>("obstacles", "Solid things that stay where they are, such as parked vehicles", "plan"),
       row<&P::openings>("openings", "Passable gaps in walls, fences and borders", "plan"),
       required(row<&P::protected_area>("protected", "The area nobody of the crowd must enter", "plan")),
       required(row<&P::exits>("exits", "Where people come and go", "plan")),
       row<&P::burnables>("burnables", "What violent people may set on fire", "plan"),
       row<&P::ground>("ground", "The surface", "plan")}};
  return table;
}

}  // namespace sispam
