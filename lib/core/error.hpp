// The three kinds of failure: your input, the machine, our bug.
//
// Each kind has its own type because each has its own exit code and its own reader: the analyst, the person who
// runs the machine, us. Error codes as return values were rejected: C++20 has no `expected`, and a forgotten check
// would lose a result silently.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace sispam {

/// One fault in the user's input. `line` and `column` count from 1; 0 means the place is not known.
struct Problem {
  std::string file;         // as the user named it; "--set" for a value from the command line
  int line = 0;             // [1..]
  int column = 0;           // [1..]
  std::string key;          // path of the key, such as "crowd.groups.supporters.count"
  std::string message;      // what is wrong, and in brackets why
  std::string hint;         // what to do about it; may be empty
  std::string source_line;  // the line of the file, for the caret; may be empty
};

/// `file:line:col: key: problem (why) hint`, then the source line with a caret below it when it is known.
std::string to_text(const Problem& problem);

/// The input is wrong. Carries every problem found, in order of place, so that one run shows them all. Exit code 2.
class InputError : public std::exception {
 public:
  explicit InputError(std::vector<Problem> problems);
  const char* what() const noexcept override { return text_.c_str(); }
  const std::vector<Problem>& problems() const noexcept { return problems_; }

 private:
  std::vector<Problem> problems_;
  std::string text_;
};

/// The machine failed: disk, permission, memory. Exit code 3.
class IoError : public std::exception {
 public:
  /// `operation` is a verb ("write"), `error_number` an errno or 0, `advice` says what is safe and how to go on.
  IoError(std::string_view path, std::string_view operation, int error_number, std::string_view advice = {});
  const char* what() const noexcept override { return text_.c_str(); }

 private:
  std::string text_;
};

/// The results folder belongs to another scenario, seed or version. Exit code 7.
class MismatchError : public std::exception {
 public:
  explicit MismatchError(std::string text) : text_(std::move(text)) {}
  const char* what() const noexcept override { return text_.c_str(); }

 private:
  std::string text_;
};

/// A place in our source. Not std::source_location: Clang 14 lacks it.
struct SourcePlace {
  const char* file = "";
  unsigned line = 0;
  static constexpr SourcePlace current(const char* file = __builtin_FILE(), unsigned line = __builtin_LINE()) {
    return {file, line};
  }
};

/// A promise inside the program does not hold. Exit code 70.
class Bug : public std::exception {
 public:
  explicit Bug(std::string_view promise, SourcePlace place = SourcePlace::current());
  const char* what() const noexcept override { return text_.c_str(); }

 private:
  std::string text_;
};

/// Throws Bug at the caller's place unless `holds`.
void require(bool holds, std::string_view promise, SourcePlace place = SourcePlace::current());

}  // namespace sispam
