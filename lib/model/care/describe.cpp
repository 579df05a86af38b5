// SPDX-License-Identifier: Apache-2.0
#include "model/care/describe.hpp"

namespace sispam {
namespace {

// Contusion .50, laceration .22, fracture and sprain .12, eye .04 of all patients; the rest fainted or was ill, and has
// causes of its own here (docs/model/care.md).
constexpr double blows = 0.50 + 0.22 + 0.12 + 0.04;
constexpr double laceration = 0.22 / blows, fracture = 0.12 / blows, eye = 0.04 / blows;

constexpr double head_bare = 0.45, head_in_helmet = 0.35;  // head, face and neck, eyes included
constexpr double trunk = 0.35, arm = 0.35;                 // of the others; the rest is legs; assumption

BodyRegion below_the_head(double u) {
  if (u < trunk) return BodyRegion::trunk;
  return u < trunk + arm ? BodyRegion::arm : BodyRegion::leg;
}

}  // namespace

InjuryType type_of_injury(Cause cause, double u) {
  switch (cause) {
    case Cause::heat:
      return InjuryType::heat;
    case Cause::illness:
      return InjuryType::illness;
    case Cause::smoke:
      return InjuryType::smoke;
    case Cause::crush:
      return InjuryType::compression;
    case Cause::burn:
      return InjuryType::burn;
    case Cause::sharp:
      return InjuryType::laceration;
    default:
      break;
  }
  if (u < eye) return InjuryType::eye;
  if (u < eye + fracture) return InjuryType::fracture;
  return u < eye + fracture + laceration ? InjuryType::laceration : InjuryType::contusion;
}

BodyRegion region_of_injury(InjuryType type, Head head, double u) {
  switch (type) {
    case InjuryType::heat:
    case InjuryType::illness:
    case InjuryType::smoke:
      return BodyRegion::whole_body;
    case InjuryType::compression:
      return BodyRegion::trunk;
    case InjuryType::eye:
      return BodyRegion::head;
    default:
      break;
  }
  // eyes are heads already: so many of the others are that all together have the share
  const double share = ((head == Head::helmet ? head_in_helmet : head_bare) - eye) / (1 - eye);
  return u < share ? BodyRegion::head : below_the_head((u - share) / (1 - share));
}

}  // namespace sispam
