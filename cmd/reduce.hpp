// From rows to tables and words: what `run`, `study run` and `study merge` end with.
//
// Everything comes from the rows of the journal in their order, so it does not matter who computed them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "design.hpp"
#include "options.hpp"
#include "store/journal.hpp"

namespace sispam {

/// Writes every table and prints the summary. All units must have their rows. Returns the exit code.
int reduce(const Design& design, Journal& journal, const GlobalOptions& options);
/// Prints words for a person, who has the files too: if nobody can read them, that is no failure of the command.
void print_words(const std::string& text);

}  // namespace sispam
