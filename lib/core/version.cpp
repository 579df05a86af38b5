// SPDX-License-Identifier: Apache-2.0
#include "core/version.hpp"

#include "version_data.hpp"

namespace sispam {

const BuildInfo& build_info() {
  static const BuildInfo info{std::string(version_data::release) + "+" + version_data::sources, version_data::release,
                              version_data::git, version_data::compiler, version_data::flags};
  return info;
}

}  // namespace sispam
