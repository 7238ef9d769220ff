// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/shared_strings.h"

#include "core/ingest/containers/xml_stream.h"
#include "core/ingest/utf8.h"

#include <charconv>

namespace regard {
namespace {

/// A million comments of 500 characters; what is more is no table for a spreadsheet.
constexpr std::size_t kMostBytes = std::size_t{1} << 29U;
/// A cell holds 32,767 characters; a text this long comes from no spreadsheet.
constexpr std::size_t kLongestText = std::size_t{1} << 18U;

/// The code unit of "_x000D_" at `at`, -1 if that is not one.
int escapedUnit(std::string_view text, std::size_t at)
{
    constexpr std::size_t kSize = 7;
    if (text.size() - at < kSize || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_')
        return -1;
    int unit = 0;
    const char* end = text.data() + at + 6;
    const auto [stop, error] = std::from_chars(text.data() + at + 2, end, unit, 16);
    return error == std::errc() && stop == end ? unit : -1;
}

} // namespace

void unescapeOffice(std::string& text)
{
    constexpr char32_t kReplacement = 0xFFFD;
    std::size_t at = text.find("_x");
    if (at == std::string::npos)
        return;
    std::string plain = text.substr(0, at);
    while (at < text.size()) {
        const int unit = escapedUnit(text, at);
        if (unit < 0) {
            plain += text[at++];
            continue;
        }
        at += 7;
        auto codePoint = static_cast<char32_t>(unit);
        if (unit >= 0xD800 && unit <= 0xDFFF) {
            const int low = unit <= 0xDBFF && at < text.size() ? escapedUnit(text, at) : -1;
            const bool isPair = low >= 0xDC00 && low <= 0xDFFF;
            codePoint = isPair ? 0x10000U + ((static_cast<char32_t>(unit) - 0xD800U) << 10U) +
                                     (static_cast<char32_t>(low) - 0xDC00U)
                               : kReplacement;
            at += isPair ? 7 : 0;
        }
        appendUtf8(codePoint, plain);
    }
    text = std::move(plain);
}

/// <sst><si><t>text</t></si><si><r><t>rich</t></r><r><t> text</t></r><rPh>how to say it</rPh></si>
class SharedStringsListener final : public XmlListener {
public:
    explicit SharedStringsListener(SharedStrings& into) : m_into(into) {}

    void begin(std::string_view element, const XmlAttributes&) override
    {
        if (element == "si")
            m_text.clear();
        else if (element == "rPh")
            m_inReading = true;
        else if (element == "t")
            m_inText = !m_inReading;
    }
    void end(std::string_view element) override
    {
        if (element == "t")
            m_inText = false;
        else if (element == "rPh")
            m_inReading = false;
        else if (element == "si")
            push();
    }
    void text(std::string_view text) override
    {
        if (m_inText && !isDone())
            m_text += text;
    }
    [[nodiscard]] bool isDone() const override
    {
        return m_text.size() > kLongestText || m_into.m_bytes.size() + m_text.size() > kMostBytes;
    }

private:
    void push()
    {
        if (isDone())
            return;
        unescapeOffice(m_text);
        m_into.m_bytes += m_text;
        m_into.m_ends.push_back(m_into.m_bytes.size());
    }

    SharedStrings& m_into;
    std::string m_text;
    bool m_inText = false;
    bool m_inReading = false;
};

Expected<SharedStrings> SharedStrings::read(const Archive& archive, const ArchiveEntry& entry,
                                            const Control& control)
{
    SharedStrings strings;
    SharedStringsListener listener(strings);
    if (Status status = readXml(archive, entry, listener, control); !status.ok())
        return status.error();
    if (listener.isDone())
        return Error{
            ErrorKind::Refused,
            "The workbook holds more text than a spreadsheet can (512 MB in all, 256 KB in one "
            "cell). Save the sheet as CSV.",
            archive.path().string()};
    return strings;
}

} // namespace regard
