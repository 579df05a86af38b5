// SPDX-License-Identifier: Apache-2.0
#include "version.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/maths.hpp"
#include "core/version.hpp"
#include "exit_code.hpp"
#include "model/motion/contact_batch.hpp"
#include "store/console.hpp"

namespace sispam {
namespace {

/// Names of all instruction sets there is code for, and whether this processor has them.
nlohmann::ordered_json all_lanes() {
  nlohmann::ordered_json json;
  for (const motion::Lanes& lanes : motion::all_lanes()) json[std::string{lanes.name}] = lanes.here;
  return json;
}

}  // namespace

int version(const GlobalOptions& options) {
  const BuildInfo& build = build_info();
  const std::string_view lanes = motion::lanes().name;
  const std::string fingerprint = fmt::format("{:08x}", maths::fingerprint());
  if (options.json) {
    const nlohmann::ordered_json json{{"name", "sispam"},
                                      {"version", build.version},
                                      {"release", build.release},
                                      {"git", build.git},
                                      {"compiler", build.compiler},
                                      {"flags", build.flags},
                                      {"maths_fingerprint", fingerprint},
                                      {"lanes", lanes},
                                      {"all_lanes", all_lanes()}};
    write_output(json.dump() + "\n");
  } else {
    write_output(fmt::format("sispam {}\ngit       {}\ncompiler  {}, {}\nmaths     {}\nlanes     {}\n", build.version,
                             build.git.empty() ? "unknown" : build.git, build.compiler, build.flags, fingerprint,
                             lanes));
  }
  return exit_complete;
}

}  // namespace sispam
