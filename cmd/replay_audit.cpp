// SPDX-License-Identifier: Apache-2.0
#include "replay_audit.hpp"

#include "report/audit_jsonl.hpp"

namespace sispam {

std::string ReplayAudit::jsonl() const { return audit_jsonl(log_, scenario_, id_); }

}  // namespace sispam
