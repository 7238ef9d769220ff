// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/ingest/dialect.h>

#include <nlohmann/json.hpp>

#include <limits>

namespace regard {
namespace {

using Json = nlohmann::ordered_json;

Error refused(const std::string& what)
{
    return {ErrorKind::Invalid, "The dialect cannot be read: " + what};
}

std::string characterText(char c)
{
    return c == '\0' ? std::string() : std::string(1, c);
}

std::optional<char> characterOf(const Json& value)
{
    if (!value.is_string())
        return std::nullopt;
    const std::string text = value.get<std::string>();
    if (text.size() > 1 || text == "\n" || text == "\r" ||
        (!text.empty() && static_cast<unsigned char>(text[0]) >= 0x80))
        return std::nullopt;
    return text.empty() ? '\0' : text[0];
}

bool isDelimiter(const Json& value)
{
    if (!value.is_string())
        return false;
    const std::string text = value.get<std::string>();
    return text.size() <= 16 && text.find_first_of("\r\n") == std::string::npos;
}

Json headerJson(const HeaderStyle& header)
{
    return {{"delimiter", header.delimiter},
            {"quote", characterText(header.quote)},
            {"escape", characterText(header.escape)}};
}

Expected<HeaderStyle> parseHeader(const Json& json)
{
    HeaderStyle header;
    if (!json.is_object())
        return refused("\"header\" must be an object.");
    for (const auto& [key, value] : json.items()) {
        const std::optional<char> character = characterOf(value);
        if (key == "delimiter" && isDelimiter(value))
            header.delimiter = value.get<std::string>();
        else if (key == "quote" && character)
            header.quote = *character;
        else if (key == "escape" && character)
            header.escape = *character;
        else
            return refused("\"header\" has no key \"" + key + "\" of this kind.");
    }
    return header;
}

/// Reads one key; false where the value makes no sense or the key is not known.
bool readKey(const std::string& key, const Json& value, Dialect& dialect)
{
    const auto flag = [&](bool& out) {
        if (value.is_boolean())
            out = value.get<bool>();
        return value.is_boolean();
    };
    const auto number = [&](auto& out, std::int64_t least, std::int64_t most) {
        if (!value.is_number_integer())
            return false;
        const std::int64_t read = value.get<std::int64_t>();
        if (read < least || read > most)
            return false;
        out = static_cast<std::remove_reference_t<decltype(out)>>(read);
        return true;
    };
    const auto character = [&](char& out) {
        const std::optional<char> read = characterOf(value);
        if (read)
            out = *read;
        return read.has_value();
    };
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    if (key == "delimiter") {
        if (isDelimiter(value))
            dialect.delimiter = value.get<std::string>();
        return isDelimiter(value);
    }
    if (key == "encoding") {
        const std::optional<Encoding> encoding =
            value.is_string() ? encodingByName(value.get<std::string>()) : std::nullopt;
        if (encoding)
            dialect.encoding = *encoding;
        return encoding.has_value();
    }
    if (key == "quote")
        return character(dialect.quote);
    if (key == "escape")
        return character(dialect.escape);
    if (key == "trim_spaces")
        return flag(dialect.trimSpaces);
    if (key == "unclosed_is_text")
        return flag(dialect.unclosedIsText);
    if (key == "separator_line")
        return flag(dialect.separatorLine);
    if (key == "skip_lines")
        return number(dialect.skipLines, 0, kMost);
    if (key == "header_rows")
        return number(dialect.headerRows, 0, 100);
    if (key == "table_bytes")
        return number(dialect.tableBytes, 0, kMost);
    if (key == "table")
        return number(dialect.table, 1, 1'000'000);
    return false;
}

} // namespace

std::string toJson(const Dialect& dialect)
{
    Json json = {{"encoding",
                  dialect.encoding == Encoding::Ascii ? "ASCII" : encodingName(dialect.encoding)},
                 {"delimiter", dialect.delimiter},
                 {"quote", characterText(dialect.quote)},
                 {"escape", characterText(dialect.escape)},
                 {"trim_spaces", dialect.trimSpaces},
                 {"unclosed_is_text", dialect.unclosedIsText},
                 {"separator_line", dialect.separatorLine},
                 {"skip_lines", dialect.skipLines},
                 {"header_rows", dialect.headerRows},
                 {"table_bytes", dialect.tableBytes},
                 {"table", dialect.table}};
    if (dialect.header)
        json["header"] = headerJson(*dialect.header);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Expected<Dialect> parseDialect(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return refused("it is no JSON object.");
    Dialect dialect;
    for (const auto& [key, value] : json.items()) {
        if (key == "header") {
            Expected<HeaderStyle> header = parseHeader(value);
            if (!header.ok())
                return header.error();
            dialect.header = std::move(header).value();
        } else if (!readKey(key, value, dialect)) {
            return refused("the key \"" + key + "\" is not known, or its value makes no sense.");
        }
    }
    return dialect;
}

} // namespace regard
