// SPDX-License-Identifier: Apache-2.0
#include "study/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sispam {

namespace {

constexpr std::size_t bar_cells = 20;

double share(const BatchProgress& progress) {
  return progress.asked == 0 ? 1.0 : static_cast<double>(progress.safe) / progress.asked;
}

std::string duration_text(double seconds) {
  const auto s = static_cast<std::int64_t>(seconds + 0.5);
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{} min {:02} s", s / 60, s % 60);
  return fmt::format("{} h {:02} min", s / 3600, s / 60 % 60);
}

}  // namespace

std::string progress_text(const BatchProgress& progress) {
  std::string text = fmt::format("{}/{}, {:.0f} %", progress.safe, progress.asked, std::floor(100 * share(progress)));
  if (progress.computed == 0 || progress.elapsed_s <= 0) return text;
  const double rate = progress.computed / progress.elapsed_s;
  const double left_s = (progress.asked - progress.safe) / rate;
  return text + fmt::format(", {:.3g}/s, {} left", rate, duration_text(left_s));
}

std::string progress_bar(const BatchProgress& progress, std::string_view estimate, std::size_t width) {
  const auto filled = static_cast<std::size_t>(bar_cells * share(progress));
  std::string text = fmt::format("[{:=<{}}{: <{}}] {}", "", filled, "", bar_cells - filled, progress_text(progress));
  if (!estimate.empty()) text += fmt::format(", {}", estimate);
  // One character stays free: some terminals break the line when the last column is written.
  return text.substr(0, std::max<std::size_t>(width, 2) - 1);
}

void Progress::tick(const BatchProgress& progress) {
  if (options_.style == ProgressStyle::none) return;
  if (options_.style == ProgressStyle::lines && next_line_s_ == 0) next_line_s_ = options_.line_interval_s;
  if (options_.style == ProgressStyle::lines && progress.elapsed_s < next_line_s_) return;
  const std::string estimate = options_.estimate ? options_.estimate() : std::string();
  if (options_.style == ProgressStyle::bar) {
    options_.write_bar("\r" + progress_bar(progress, estimate, options_.width) + "\x1b[K");
    bar_ = Bar::shown;
    return;
  }
  options_.write_line("replicates " + progress_text(progress) + (estimate.empty() ? "" : ", ") + estimate);
  while (next_line_s_ <= progress.elapsed_s) next_line_s_ += options_.line_interval_s;
}

void Progress::finish() {
  if (bar_ == Bar::shown) options_.write_bar("\r\x1b[K");
  bar_ = Bar::hidden;
}

}  // namespace sispam
