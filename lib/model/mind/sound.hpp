// Sound as energy: levels, distance, the noise of a crowd, and what is understood (docs/model/escalation.md eq. 7).
//
// Everything is added up as energy (10^(level/10)), for sources that know nothing of each other. Pressure and phase
// were rejected: voices and horns are not coherent. Nothing between source and listener weakens the sound but distance.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/vec2.hpp"
#include "model/world.hpp"
#include "scenario/scenario.hpp"

namespace sispam::mind {

/// Sound energy of a level [dB(A)], and back.
double energy_of(double level_db);
double level_of(double energy);

/// What is left of the energy at 1 m, `way` [m] from the source; nearer than 1 m counts as 1 m.
inline double energy_at(double energy_at_1m, Vec2 way) { return energy_at_1m / std::max(dot(way, way), 1.0); }

/// Noise among people of whom `shouting_per_m2` shout at one moment, as energy.
double crowd_energy(const MindParameters& parameters, double shouting_per_m2);

/// Share of the words understood, in [0, 1].
double understood_share(const MindParameters& parameters, double signal_energy, double noise_energy);

/// The noise of the crowd and the street, in square cells.
struct NoiseField {
  int left = 0, bottom = 0;  // of the field, in cells
  int columns = 0, rows = 0;
  std::vector<double> energy;        // row by row; 0: nobody is in that cell
  std::vector<std::uint32_t> cells;  // of each who takes part, in order of number: an index into `energy`

  /// Noise where the k-th of those who take part stands, as energy.
  double around(std::size_t k) const { return energy[cells[k]]; }
};

/// Looks at who is loud now, and where. `here`: all who take part, in order of number.
NoiseField make_noise(const MindParameters& parameters, const World& world, const std::vector<std::uint32_t>& here);

}  // namespace sispam::mind
