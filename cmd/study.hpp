// `sispam study`: many design points that share their luck, in one results folder or in shards of it.
//
// Each is a function of its options; what they share is the study loaded and turned into a design.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "options.hpp"

namespace sispam {

/// Computes all units, or those of a shard. Returns the exit code. Throws InputError, IoError and MismatchError.
int study_run(const StudyCommandOptions& options);
/// Prints points and units. The same throws.
int study_plan(const StudyCommandOptions& options);
/// Prints how far the folder is; returns 6 while units are missing. The same throws.
int study_status(const StudyCommandOptions& options);
/// Brings the rows of several folders together and reduces them; returns 6 when units are missing. The same throws.
int study_merge(const StudyCommandOptions& options);
/// Writes compare.csv from the rows of one folder or two. The same throws.
int compare_command(const StudyCommandOptions& options);

}  // namespace sispam
