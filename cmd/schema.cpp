// SPDX-License-Identifier: Apache-2.0
#include "commands_scenario.hpp"

#include <fmt/format.h>

#include "scenario/schema_json.hpp"

namespace sispam {

int scenario_schema_command() {
  fmt::print("{}", scenario_schema());
  return 0;
}

}  // namespace sispam
