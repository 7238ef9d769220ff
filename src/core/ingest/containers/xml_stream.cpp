// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/xml_stream.h"

#include <expat.h>

#include <memory>
#include <type_traits>

namespace regard {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10U;
/// A cell holds 32,767 characters; an element or attribute of this size is made to fill the memory.
constexpr std::size_t kMostSilentBytes = std::size_t{16} << 20U;

struct FreeParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser>;

std::string_view withoutPrefix(std::string_view name)
{
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

struct Reading {
    XmlListener& listener;
    XML_Parser parser;
    bool declares = false;
    bool heard = false;
};

void XMLCALL beginElement(void* data, const XML_Char* name, const XML_Char** attributes)
{
    auto& reading = *static_cast<Reading*>(data);
    reading.heard = true;
    reading.listener.begin(withoutPrefix(name), XmlAttributes(attributes));
}

void XMLCALL endElement(void* data, const XML_Char* name)
{
    auto& reading = *static_cast<Reading*>(data);
    reading.heard = true;
    reading.listener.end(withoutPrefix(name));
}

void XMLCALL someText(void* data, const XML_Char* text, int size)
{
    auto& reading = *static_cast<Reading*>(data);
    reading.heard = true;
    reading.listener.text({text, static_cast<std::size_t>(size)});
}

void XMLCALL beginDeclarations(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int)
{
    auto& reading = *static_cast<Reading*>(data);
    reading.declares = true;
    XML_StopParser(reading.parser, XML_FALSE);
}

Error damaged(const Archive& archive, const ArchiveEntry& entry, std::string_view what)
{
    return {ErrorKind::Invalid,
            "The workbook is damaged: \"" + entry.name + "\" " + std::string(what) +
                ". Open it in a spreadsheet and save it again.",
            archive.path().string()};
}

} // namespace

std::string_view XmlAttributes::get(std::string_view name) const
{
    for (const char** pair = m_pairs; *pair != nullptr; pair += 2)
        if (withoutPrefix(pair[0]) == name)
            return pair[1];
    return {};
}

Status readXml(const Archive& archive, const ArchiveEntry& entry, XmlListener& listener,
               const Control& control)
{
    Expected<ArchiveReader> file = archive.read(entry);
    if (!file.ok())
        return file.error();
    const Parser parser(XML_ParserCreate(nullptr));
    if (!parser)
        return Error{ErrorKind::Io, "There is not enough memory.", archive.path().string()};
    Reading reading{listener, parser.get()};
    XML_SetUserData(parser.get(), &reading);
    XML_SetElementHandler(parser.get(), beginElement, endElement);
    XML_SetCharacterDataHandler(parser.get(), someText);
    XML_SetStartDoctypeDeclHandler(parser.get(), beginDeclarations);
    std::size_t silent = 0;
    for (bool more = true; more && !listener.isDone();) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Stopped on request."};
        void* block = XML_GetBuffer(parser.get(), static_cast<int>(kBlock));
        if (block == nullptr)
            return Error{ErrorKind::Io, "There is not enough memory.", archive.path().string()};
        const Expected<std::size_t> got = file.value().read(static_cast<char*>(block), kBlock);
        if (!got.ok())
            return got.error();
        more = got.value() > 0;
        reading.heard = false;
        const XML_Status status =
            XML_ParseBuffer(parser.get(), static_cast<int>(got.value()), more ? 0 : 1);
        if (reading.declares)
            return damaged(archive, entry, "declares entities, which no spreadsheet writes");
        if (status != XML_STATUS_OK && !listener.isDone())
            return damaged(archive, entry,
                           "cannot be read behind line " +
                               std::to_string(XML_GetCurrentLineNumber(parser.get())));
        silent = reading.heard ? 0 : silent + got.value();
        if (silent > kMostSilentBytes)
            return damaged(archive, entry, "holds a piece that is too large");
        if (control.report)
            control.report({"Unpacking", file.value().bytesRead(), entry.bytes, 0});
    }
    return {};
}

} // namespace regard
