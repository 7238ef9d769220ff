// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialog_frame.h"

#include <regard/ingest/dialect.h>
#include <regard/ingest/mapping.h>

class QSpinBox;

namespace regard::ui {

class ComboBox;

/// How a file is written, when what was found is to be said otherwise.
class FileFactsDialog final : public DialogFrame {
    Q_OBJECT

public:
    FileFactsDialog(const Dialect& dialect, const Mapping& mapping, QWidget* parent = nullptr);

    [[nodiscard]] Dialect dialect() const;
    /// The mapping with dates, decimal sign and time zone as chosen; the rest as it was.
    [[nodiscard]] Mapping mapping() const;

private:
    Dialect m_dialect;
    Mapping m_mapping;
    ComboBox* m_encoding;
    ComboBox* m_delimiter;
    ComboBox* m_quote;
    QSpinBox* m_skip;
    QSpinBox* m_headerRows;
    ComboBox* m_dates;
    ComboBox* m_decimal;
    ComboBox* m_zone;
};

} // namespace regard::ui
