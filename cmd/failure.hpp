// The one place where an exception becomes a message and an exit code.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>

#include "exit_code.hpp"

namespace sispam {

/// Writes what went wrong to standard error and returns the exit code for it. Never throws.
ExitCode report_failure(const std::exception_ptr& error) noexcept;

}  // namespace sispam
