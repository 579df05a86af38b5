// SPDX-License-Identifier: Apache-2.0
#include "scenario/schema_json.hpp"

#include "commands_scenario.hpp"
#include "store/console.hpp"

namespace sispam {

int schema_command(const std::string& kind) {
  if (kind == "study") {
    write_output(study_schema());
  } else {
    write_output(kind == "suite" ? suite_schema() : scenario_schema());
  }
  return 0;
}

}  // namespace sispam
