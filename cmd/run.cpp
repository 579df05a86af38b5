// SPDX-License-Identifier: Apache-2.0
#include "run.hpp"

#include "input.hpp"
#include "run_design.hpp"
#include "scenario/canonical.hpp"

namespace sispam {

namespace {

constexpr std::uint32_t block_size = 64;  // replicates in a unit of work

}  // namespace

int run(const RunOptions& options) {
  Input input = load_input(options.scenario, options.global);
  if (options.replicates) input.scenario.replicates = static_cast<int>(*options.replicates);
  const Scenario& scenario = input.scenario;
  input.copies.emplace_back("resolved.yaml", canonical_yaml(scenario));
  Design design;
  design.manifest = {.id = scenario.id,
                     .identity = input.identity,
                     .inputs = input.hashes,
                     .replicates = static_cast<std::uint32_t>(scenario.replicates),
                     .block_size = block_size,
                     .command_line = options.global.command_line,
                     .points = {{scenario.id, input.identity.digest}}};
  design.scenario = [&scenario](std::uint32_t /*point*/) { return scenario; };
  return run_design(design, {input.folder, input.copies, {block_of(design.manifest, 0)}}, options.global);
}

}  // namespace sispam
