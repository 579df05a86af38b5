// A folder for rows that nobody keeps: it vanishes with its owner.
//
// A check needs the machinery of a run (threads, signals, errors), which works on a folder, but its rows are of no use
// afterwards. The system's folder for such things (TMPDIR, else /tmp) is used, never the place where the user stands.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace sispam {

class ScratchFolder {
 public:
  /// Throws IoError.
  ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace sispam
