// SPDX-License-Identifier: Apache-2.0
#include "junit_file.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "store/file.hpp"

namespace sispam {

namespace fs = std::filesystem;

void require_junit_file(const fs::path& report, const std::vector<std::string>& inputs) {
  if (report.empty()) return;
  const bool is_input = std::any_of(inputs.begin(), inputs.end(), [&](const std::string& input) {
    std::error_code error;
    return fs::equivalent(report, input, error);
  });
  if (is_input || report == "-") {
    Problem problem;
    problem.file = "--junit";
    problem.key = report.string();
    problem.message = is_input ? "is a file that is read (the report would replace it)" : "is no name of a file";
    problem.hint = "Name a file for the report";
    throw InputError({problem});
  }
  require_writable(report);
}

void write_junit_file(const fs::path& report, std::string_view text) {
  if (!is_stream(report)) return write_atomically(report, text);
  File stream(report, OpenMode::append);
  stream.write(text);
  stream.close();
}

}  // namespace sispam
