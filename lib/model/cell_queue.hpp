// The cells a march comes to next, nearest first; of cells equally far the one of lower number.
//
// Distances only grow while a march goes on, so cells wait in buckets by distance and only those of the present bucket
// are kept as a heap: a heap of some ten instead of some hundreds.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace sispam {

class CellQueue {
 public:
  struct Entry {
    float metres = 0;
    std::uint32_t cell = 0;
  };

  /// Buckets are `width_m` wide; chosen, for speed alone.
  explicit CellQueue(double width_m) : per_m_(static_cast<float>(1 / width_m)) {}

  void clear() {
    first_.clear();
    waiting_.clear();
    present_.clear();
    bucket_ = 0;
    free_ = none;
  }

  /// `metres` >= 0. What is nearer than the last that was popped comes next.
  void push(float metres, std::size_t cell) {
    const std::uint64_t key = (std::uint64_t{std::bit_cast<std::uint32_t>(metres)} << 32U) | cell;
    const std::size_t bucket = metres * per_m_ < last_bucket ? static_cast<std::size_t>(metres * per_m_) : last_bucket;
    if (bucket <= bucket_) {
      present_.push_back(key);
      std::push_heap(present_.begin(), present_.end(), std::greater<>());
      return;
    }
    if (bucket >= first_.size()) first_.resize(bucket + 1, none);
    const std::uint32_t place = take_place();
    waiting_[place] = {key, first_[bucket]};
    first_[bucket] = place;
  }

  /// Whether there is a next one; if so, takes it out.
  bool pop(Entry& next) {
    while (present_.empty()) {
      if (++bucket_ >= first_.size()) {
        clear();
        return false;
      }
      for (std::uint32_t k = first_[bucket_]; k != none;) {
        present_.push_back(waiting_[k].key);
        const std::uint32_t place = std::exchange(k, waiting_[k].next);
        waiting_[place].next = std::exchange(free_, place);
      }
      std::make_heap(present_.begin(), present_.end(), std::greater<>());
    }
    std::pop_heap(present_.begin(), present_.end(), std::greater<>());
    next = {std::bit_cast<float>(static_cast<std::uint32_t>(present_.back() >> 32U)),
            static_cast<std::uint32_t>(present_.back())};
    present_.pop_back();
    return true;
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr std::size_t last_bucket = 65535;  // holds all that is farther, too
  struct Waiting {
    std::uint64_t key = 0;      // bits of the distance, which grow with it, and then the cell
    std::uint32_t next = none;  // in the same bucket
  };

  /// A place in `waiting_` that is free.
  std::uint32_t take_place() {
    if (free_ != none) return std::exchange(free_, waiting_[free_].next);
    waiting_.emplace_back();
    return static_cast<std::uint32_t>(waiting_.size() - 1);
  }

  float per_m_;
  std::vector<std::uint32_t> first_;  // per bucket: the last that came into it
  std::vector<Waiting> waiting_;
  std::uint32_t free_ = none;           // a place in it, chained to the others that are free
  std::vector<std::uint64_t> present_;  // of the present bucket, as a heap
  std::size_t bucket_ = 0;
};

}  // namespace sispam
