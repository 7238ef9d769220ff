// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/voice/language.h>

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <limits>

namespace regard {

std::string languageOf(std::string_view text)
{
    constexpr std::size_t kEnough = 4096; // bytes; more does not make it surer
    const auto size = static_cast<int>(std::min(text.size(), kEnough));
    bool reliable = false;
    const CLD2::Language language = CLD2::DetectLanguage(text.data(), size, true, &reliable);
    if (!reliable || language == CLD2::UNKNOWN_LANGUAGE)
        return {};
    std::string code = CLD2::LanguageCode(language);
    return code.substr(0, code.find('-'));
}

} // namespace regard
