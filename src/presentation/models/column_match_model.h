// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/models/field_choice.h"

#include <regard/ingest/importer.h>
#include <regard/ingest/inspect.h>

#include <QAbstractTableModel>

#include <map>
#include <string>
#include <vector>

namespace regard::presentation {

/// The columns of a file and what each becomes: header, first values (e-mails masked), the field,
/// and how many of its values can be read as that.
class ColumnMatchModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Header, FirstValues, Becomes, Readable, ColumnCount };
    enum Role {
        ToneRole = Qt::UserRole + 1, ///< 0 good, 1 some cannot be read, 2 none can, 3 not used
        ChoiceRole                   ///< index into choices(), of the Becomes column
    };

    explicit ColumnMatchModel(QObject* parent = nullptr);

    /// Takes a file as it was inspected, with the mapping to begin with.
    void setFile(const FileReport& report, const Mapping& mapping);
    void setMapping(const Mapping& mapping);
    [[nodiscard]] const Mapping& mapping() const { return m_mapping; }
    /// Counts what a check found, so that "Readable" says what was proved and no longer what is
    /// likely.
    void setCheck(const ImportResult& result);

    [[nodiscard]] const std::vector<FieldChoice>& choices() const { return m_choices; }
    [[nodiscard]] FieldChoice choiceAt(int row) const;
    void setChoice(int row, const FieldChoice& choice);
    /// Answers what columns cannot say (see MappingQuestion).
    void setConstant(std::size_t record, const std::string& field, const std::string& value);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// The Becomes column takes an index into choices().
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void mappingChanged();

private:
    struct Reading {
        double share = 1;
        std::int64_t bad = 0;
        bool used = false;
        bool known = true; ///< false: not counted before the check
    };
    [[nodiscard]] Reading readingOf(int row) const;
    [[nodiscard]] QString readableText(int row) const;
    void changed();

    std::vector<ColumnReport> m_columns;
    Mapping m_mapping;
    std::vector<FieldChoice> m_choices;
    std::map<std::string, std::int64_t> m_badByHeader; ///< from the last check
    bool m_checked = false;
};

} // namespace regard::presentation
