// SPDX-License-Identifier: Apache-2.0
#include "model/care/ideal.hpp"

#include <algorithm>

#include "model/care/health.hpp"
#include "model/care/pipeline.hpp"
#include "model/care/way.hpp"
#include "random/distributions.hpp"

namespace sispam {
namespace {

/// Health of a patient who goes through the steps without any wait.
class Course {
 public:
  Course(const CareContext& c, std::uint32_t row, double at_s)
      : c_(c), row_(row), at_s_(at_s), now_(c.casualty(row).now), left_(c.patient(row).clock.left) {}

  Triage now() const { return now_; }
  double at_s() const { return at_s_; }
  int worse() const { return worse_; }

  /// Goes on for a time; his clock runs at `pace` (eq. 5). It ends with death.
  void go_on(double for_s, double pace) {
    const double until_s = at_s_ + for_s;
    while (now_ != Triage::black) {
      const double rate = class_rate(c_, now_) * pace;
      if (rate <= 0) break;
      if (left_ > rate * (until_s - at_s_)) {
        left_ -= rate * (until_s - at_s_);
        break;
      }
      at_s_ += left_ / rate;
      ++worse_;
      now_ = static_cast<Triage>(static_cast<int>(now_) + 1);
      left_ = class_hazard(c_, row_, now_);
    }
    at_s_ = until_s;
  }

 private:
  const CareContext& c_;
  std::uint32_t row_;
  double at_s_;
  Triage now_;
  double left_;
  int worse_ = 0;
};

double collecting_s(const CareContext& c, std::uint32_t row, Triage now) {
  const CareParameters& p = c.parameters();
  const Vec2 place = c.casualty(row).place;
  const double way = way_m(c, place_of_post(c, nearest_post(c, place)), place);
  if (walks(c, row, now)) return way / p.walk_speed_mps;
  return way / p.carry_out_mps + way / p.carry_in_mps + quantile(p.load_litter_s, draw(c, row, CareDraw::load_litter));
}

}  // namespace

void expect_ideal_care(const CareContext& c, std::uint32_t row, double at_s) {
  IdealCare& ideal = c.patient(row).ideal;
  if (at_s > ideal.collected_s) return;
  const CareParameters& p = c.parameters();
  Course course(c, row, at_s);
  course.go_on(std::max(0.0, ideal.seen_s - at_s), 1);
  course.go_on(collecting_s(c, row, course.now()), 1);
  ideal.collected_s = course.at_s();
  course.go_on(triage_time_s(c, row), 1);
  const Triage tag = tag_of({p.triage_over, p.triage_under}, course.now(), draw(c, row, CareDraw::triage_error));
  course.go_on(treatment_time_s(c, row, tag), 1);
  if (last_tag_of(c, row, {tag, course.now()}) != Triage::green) course.go_on(transport_alone_s(c, row), p.stabilised);
  ideal.deteriorations = c.casualty(row).deteriorated + course.worse();
}

}  // namespace sispam
