// SPDX-License-Identifier: Apache-2.0
#include "store/scratch_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include "core/error.hpp"

namespace sispam {

ScratchFolder::ScratchFolder() {
  std::error_code error;
  const std::filesystem::path parent = std::filesystem::temp_directory_path(error);
  if (error) throw IoError("TMPDIR", "find a folder for what is not kept", error.value(), "Set TMPDIR to a folder");
  std::string name = (parent / "sispam-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw IoError(name, "create a folder", errno, "Set TMPDIR to another folder");
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code error;  // what cannot be removed is left to the system
  std::filesystem::remove_all(path_, error);
}

}  // namespace sispam
