// SPDX-License-Identifier: Apache-2.0
#include "scenario/field.hpp"

namespace sispam {

template <>
const Table& table_of<Arrival>() {
  using P = Arrival;
  static const Table table{
      "how a group arrives",
      type_of<P>(),
      {required(row<&P::from>("from", "The exit through which it comes", "plan", Form::id)),
       row<&P::start_s>({"start_s", "s", {0, 86400}, {}, "When the first may come", "plan"}),
       row<&P::half_arrived_s>(
           {"half_arrived_s", "s", {0, 86400}, {30, 5400}, "When half have come, after start_s", "assumption"}),
       row<&P::spread_s>(
           {"spread_s", "s", {0, 86400}, {10, 1800}, "Scale of the logistic curve of arrivals", "assumption"}),
       row<&P::batch>({"batch",
                       "persons",
                       {1, 1000},
                       {15, 40},
                       "Smallest and largest number that come together",
                       "assumption, as many as a truck carries"}),
       row<&P::chance>({"chance",
                        "1",
                        {0, 1},
                        {0.1, 1},
                        "Chance that the group comes at all, drawn once per replicate: below 1 for a second wave",
                        "assumption"})}};
  return table;
}

template <>
const Table& table_of<Shares>() {
  using P = Shares;
  static const Table table{
      "who is in a group; the rest is ordinary",
      type_of<P>(),
      {row<&P::pusher>({"pusher", "1", {0, 1}, {0.03, 0.25}, "Share ready to push", "assumption"}),
       row<&P::provocateur>({"provocateur", "1", {0, 1}, {0.004, 0.05}, "Share that provokes", "assumption"}),
       row<&P::bystander>({"bystander", "1", {0, 1}, {0, 0.3}, "Share that looks on", "assumption"}),
       row<&P::armed>(
           {"armed", "1", {0, 1}, {0, 0.02}, "Share of all these that carries a sharp weapon", "assumption"})}};
  return table;
}

template <>
const Table& table_of<BetaTrait>() {
  using P = BetaTrait;
  static const Table table{
      "a trait that differs between people, beta distributed",
      type_of<P>(),
      {row<&P::beta_mean>({"beta_mean", "1", {0.01, 0.99}, {0.2, 0.8}, "Its mean", "assumption"}),
       row<&P::beta_k>(
           {"beta_k", "1", {0.5, 1000}, {4, 16}, "Its concentration: larger means more alike", "assumption"})}};
  return table;
}

template <>
const Table& table_of<Group>() {
  using P = Group;
  static const Table table{
      "a group of demonstrators",
      type_of<P>(),
      {required(row<&P::id>("id", "Its name", "plan", Form::id)),
       required(row<&P::count>({"count", "persons", {0, 20000}, {}, "Its people", "plan"})),
       required(row<&P::arrival>("arrival", "How it arrives", "plan")),
       required(row<&P::assembly>("assembly", "Where its calm and verbal people gather", "plan", Form::polygon)),
       row<&P::shares>("shares", "Who is in it", "assumption"),
       row<&P::orators>({"orators", "persons", {0, 20}, {0, 2}, "People who incite through a loudspeaker", "plan"}),
       row<&P::coordinators>({"coordinators",
                              "persons",
                              {0, 20},
                              {0, 3},
                              "People who speak for it with negotiators and pass on what these say",
                              "plan"}),
       row<&P::camp>("camp", "The side it supports; groups of different camps are opponents (none: of no camp)", "plan",
                     Form::id),
       row<&P::organiser_share>({"organiser_share",
                                 "1",
                                 {0, 1},
                                 {0.5, 1},
                                 "Share of its grievance aimed at the organiser, not at opponents; only with camp",
                                 "assumption"}),
       row<&P::grievance>("grievance", "Grievance, from 0 to 1", "assumption"),
       row<&P::legitimacy>("legitimacy", "Legitimacy of the police in its eyes, from 0 to 1", "assumption")}};
  return table;
}

template <>
const Table& table_of<Event>() {
  using P = Event;
  static const Table table{
      "something that happens to the crowd",
      type_of<P>(),
      {required(row<&P::id>("id", "Its name", "plan", Form::id)), required(row<&P::kind>("kind", "What it is", "plan")),
       row<&P::at_s>({"at_s", "s", {0, 86400}, {}, "When (not rumour)", "plan"}),
       row<&P::jitter_s>(
           {"jitter_s", "s", {0, 86400}, {}, "Uniform error of that time, both ways (not rumour)", "plan"}),
       row<&P::expected_at_s>({"expected_at_s",
                               "s",
                               {0, 86400},
                               {},
                               "When it was promised; people wait from then on; 0: it was not (result_announced only)",
                               "plan"}),
       row<&P::anger_impulse>({"anger_impulse",
                               "1",
                               {0, 1},
                               {0.05, 0.5},
                               "Impulse of anger at grievance 0.6; rumour: the largest impulse (these two only)",
                               "assumption"}),
       row<&P::mean_interval_s>(
           {"mean_interval_s", "s", {0, 86400}, {600, 7200}, "Mean time between two (rumour only)", "assumption"}),
       row<&P::at>("at", "Where it burns (tyre_fire only)", "plan", Form::place),
       row<&P::burns_s>({"burns_s", "s", {0, 86400}, {300, 3600}, "How long it burns (tyre_fire only)", "assumption"}),
       row<&P::lasts_s>(
           {"lasts_s", "s", {0, 86400}, {600, 3600}, "How long it lasts, for prayer or a meal (pause only)", "plan"})}};
  return table;
}

template <>
const Table& table_of<Voice>() {
  using P = Voice;
  static const Table table{
      "somebody the crowd may listen to",
      type_of<P>(),
      {required(row<&P::id>("id", "Who, as a part that is played: never a name of a person", "plan", Form::id)),
       row<&P::trust>({"trust", "1", {0, 1}, {0.2, 0.9}, "How far the crowd trusts him", "assumption"}),
       row<&P::available>(
           {"available", "1", {0, 1}, {0.3, 1}, "Chance that he can be had, drawn once per replicate", "assumption"}),
       row<&P::reaches_microphone_s>({"reaches_microphone_s",
                                      "s",
                                      {1, 86400},
                                      {200, 1800},
                                      "Median time from asking him to his first word",
                                      "assumption"})}};
  return table;
}

template <>
const Table& table_of<Crowd>() {
  using P = Crowd;
  static const Table table{"the demonstrators",
                           type_of<P>(),
                           {required(row<&P::groups>("groups", "Who comes", "plan")),
                            row<&P::events>("events", "What happens to them", "plan"),
                            row<&P::voices>("voices", "Who may appeal to them", "plan")}};
  return table;
}

}  // namespace sispam
