// Which program this is.
//
// `version` is part of the identity of every row: it ends in a hash of the sources that decide numbers, so that two
// builds whose numbers may differ never mix, while an edit of the documents changes nothing. The commit alone was
// rejected: it changes too often, and a changed work tree does not change it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace sispam {

struct BuildInfo {
  std::string version;   // "0.1.0+1a2b3c4d5e6f": release, then 12 digits of the hash of the sources
  std::string release;   // "0.1.0"
  std::string git;       // git describe --always --dirty; empty outside a work tree
  std::string compiler;  // "GNU 12.2.0"
  std::string flags;     // build type and the flags given to CMake
};

/// Facts of this build. The same on every call.
const BuildInfo& build_info();

}  // namespace sispam
