// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/dialect_options.h"

#include <CLI/CLI.hpp>

#include <array>
#include <charconv>
#include <limits>
#include <string_view>

namespace regard::cli {

namespace {

constexpr std::string_view kDetected = "detected";

/// Characters by the names that people use for them, for shells in which they are hard to write.
struct Named {
    std::string_view name;
    std::string_view text;
};
constexpr std::array kDelimiters{Named{"comma", ","}, Named{"semicolon", ";"}, Named{"tab", "\t"},
                                 Named{"\\t", "\t"},  Named{"pipe", "|"},      Named{"colon", ":"},
                                 Named{"blank", " "}, Named{"space", " "},     Named{"none", ""}};
constexpr std::array kQuotes{Named{"double", "\""}, Named{"single", "'"}, Named{"apostrophe", "'"},
                             Named{"none", ""}};
constexpr std::array kEscapes{Named{"doubled", "\""}, Named{"backslash", "\\"}, Named{"none", ""}};

template <std::size_t kCount>
std::string byName(const std::string& text, const std::array<Named, kCount>& names)
{
    for (const Named& named : names)
        if (named.name == text)
            return std::string(named.text);
    return text;
}

template <std::size_t kCount>
std::optional<char> character(const std::string& text, const std::array<Named, kCount>& names)
{
    const std::string read = byName(text, names);
    if (read.size() > 1 || read == "\n" || read == "\r" ||
        (!read.empty() && static_cast<unsigned char>(read[0]) >= 0x80))
        return std::nullopt;
    return read.empty() ? '\0' : read[0];
}

template <typename Number>
std::optional<Number> number(const std::string& text, Number least, Number most)
{
    Number value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
        return std::nullopt;
    return value;
}

/// An option whose text `read` turns into what is told; nullopt is wrong usage.
template <typename Told, typename Read>
void add(CLI::App& command, const std::string& name, const std::string& help,
         const std::string& values, std::optional<Told>& out, Read read)
{
    command
        .add_option_function<std::string>(
            name,
            [name, values, &out, read](const std::string& text) {
                if (text == kDetected) {
                    out.reset();
                    return;
                }
                out = read(text);
                if (!out)
                    throw CLI::ValidationError(name, "\"" + text + "\" is not " + values);
            },
            help)
        ->type_name("WHICH");
}

} // namespace

void DialectOptions::addTo(CLI::App& command)
{
    add(command, "--encoding",
        "encoding of the file: UTF-8, UTF-16LE, Windows-1252, ISO-8859-15 ...",
        "an encoding that is read: UTF-8, UTF-16LE, UTF-16BE, Windows-1252, ISO-8859-1 or "
        "ISO-8859-15",
        m_told.encoding, [](const std::string& text) { return encodingByName(text); });
    add(command, "--delimiter", "what parts the fields: comma, semicolon, tab, pipe or any text",
        "a delimiter", m_told.delimiter, [](const std::string& text) {
            const std::string read = byName(text, kDelimiters);
            return read.size() <= 16 && read.find_first_of("\r\n") == std::string::npos
                       ? std::optional(read)
                       : std::nullopt;
        });
    add(command, "--quote", "quote around fields: double, single or none", "one character or none",
        m_told.quote, [](const std::string& text) { return character(text, kQuotes); });
    add(command, "--escape", "what stands before a quote in a field: doubled, backslash or none",
        "doubled, backslash or none", m_told.escape,
        [](const std::string& text) { return character(text, kEscapes); });
    add(command, "--header-rows", "rows of column names, 0 to 100", "a number from 0 to 100",
        m_told.headerRows, [](const std::string& text) { return number<int>(text, 0, 100); });
    add(command, "--skip-lines", "lines above the column names", "a number of lines",
        m_told.skipLines, [](const std::string& text) {
            return number<std::int64_t>(text, 0, std::numeric_limits<std::int32_t>::max());
        });
    add(command, "--table", "which of several tables in the file, 1 is the first",
        "a number from 1 on", m_told.table,
        [](const std::string& text) { return number<int>(text, 1, 1'000'000); });
}

Expected<std::optional<Dialect>>
DialectOptions::dialectOf(const std::filesystem::path& file,
                          const std::optional<Dialect>& known) const
{
    if (m_told == DialectTold())
        return known;
    Expected<Dialect> dialect = detectFile(file, m_told);
    if (!dialect.ok())
        return dialect.error();
    return std::optional<Dialect>(std::move(dialect).value());
}

} // namespace regard::cli
