// Messages to the person at the terminal or to the collector of a cluster: always on standard error.
//
// spdlog does the writing; this adds what it lacks, a JSON line whose message is escaped. Logging never throws, so a
// closed or full standard error never ends a run.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "options.hpp"

namespace sispam {

/// Level, format and colour for the rest of the process. Without it, messages are plain text.
void set_up_log(const GlobalOptions& options);

/// False when the user's environment asks for no colour (NO_COLOR, https://no-color.org).
bool colour_wanted();

/// Details, shown with -v.
void log_detail(std::string_view message) noexcept;
/// What happens, hidden by -q.
void log_info(std::string_view message) noexcept;
void log_warning(std::string_view message) noexcept;
void log_error(std::string_view message) noexcept;

}  // namespace sispam
