// SPDX-License-Identifier: Apache-2.0
#include "commands_scenario.hpp"

#include "scenario/schema_json.hpp"
#include "store/console.hpp"

namespace sispam {

int schema_command(const std::string& kind) {
  write_output(kind == "study" ? study_schema() : scenario_schema());
  return 0;
}

}  // namespace sispam
