// A calendar of discrete events at exact times, for the casualty pipeline and for its tests against queueing theory.
//
// Events of equal time come out in the order they were added, so a result never depends on how a heap breaks ties. Time
// is in seconds as a double: an event carries the exact sum of its delays, and the 1 s stage only decides how far the
// calendar is worked off. A list of callbacks was rejected: the World must stay a value that can be copied.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sispam {

template <class Event>
class Calendar {
 public:
  struct Entry {
    double at_s = 0;             // [s]
    std::uint64_t sequence = 0;  // the how-manieth event added
    Event event;
  };

  /// Notes `event` at `at_s` seconds.
  void add(double at_s, const Event& event) {
    heap_.push_back({at_s, added_++, event});
    std::push_heap(heap_.begin(), heap_.end(), is_later);
  }

  /// Whether an event is left at or before `until_s` seconds.
  bool due(double until_s) const { return !heap_.empty() && heap_.front().at_s <= until_s; }

  /// Removes and returns the earliest event; there must be one.
  Entry take() {
    std::pop_heap(heap_.begin(), heap_.end(), is_later);
    const Entry entry = heap_.back();
    heap_.pop_back();
    return entry;
  }

  /// How many events are left.
  std::size_t size() const { return heap_.size(); }

 private:
  static bool is_later(const Entry& a, const Entry& b) {
    return a.at_s != b.at_s ? a.at_s > b.at_s : a.sequence > b.sequence;
  }

  std::vector<Entry> heap_;
  std::uint64_t added_ = 0;
};

}  // namespace sispam
