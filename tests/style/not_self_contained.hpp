// A planted fault: uses std::vector without including it. The test that compiles it alone must see it fail.
// SPDX-License-Identifier: Apache-2.0
#pragma once

inline std::vector<int> nothing_included() { return {}; }
