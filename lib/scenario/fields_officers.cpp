// SPDX-License-Identifier: Apache-2.0
#include "scenario/field.hpp"

namespace sispam {

namespace {

using P = OfficerParameters;

std::vector<Field> nerve_rows() {
  return {row<&P::unordered_force_per_s>(
              {"unordered_force_per_s",
               "1/s",
               {0, 1},
               {0, 1.0 / 600},
               "Rate at which an officer far above the threshold and out of contact with command strikes "
               "who stands at arm's length; 0: never",
               "assumption; that it happens: Nassauer 2016"}),
          row<&P::nerve_threshold>({"nerve_threshold",
                                    "1",
                                    {0, 2},
                                    {0.7, 1.3},
                                    "Sum of an officer's anger and fear from which on he may lose his nerve",
                                    "assumption"}),
          row<&P::nerve_ramp>(
              {"nerve_ramp", "1", {0.01, 2}, {0.1, 0.6}, "How far above it the rate is whole", "assumption"}),
          row<&P::out_of_contact_after_s>({"out_of_contact_after_s",
                                           "s",
                                           {1, 86400},
                                           {1800, 14400},
                                           "Time in a line without relief from which on command reaches an officer "
                                           "less and less; after twice this time it does not",
                                           "assumption"})};
}

std::vector<Field> feeling_rows() {
  return {
      row<&P::attacked_anger>({"attacked_anger",
                               "1",
                               {0, 1},
                               {0.02, 0.3},
                               "How much an object thrown at him, a blow or a stab angers an officer",
                               "assumption"}),
      row<&P::attacked_fear>({"attacked_fear", "1", {0, 1}, {0.02, 0.3}, "How much it frightens him", "assumption"}),
      row<&P::colleague_hurt_anger>({"colleague_hurt_anger",
                                     "1",
                                     {0, 1},
                                     {0.05, 0.4},
                                     "How much it angers an officer to see a colleague hurt",
                                     "assumption"}),
      row<&P::colleague_hurt_fear>(
          {"colleague_hurt_fear", "1", {0, 1}, {0, 0.2}, "How much it frightens him", "assumption"}),
      row<&P::anger_fades_s>({"anger_fades_s",
                              "s",
                              {1, 86400},
                              {300, 2700},
                              "Time in which an officer's anger falls to 1/e",
                              "assumption: as of the crowd"}),
      row<&P::fear_fades_s>(
          {"fear_fades_s", "s", {1, 86400}, {60, 300}, "Time in which his fear does", "assumption: as of the crowd"})};
}

}  // namespace

template <>
const Table& table_of<OfficerParameters>() {
  static const Table table = [] {
    Table made{"officers who lose their nerve", type_of<OfficerParameters>(), nerve_rows()};
    for (Field& field : feeling_rows()) made.fields.push_back(std::move(field));
    return made;
  }();
  return table;
}

}  // namespace sispam
