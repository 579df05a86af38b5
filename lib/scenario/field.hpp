// The field tables: one row per key of a scenario, the single place that knows its name, unit, range and source.
//
// Reader, canonical writer, JSON Schema, `explain`, the reference page and the look-up of numbers by path all walk the
// same rows, so they cannot disagree. A row reaches its member through a function made from the member pointer; what
// it finds is a variant of typed pointers, so a visitor that forgets a type does not compile. Templates for every
// visitor were rejected: seven visitors over thirty structs would be compiled again and again.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/vec2.hpp"
#include "random/distributions.hpp"
#include "scenario/names.hpp"
#include "scenario/scenario.hpp"
#include "scenario/setting.hpp"

namespace sispam {

/// Smallest and largest value, both included; both zero means not given.
struct Range {
  double low = 0, high = 0;
  bool given() const { return low != 0 || high != 0; }
  bool holds(double value) const { return !given() || (value >= low && value <= high); }
};

/// What a text or a list must be, beyond its C++ type.
enum class Form : std::uint8_t { plain, id, time, label, place, polyline, polygon };

enum class Presence : std::uint8_t { optional, required };

struct Table;

/// An enumeration: its value and the names of all values.
struct Choice {
  std::uint8_t* value;
  std::span<const std::string_view> names;
};

/// A struct with its table.
struct Record {
  void* object;
  const Table* table;
};

/// How to reach the elements of a std::vector whose type is forgotten.
struct ListAccess {
  std::size_t (*size)(const void* list);
  void* (*at)(void* list, std::size_t index);
  void* (*append)(void* list);  // a new element with defaults
};

/// A list of structs with their table.
struct Records {
  void* list;
  const ListAccess* access;
  const Table* table;

  std::size_t size() const { return access->size(list); }
  Record at(std::size_t index) const { return {access->at(list, index), table}; }
};

/// A member of an object, with its type.
using Ref = std::variant<double*, int*, std::uint64_t*, std::string*, Vec2*, std::vector<Vec2>*, std::array<int, 2>*,
                         Distribution*, std::vector<Level>*, std::vector<Tactic>*, std::vector<PathSetting>*,
                         std::vector<PathValues>*, Choice, Record, Records>;

/// One key.
struct Field {
  std::string_view name;
  std::string_view unit;    // "" for what has none; "1" for a pure number
  Range allowed;            // the reader refuses what is outside
  Range usual;              // what the literature or judgement deems plausible: for sensitivity studies
  std::string_view about;   // one sentence
  std::string_view source;  // "Author year", "assumption..." or "plan" (the planner knows it)
  Form form = Form::plain;
  Presence presence = Presence::optional;
  std::span<const std::string_view> labels{};  // Form::label: the words allowed
  Ref (*ref)(void* object) = nullptr;
  const Table* inner = nullptr;  // of a struct or of the items of a list of structs
  bool is_list = false;          // a list of structs
};

/// A struct whose type is forgotten.
struct StructType {
  std::size_t size;                 // [bytes]; a test finds members without a row
  std::shared_ptr<void> (*make)();  // one with defaults
};
template <class Struct>
StructType type_of() {
  return {sizeof(Struct), []() -> std::shared_ptr<void> { return std::make_shared<Struct>(); }};
}

/// All keys of one struct, in the order in which they are written.
struct Table {
  std::string_view name;  // of the struct, in words
  StructType type;
  std::vector<Field> fields;

  /// The row of that key, or nullptr.
  const Field* find(std::string_view key) const;
  /// All keys.
  std::vector<std::string> keys() const;
  /// Whether the struct is known by an id.
  bool has_id() const { return find("id") != nullptr; }
};

/// The table of each struct that holds keys (fields_*.cpp).
template <class Struct>
const Table& table_of();

template <class Struct>
const ListAccess& list_access() {
  using List = std::vector<Struct>;
  static const ListAccess access{
      [](const void* list) { return static_cast<const List*>(list)->size(); },
      [](void* list, std::size_t index) -> void* { return &(*static_cast<List*>(list))[index]; },
      [](void* list) -> void* { return &static_cast<List*>(list)->emplace_back(); }};
  return access;
}

template <class Member>
Ref ref_to(Member& member) {
  if constexpr (std::is_constructible_v<Ref, Member*>) {
    return Ref(&member);
  } else if constexpr (std::is_enum_v<Member>) {
    static_assert(sizeof(Member) == 1);
    return Choice{reinterpret_cast<std::uint8_t*>(&member), names_of(member)};
  } else if constexpr (std::is_class_v<Member> && requires { typename Member::value_type; }) {
    using Struct = typename Member::value_type;
    return Records{&member, &list_access<Struct>(), &table_of<Struct>()};
  } else {
    return Record{&member, &table_of<Member>()};
  }
}

template <auto Pointer>
struct Reach;
template <class Struct, class Member, Member Struct::*Pointer>
struct Reach<Pointer> {
  static Ref ref(void* object) { return ref_to(static_cast<Struct*>(object)->*Pointer); }
  static constexpr bool is_leaf = std::is_constructible_v<Ref, Member*> || std::is_enum_v<Member>;
  static constexpr bool is_list = !is_leaf && requires { typename Member::value_type; };
  static const Table* inner() {
    if constexpr (is_leaf) {
      return nullptr;
    } else if constexpr (is_list) {
      return &table_of<typename Member::value_type>();
    } else {
      return &table_of<Member>();
    }
  }
};

/// The row of a member: `row<&Unit::count>({"count", "persons", {1, 5000}, {}, "...", "plan"})`.
template <auto Pointer>
Field row(Field field) {
  field.ref = &Reach<Pointer>::ref;
  field.inner = Reach<Pointer>::inner();
  field.is_list = Reach<Pointer>::is_list;
  return field;
}

/// The row of a member that has no unit and no range.
template <auto Pointer>
Field row(std::string_view name, std::string_view about, std::string_view source, Form form = Form::plain) {
  Field field;
  field.name = name;
  field.about = about;
  field.source = source;
  field.form = form;
  return row<Pointer>(field);
}

/// The same row, but the key must be there.
inline Field required(Field field) {
  field.presence = Presence::required;
  return field;
}

/// The table of the whole scenario.
const Table& scenario_table();

}  // namespace sispam
