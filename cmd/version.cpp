// SPDX-License-Identifier: Apache-2.0
#include "version.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/maths.hpp"
#include "core/version.hpp"
#include "exit_code.hpp"
#include "store/console.hpp"

namespace sispam {

int version(const GlobalOptions& options) {
  const BuildInfo& build = build_info();
  const std::string fingerprint = fmt::format("{:08x}", maths::fingerprint());
  if (options.json) {
    const nlohmann::ordered_json json{
        {"name", "sispam"},           {"version", build.version}, {"release", build.release},        {"git", build.git},
        {"compiler", build.compiler}, {"flags", build.flags},     {"maths_fingerprint", fingerprint}};
    write_output(json.dump() + "\n");
  } else {
    write_output(fmt::format("sispam {}\ngit       {}\ncompiler  {}, {}\nmaths     {}\n", build.version,
                             build.git.empty() ? "unknown" : build.git, build.compiler, build.flags, fingerprint));
  }
  return exit_complete;
}

}  // namespace sispam
