// SPDX-License-Identifier: Apache-2.0
#include "model/motion/contact_batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "core/error.hpp"
#include "model/motion/contact.hpp"

namespace sispam::motion {
namespace {

[[gnu::always_inline]] inline void compute(const MotionParameters& p, ContactBatch& batch, std::size_t k) {
  const double distance = std::sqrt(batch.x[k] * batch.x[k] + batch.y[k] * batch.y[k]);
  const ContactForce contact = contact_force(p, {batch.touch[k] - distance,
                                                 pair_damping(p, batch.mass_a[k], batch.mass_b[k]),
                                                 {batch.x[k] / distance, batch.y[k] / distance},
                                                 {batch.vx[k], batch.vy[k]},
                                                 p.body_friction});
  batch.fx[k] = contact.force.x;
  batch.fy[k] = contact.force.y;
  batch.normal[k] = contact.normal;
}

[[gnu::always_inline]] inline void compute_all(const MotionParameters& parameters, ContactBatch& batch) {
  const MotionParameters p = parameters;  // a copy, so that no result could change it
  const std::size_t n = batch.size;
  for (std::size_t k = 0; k < n; ++k) compute(p, batch, k);
}

/// Not inlined, so that no compiler makes lanes of it.
[[gnu::noinline]] void compute_one(const MotionParameters& p, ContactBatch& batch, std::size_t k) {
  compute(p, batch, k);
}
void scalar(const MotionParameters& p, ContactBatch& batch) {
  for (std::size_t k = 0; k < batch.size; ++k) compute_one(p, batch, k);
}

/// What all processors of this kind have.
void basic(const MotionParameters& p, ContactBatch& batch) { compute_all(p, batch); }

#if defined(__x86_64__)
// Neither set brings fused operations into play: the whole program is compiled without contraction.
[[gnu::target("avx2")]] void avx2(const MotionParameters& p, ContactBatch& batch) { compute_all(p, batch); }
[[gnu::target("avx512f,avx512dq,avx512vl")]] void avx512(const MotionParameters& p, ContactBatch& batch) {
  compute_all(p, batch);
}

std::vector<Lanes> make_lanes() {
  const bool has_512 =
      __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  return {{"scalar", true, scalar},
          {"sse2", true, basic},
          {"avx2", __builtin_cpu_supports("avx2") != 0, avx2},
          {"avx512", has_512, avx512}};
}
#else
std::vector<Lanes> make_lanes() { return {{"scalar", true, scalar}, {"basic", true, basic}}; }
#endif

const Lanes& widest() {
  return *std::find_if(all_lanes().rbegin(), all_lanes().rend(), [](const Lanes& one) { return one.here; });
}

const Lanes*& chosen() {
  static const Lanes* lanes = &widest();
  return lanes;
}

/// Names of all that this processor has.
std::string names_here() {
  std::string list;
  for (const Lanes& one : all_lanes()) {
    if (one.here) list += (list.empty() ? "" : ", ") + std::string{one.name};
  }
  return list;
}

}  // namespace

const std::vector<Lanes>& all_lanes() {
  static const std::vector<Lanes> all = make_lanes();
  return all;
}

const Lanes& lanes() { return *chosen(); }

void use_lanes(std::string_view name) {
  const auto found = std::find_if(all_lanes().begin(), all_lanes().end(),
                                  [&](const Lanes& one) { return one.here && one.name == name; });
  if (found == all_lanes().end()) {
    Problem problem;
    problem.file = "SISPAM_LANES";
    problem.message =
        fmt::format("'{}' is none of the instruction sets that this processor has and that make lanes", name);
    problem.hint = fmt::format("Use one of {}, or unset it.", names_here());
    throw InputError({problem});
  }
  chosen() = &*found;
}

}  // namespace sispam::motion
