// SPDX-License-Identifier: Apache-2.0
#include "commands_scenario.hpp"

#include "scenario/schema_json.hpp"
#include "store/console.hpp"

namespace sispam {

int scenario_schema_command() {
  write_output(scenario_schema());
  return 0;
}

}  // namespace sispam
