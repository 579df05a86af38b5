// SPDX-License-Identifier: Apache-2.0
#include "store/checksum.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <boost/crc.hpp>
#include <memory>
#include <vector>

#include "core/error.hpp"
#include "store/file.hpp"

namespace sispam {

namespace {

std::string hexadecimal(const unsigned char* bytes, unsigned int size) {
  std::string text;
  for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", bytes[i]);
  return text;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  const int ok = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  require(ok == 1 && size == 32, "OpenSSL computes SHA-256");
  return hexadecimal(digest.data(), size);
}

std::string sha256_of_file(const std::filesystem::path& path) {
  const File file(path, OpenMode::read);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  bool ok = context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
  std::vector<char> buffer(std::size_t{1} << 18);
  std::uint64_t offset = 0;
  for (std::size_t got = file.read_at(offset, buffer); got > 0; got = file.read_at(offset, buffer)) {
    ok = ok && EVP_DigestUpdate(context.get(), buffer.data(), got) == 1;
    offset += got;
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  ok = ok && EVP_DigestFinal_ex(context.get(), digest.data(), &size) == 1;
  require(ok && size == 32, "OpenSSL computes SHA-256");
  return hexadecimal(digest.data(), size);
}

std::uint32_t crc32(std::string_view bytes) {
  boost::crc_32_type crc;
  crc.process_bytes(bytes.data(), bytes.size());
  return crc.checksum();
}

}  // namespace sispam
