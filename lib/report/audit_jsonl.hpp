// audit.jsonl of a replay: one JSON object per line, for a reviewer who knows nothing of the program.
//
// First a line about the replicate, then one per use of force and per request that lapsed, in order of time, then one
// per rule. Field names are whole words with their unit; the six points of the report that Perkap 1/2009 asks for
// (place and time, event, reason, force, evaluation, consequences) are the six objects of a record. Nobody has a name:
// people are counted by what they did (docs/model/audit.md).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/ids.hpp"
#include "measure/audit.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// The file's text. Numbers that do not exist are null.
std::string audit_jsonl(const AuditLog& log, const Scenario& scenario, ReplicateId id);

/// The words for what became of a request, and for how a use ended.
std::string_view name_of(ForceFate fate);
std::string_view name_of(ForceEnd end);
std::string_view name_of(Lack lack);
std::string_view name_of(ArrestGround ground);

}  // namespace sispam
