// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"

#include <fmt/format.h>

#include <cstring>

namespace sispam {

namespace {

std::string join(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += to_text(problem);
  }
  return text;
}

}  // namespace

std::string to_text(const Problem& problem) {
  std::string text = problem.file;
  if (problem.line > 0) text += fmt::format(":{}:{}", problem.line, problem.column);
  if (!text.empty()) text += ": ";
  if (!problem.key.empty()) text += problem.key + ": ";
  text += problem.message;
  if (!problem.hint.empty()) text += ". " + problem.hint;
  if (!problem.source_line.empty() && problem.column > 0) {
    text += fmt::format("\n  {}\n  {}^", problem.source_line,
                        std::string(static_cast<std::size_t>(problem.column - 1), ' '));
  }
  return text;
}

InputError::InputError(std::vector<Problem> problems) : problems_(std::move(problems)), text_(join(problems_)) {}

IoError::IoError(std::string_view path, std::string_view operation, int error_number, std::string_view advice)
    : text_(fmt::format("{}: cannot {}", path, operation)) {
  if (error_number != 0) text_ += fmt::format(" ({})", std::strerror(error_number));
  if (!advice.empty()) text_ += fmt::format(". {}", advice);
}

Bug::Bug(std::string_view promise, SourcePlace place)
    : text_(
          fmt::format("a promise inside the program does not hold: {} ({}:{}). Please report this, with the scenario.",
                      promise, place.file, place.line)) {}

void require(bool holds, std::string_view promise, SourcePlace place) {
  if (!holds) throw Bug(promise, place);
}

}  // namespace sispam
