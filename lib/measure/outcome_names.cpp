// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstddef>

#include "measure/outcome_columns.hpp"

namespace sispam {
namespace {

template <std::size_t N, class Enum>
std::string_view word(const std::array<std::string_view, N>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view name_of(Side side) {
  static constexpr std::array<std::string_view, sides> words{"personnel", "demonstrators"};
  return word(words, side);
}

std::string_view name_of(Cause cause) {
  static constexpr std::array<std::string_view, causes> words{"fall",   "crush",   "contact", "jet",     "thrown",
                                                              "strike", "arrest",  "sharp",   "running", "vehicle",
                                                              "heat",   "illness", "smoke",   "clash",   "burn"};
  return word(words, cause);
}

std::string_view name_of(Triage triage) {
  static constexpr std::array<std::string_view, triage_classes> words{"green", "yellow", "red", "black"};
  return word(words, triage);
}

std::string_view name_of(InjuryType type) {
  static constexpr std::array<std::string_view, injury_types> words{
      "contusion", "laceration", "fracture", "eye", "compression", "smoke", "heat", "illness", "burn"};
  return word(words, type);
}

std::string_view name_of(BodyRegion region) {
  static constexpr std::array<std::string_view, body_regions> words{"head", "trunk", "arm", "leg", "whole_body"};
  return word(words, region);
}

std::string_view name_of(Care care) {
  static constexpr std::array<std::string_view, 17> words{
      "undiscovered", "awaits_access",    "awaits_bearers", "carried",          "walking",     "awaits_triage",
      "in_triage",    "awaits_treatment", "in_treatment",   "awaits_ambulance", "transported", "awaits_bay",
      "in_hospital",  "discharged",       "left_unseen",    "refused",          "dead"};
  static_assert(words.size() == static_cast<std::size_t>(Care::dead) + 1);
  return word(words, care);
}

std::string_view name_of(Behaviour behaviour) {
  static constexpr std::array<std::string_view, behaviours> words{
      "coming", "calm", "verbal", "pushing", "violent", "dispersing", "fleeing", "near", "left", "injured", "arrested"};
  return word(words, behaviour);
}

std::string_view name_of(Ending ending) {
  static constexpr std::array<std::string_view, endings> words{"office_entered", "breached", "dispersed_by_force",
                                                               "de_escalated",   "dwindled", "still_there"};
  return word(words, ending);
}

std::string_view name_of(Manner manner) {
  static constexpr std::array<std::string_view, manners> words{"unprompted", "after_talk", "after_force"};
  return word(words, manner);
}

std::string_view name_of(Status status) {
  static constexpr std::array<std::string_view, 2> words{"ok", "failed"};
  return word(words, status);
}

}  // namespace sispam
