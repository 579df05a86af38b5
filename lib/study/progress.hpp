// How far a batch is, for the person who waits.
//
// A bar on a terminal; elsewhere one line each half minute, because a log is read afterwards. It only makes text and
// hands it to a sink that cannot fail, so a closed or full standard error never stops a run. A progress library was
// rejected: those print themselves, and none knows what to do when it cannot.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "study/batch.hpp"

namespace sispam {

enum class ProgressStyle : std::uint8_t { bar, lines, none };

/// "412/1000, 41 %, 12.3/s, 48 s left".
std::string progress_text(const BatchProgress& progress);
/// The text behind a bar, cut to `width` characters.
std::string progress_bar(const BatchProgress& progress, std::string_view estimate, std::size_t width);

class Progress {
 public:
  using Sink = std::function<void(std::string_view)>;
  struct Options {
    ProgressStyle style = ProgressStyle::none;
    std::size_t width = 80;                   // of the terminal [characters]
    double line_interval_s = 30;              // [s]
    Sink write_bar{};                         // raw text with carriage returns, for style bar
    Sink write_line{};                        // one line without newline, for style lines
    std::function<std::string()> estimate{};  // the current estimate, such as "breach 12 % of 40"; may be empty
  };
  explicit Progress(Options options) : options_(std::move(options)) {}

  /// Shows the state of the batch if it is time to.
  void tick(const BatchProgress& progress);
  /// Takes the bar away, so that messages can follow.
  void finish();

 private:
  Options options_;
  double next_line_s_ = 0;  // [s]
  enum class Bar : std::uint8_t { hidden, shown } bar_ = Bar::hidden;
};

}  // namespace sispam
