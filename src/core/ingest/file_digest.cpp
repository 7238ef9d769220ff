// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/file_digest.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace regard {

struct FileDigest::State {
    XXH3_state_t hash;
};

FileDigest::FileDigest() : m_state(std::make_unique<State>())
{
    XXH3_128bits_reset(&m_state->hash);
}

FileDigest::~FileDigest() = default;

void FileDigest::add(std::string_view bytes)
{
    XXH3_128bits_update(&m_state->hash, bytes.data(), bytes.size());
}

std::string FileDigest::hex() const
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(&m_state->hash));
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : canonical.digest) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 15U];
    }
    return text;
}

} // namespace regard
