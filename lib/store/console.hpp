// The three standard streams, as they really are: a terminal, a pipe, a full disk, or closed.
//
// Messages must never stop a run, so writing them cannot fail; data on standard output must not be lost silently, so
// writing it can. The standard library's streams were rejected because they make no difference between the two.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sispam {

/// Gives every closed standard stream a descriptor that fails when used, so that no file of ours can take its number
/// and receive messages meant for a person; and turns the signals of a closed pipe and a file size limit into errors.
void secure_standard_streams();

/// Writes data to standard output. A reader that has seen enough (a closed pipe) is no error. Throws IoError.
void write_output(std::string_view text);
/// Writes to standard error if it can.
void write_message(std::string_view text) noexcept;
/// All of standard input. Throws IoError.
std::string read_input();

/// Whether standard error is a terminal.
bool messages_on_terminal();
/// Whether standard output is a terminal.
bool output_on_terminal();
/// Columns of the terminal behind standard error; 80 when not known.
std::size_t terminal_width();

}  // namespace sispam
