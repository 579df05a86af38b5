// Checksums: SHA-256 says which file it was, CRC-32 says whether a row arrived whole.
//
// Both come from libraries (OpenSSL, Boost). One checksum for both uses was rejected: 64 hexadecimal digits a row are
// waste, and 32 bits do not identify a file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace sispam {

/// SHA-256 of the bytes, as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);
/// SHA-256 of a file's content, read in pieces. Throws IoError.
std::string sha256_of_file(const std::filesystem::path& path);
/// CRC-32 (ISO-HDLC, as in zip and PNG) of the bytes.
std::uint32_t crc32(std::string_view bytes);

}  // namespace sispam
