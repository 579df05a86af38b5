// The calendar and the station.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <vector>

#include "core/error.hpp"
#include "model/calendar.hpp"
#include "model/station.hpp"

namespace sispam {
namespace {

template <class View>
concept TellsWho = requires(View view) {
  view.person;
};
template <class View>
concept TellsSide = requires(View view) {
  view.side;
};
static_assert(!TellsWho<CareView> && !TellsSide<CareView>, "a scheduler cannot read whose patient it serves");

std::vector<std::uint32_t> all_started(Station& station) {
  std::vector<std::uint32_t> tickets;
  while (const auto next = station.start(0)) tickets.push_back(next->ticket);
  return tickets;
}

TEST(Calendar, gives_events_in_order_of_time_and_then_of_entry) {
  Calendar<int> calendar;
  const std::vector<double> times{5, 3, 5, 1, 3, 5};
  for (std::size_t i = 0; i < times.size(); ++i) calendar.add(times[i], static_cast<int>(i));
  std::vector<int> order;
  while (calendar.due(100)) order.push_back(calendar.take().event);
  EXPECT_EQ(order, (std::vector<int>{3, 1, 4, 0, 2, 5}));
}

TEST(Calendar, holds_back_what_is_not_due) {
  Calendar<int> calendar;
  calendar.add(2, 0);
  EXPECT_FALSE(calendar.due(1.999));
  EXPECT_TRUE(calendar.due(2));
  EXPECT_EQ(calendar.size(), 1u);
}

TEST(Station, serves_the_urgent_first_and_equals_in_order_of_arrival) {
  Station station(6);
  std::uint32_t ticket = 0;
  for (const std::uint8_t urgency : std::vector<std::uint8_t>{2, 0, 1, 0, 2, 1}) station.join({ticket++, urgency}, 0);
  EXPECT_EQ(all_started(station), (std::vector<std::uint32_t>{1, 3, 2, 5, 0, 4}));
}

TEST(Station, starts_no_more_patients_than_it_has_servers_and_interrupts_nobody) {
  Station station(1);
  station.join({0, 2}, 0);
  EXPECT_EQ(all_started(station), std::vector<std::uint32_t>{0});
  station.join({1, 0}, 0);
  EXPECT_EQ(station.start(0), std::nullopt);
  EXPECT_EQ(station.busy(), 1);
  station.finish(0);
  EXPECT_EQ(all_started(station), std::vector<std::uint32_t>{1});
}

TEST(Station, lets_a_second_patient_share_a_server_only_if_there_is_room_for_him) {
  Station station(1);
  station.join({0, 1, 1}, 0);
  station.join({1, 1, 1}, 0);
  station.join({2, 2, 2}, 0);
  ASSERT_EQ(station.start(0)->ticket, 0u);
  EXPECT_EQ(station.share(1, 0)->ticket, 1u);
  EXPECT_EQ(station.share(1, 0), std::nullopt);
  EXPECT_EQ(station.busy(), 1);
  EXPECT_EQ(station.waiting(), 1u);
}

TEST(Station, keeps_the_integrals_of_its_queue_and_of_its_servers_at_work) {
  Station station(1);
  station.join({0, 0}, 10);
  station.start(10);
  station.join({1, 0}, 11);
  station.join({2, 0}, 13);
  EXPECT_TRUE(station.withdraw(2, 16));
  station.finish(20);
  station.start(20);
  const StationUse use = station.use(25);
  EXPECT_EQ(use.queue_s, 9 + 3);
  EXPECT_EQ(use.waited_s, 0 + 9 + 3);
  EXPECT_EQ(use.busy_s, 15);
  EXPECT_EQ(use.longest, 2u);
}

TEST(Station, forgets_a_patient_who_is_withdrawn) {
  Station station(3);
  for (std::uint32_t ticket = 0; ticket < 3; ++ticket) station.join({ticket, 0}, 0);
  EXPECT_TRUE(station.withdraw(1, 0));
  EXPECT_FALSE(station.withdraw(1, 0));
  EXPECT_EQ(all_started(station), (std::vector<std::uint32_t>{0, 2}));
}

TEST(Station, refuses_to_free_a_server_that_is_idle) {
  Station station(2);
  EXPECT_THROW(station.finish(0), Bug);
}

}  // namespace
}  // namespace sispam
