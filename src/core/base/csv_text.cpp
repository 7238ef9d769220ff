// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/base/csv_text.h>

namespace regard {

std::string csvField(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string field = "\"";
    for (const char c : text)
        field += c == '"' ? std::string("\"\"") : std::string(1, c);
    return field + "\"";
}

std::string withoutFormula(std::string_view text)
{
    constexpr std::string_view kBegins = "=+-@\t\r";
    if (text.empty() || kBegins.find(text.front()) == std::string_view::npos)
        return std::string(text);
    const bool signedNumber = (text.front() == '-' || text.front() == '+') && text.size() > 1 &&
                              text.find_first_not_of("0123456789.,eE", 1) == std::string_view::npos;
    return signedNumber ? std::string(text) : "'" + std::string(text);
}

std::string csvLine(const std::vector<std::string>& fields)
{
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i)
        line += (i == 0 ? "" : ",") + csvField(fields[i]);
    return line + "\r\n";
}

} // namespace regard
