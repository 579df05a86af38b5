// SPDX-License-Identifier: Apache-2.0
#include "commands_scenario.hpp"

#include "scenario/explain.hpp"
#include "scenario/load.hpp"
#include "store/console.hpp"

namespace sispam {

int explain(const ExplainOptions& options) {
  const Loaded loaded = load_scenario(options.file, {options.set, options.seed});
  std::vector<Explained> values = explain(loaded.scenario);
  if (options.show == Show::changed) std::erase_if(values, [](const Explained& v) { return !v.changed; });
  write_output(options.format == TextOrJson::json ? explain_json(values) : explain_text(values));
  return 0;
}

}  // namespace sispam
