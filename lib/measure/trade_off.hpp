// Whether a plan buys less of one harm with more of another.
//
// Such a plan is never called better, whatever it gains: it is marked, so that whoever reads the gain sees the price.
// No weights: harm to one person is not set off against harm to another.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "measure/compare.hpp"

namespace sispam {

/// Breaches, entries, and serious harm to each side that a plan lowers or raises beyond the noise of its replicates.
struct TradeOff {
  std::vector<std::string> less, more;  // names of measures
  /// Whether it raises serious harm to somebody while it lowers something else.
  bool is_one = false;
};

/// Reads the rows of a plan against its baseline; noise is judged by the exact sign test over draws, and by the
/// interval where there is one. Measures that are not among the rows are left out.
TradeOff trade_off(const std::vector<Comparison>& rows);

}  // namespace sispam
