// SPDX-License-Identifier: Apache-2.0
#include "scenario/canonical.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "scenario/field.hpp"
#include "scenario/value_text.hpp"

namespace sispam {

namespace {

/// Whether a struct stands alone or is an item of a list, which begins with a dash.
enum class As : unsigned char { map, item };

void write_record(std::string& out, Record record, std::size_t indent, As as);

/// One item of a list of structs.
void write_items(std::string& out, const Records& records, std::size_t indent) {
  for (std::size_t i = 0; i < records.size(); ++i) write_record(out, records.at(i), indent, As::item);
}

bool is_empty(const Field& field, const Ref& ref) {
  const auto text = value_text(field, ref);
  return text && (*text == "\"\"" || *text == "[]");
}

/// Whether a struct holds nothing but empty lists: then it has no key to write.
bool has_nothing(const Record& record) {
  return std::all_of(record.table->fields.begin(), record.table->fields.end(), [&](const Field& field) {
    const Ref ref = field.ref(record.object);
    const auto* list = std::get_if<Records>(&ref);
    return (list != nullptr && list->size() == 0) || is_empty(field, ref);
  });
}

/// Writes the keys of a struct.
void write_record(std::string& out, Record record, std::size_t indent, As as) {
  bool first = as == As::item;
  for (const Field& field : record.table->fields) {
    const Ref ref = field.ref(record.object);
    if (is_empty(field, ref)) continue;  // the default of every text and list of values is empty
    const auto* list = std::get_if<Records>(&ref);
    if (list != nullptr && list->size() == 0) continue;
    const auto* inner = std::get_if<Record>(&ref);
    if (inner != nullptr && has_nothing(*inner)) continue;
    out += first ? std::string(indent - 2, ' ') + "- " : std::string(indent, ' ');
    first = false;
    out += fmt::format("{}:", field.name);
    if (inner != nullptr) {
      out += '\n';
      write_record(out, *inner, indent + 2, As::map);
    } else if (list != nullptr) {
      out += '\n';
      write_items(out, *list, indent + 4);
    } else {
      out += fmt::format(" {}\n", *value_text(field, ref));
    }
  }
}

}  // namespace

std::string canonical_yaml(const Scenario& scenario) {
  Scenario copy = scenario;
  std::string out;
  write_record(out, Record{&copy, &scenario_table()}, 0, As::map);
  return out;
}

std::string digest(const Scenario& scenario) {
  Scenario copy = scenario;
  copy.title.clear();
  copy.stage.clear();
  copy.clock.start.clear();
  copy.replicates = 1;
  const std::string text = canonical_yaml(copy);
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned length = 0;
  const int good = EVP_Digest(text.data(), text.size(), hash.data(), &length, EVP_sha256(), nullptr);
  require(good == 1 && length == 32, "SHA-256 is available");
  std::string hex;
  for (unsigned i = 0; i < length; ++i) hex += fmt::format("{:02x}", hash[i]);
  return hex;
}

}  // namespace sispam
