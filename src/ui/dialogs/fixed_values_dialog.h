// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialog_frame.h"

#include <regard/ingest/mapping.h>

#include <string>
#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;

namespace regard::ui {

class ComboBox;

/// Values that hold for every row of a file: "channel is E-mail", because the file has no column
/// that says so.
class FixedValuesDialog final : public DialogFrame {
    Q_OBJECT

public:
    explicit FixedValuesDialog(const Mapping& mapping, QWidget* parent = nullptr);

    /// The mapping with the values as they were said.
    [[nodiscard]] const Mapping& mapping() const { return m_mapping; }

private:
    /// A field that no column feeds: one more fixed value can be said for it.
    struct Place {
        std::size_t record = 0;
        std::string field;
    };
    void showValues();
    void addValue();
    void removeValue(const Place& place);
    [[nodiscard]] QString labelOf(const Place& place) const;

    Mapping m_mapping;
    std::vector<Place> m_free;
    QGridLayout* m_grid;
    QLabel* m_nothing;
    ComboBox* m_fields;
    QPushButton* m_add;
};

} // namespace regard::ui
