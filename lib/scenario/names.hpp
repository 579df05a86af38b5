// The words for the values of each enumeration, as YAML, reports and CSV write them.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "scenario/scenario.hpp"

namespace sispam {

std::span<const std::string_view> names_of(ExitUse);
std::span<const std::string_view> names_of(Gate);
std::span<const std::string_view> names_of(EventKind);
std::span<const std::string_view> names_of(EvacuateWhen);
std::span<const std::string_view> names_of(SurgeExtent);
std::span<const std::string_view> names_of(Shade);
std::span<const std::string_view> names_of(DrinkingWater);
std::span<const std::string_view> names_of(Fetch);
std::span<const std::string_view> names_of(Load);
std::span<const std::string_view> names_of(Destination);
std::span<const std::string_view> names_of(SecondTriage);
std::span<const std::string_view> names_of(CareBy);
std::span<const std::string_view> names_of(Level);
std::span<const std::string_view> names_of(UnitRole);
std::span<const std::string_view> names_of(Tactic);
std::span<const std::string_view> names_of(Signal);
std::span<const std::string_view> names_of(Authority);
/// What the label `stage` may be.
std::span<const std::string_view> stage_names();

/// The word for one value.
template <class Enum>
std::string_view name_of(Enum value) {
  return names_of(value)[static_cast<std::size_t>(value)];
}

}  // namespace sispam
