// SPDX-License-Identifier: Apache-2.0
#include "input.hpp"

#include <fmt/format.h>

#include "core/maths.hpp"
#include "core/version.hpp"
#include "log.hpp"
#include "scenario/canonical.hpp"
#include "scenario/load.hpp"
#include "store/checksum.hpp"

namespace sispam {

Input load_input(const std::string& path, const GlobalOptions& options) {
  Loaded loaded = load_scenario(path, {.set = options.sets, .seed = options.seed});
  for (const Problem& warning : loaded.warnings) log_warning(to_text(warning));
  Input input;
  input.identity = {digest(loaded.scenario), loaded.scenario.seed, build_info().version, maths::fingerprint()};
  for (std::size_t i = 0; i < loaded.files.size(); ++i) {
    const auto& [name, text] = loaded.files[i];
    input.hashes.push_back({name, sha256_hex(text)});
    const std::string base = std::filesystem::path(name).filename().string();
    input.copies.emplace_back(i == 0 ? "scenario.yaml" : fmt::format("extended/{}-{}", i, base), text);
  }
  const std::string default_folder =
      fmt::format("results/{}-{}", loaded.scenario.id, input.identity.digest.substr(0, 8));
  input.folder = options.out.empty() ? default_folder : options.out;
  input.scenario = std::move(loaded.scenario);
  return input;
}

}  // namespace sispam
