// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/containers/archive.h"

#include <regard/base/control.h>
#include <regard/base/expected.h>

#include <string_view>

namespace regard {

/// The attributes of an element, by their names without prefix.
class XmlAttributes final {
public:
    explicit XmlAttributes(const char** pairs) : m_pairs(pairs) {}
    /// Empty where it is not there.
    [[nodiscard]] std::string_view get(std::string_view name) const;

private:
    const char** m_pairs;
};

/// Hears the elements of an XML file in their order. Names come without prefix.
class XmlListener {
public:
    virtual ~XmlListener() = default;
    virtual void begin(std::string_view element, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view element) { (void)element; }
    /// May come in several pieces.
    virtual void text(std::string_view text) { (void)text; }
    /// Asked between pieces of the file: nothing more is wanted, or nothing more can be taken.
    [[nodiscard]] virtual bool isDone() const { return false; }
};

/// Reads an XML file out of an archive in constant memory. Declarations of entities are refused:
/// office files have none, and they are a way to fill the memory.
[[nodiscard]] Status readXml(const Archive& archive, const ArchiveEntry& entry,
                             XmlListener& listener, const Control& control = {});

} // namespace regard
