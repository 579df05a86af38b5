// The care stage itself as a practice in steady state: patients hurt at the times of a Poisson process lie at the
// collection point, and everything but what a test is about takes no time.
//
// Patients are personnel, of whom no. 0 stands by, so that the stage finds each of them at once; they are not on the
// ground, which spares the bodies. A patient is hurt in a whole second and seen a uniform part of a second later: so
// arrivals are Poisson to the last digit. A queue of the tests' own was rejected: it would verify itself.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "random/distributions.hpp"
#include "unit/model/care/small_world.hpp"

namespace sispam::testing {

inline Distribution exponential_min(double mean_min) { return {Distribution::Kind::exponential, 60 * mean_min, 0, 0}; }

/// Patients per minute of each class.
struct Arrivals {
  double red = 0, yellow = 0, green = 0;
  double all() const { return red + yellow + green; }
};

class Practice {
 public:
  Practice(std::uint32_t patients, std::uint32_t replicate) : w_(patients + 1, 0), patients_(patients) {
    w_.random.replicate = replicate;
    w_.world.people.x.assign(w_.world.people.count, 0);
    w_.world.people.mode.assign(w_.world.people.count, Mode::absent);
    w_.world.people.mode[0] = Mode::stand;
    CareParameters& p = w_.care();
    p.discovery_rear_s = {Distribution::Kind::uniform, 0, 1, 0};
    p.walk_green = p.walk_yellow = 1;
    p.load_litter_s = p.triage_s = p.ambulance_load_s = p.handover_s = constant(0);
    p.treat_red_s = p.treat_yellow_s = p.treat_green_s = constant(0);
    p.litter_reset_s = 0;
    w_.scenario.medical = {{0, 0}, 1, 1, 0, {}};
  }

  Medical& medical() { return w_.scenario.medical; }
  CareParameters& care() { return w_.care(); }
  SmallWorld& world() { return w_; }
  const std::vector<Casualty>& rows() const { return w_.world.casualties.rows; }

  /// Lets them come, and works off until everybody has left or stands still.
  void run(const Arrivals& arrivals) {
    double at_s = 0;
    for (std::uint32_t k = 1; k <= patients_; ++k) {
      at_s += exponential(draw(k, 0), 60 / arrivals.all());
      w_.world.now_ms = 1000 * static_cast<std::int64_t>(at_s);
      sispam::care(w_.scenario, w_.ground, w_.world, w_.random);
      w_.hurt(k, class_at(arrivals, draw(k, 1) * arrivals.all()));
      w_.world.incidents.clear();
    }
    w_.world.now_ms += 1'000'000'000;
    sispam::care(w_.scenario, w_.ground, w_.world, w_.random);
  }

 private:
  double draw(std::uint32_t k, std::uint16_t which) const { return w_.random.uniform(Purpose::test, 7, k, which); }
  static Triage class_at(const Arrivals& arrivals, double u) {
    if (u < arrivals.red) return Triage::red;
    return u < arrivals.red + arrivals.yellow ? Triage::yellow : Triage::green;
  }

  SmallWorld w_;
  std::uint32_t patients_;
};

}  // namespace sispam::testing
