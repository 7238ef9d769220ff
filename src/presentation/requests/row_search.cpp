// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/requests/row_search.h"

#include "presentation/workspace.h"

#include <regard/base/csv_text.h>

#include <QSaveFile>

#include <utility>

namespace regard::presentation {

namespace {

bool holds(const std::vector<std::string>& cells, const QString& words)
{
    for (const std::string& cell : cells)
        if (QString::fromStdString(cell).contains(words, Qt::CaseInsensitive))
            return true;
    return false;
}

Status write(const Engine& engine, const Explanation& explanation, const QString& path,
             const Control& control)
{
    QSaveFile file(path);
    const auto failed = [&] {
        return Error{ErrorKind::Io,
                     "The file could not be written: " + file.errorString().toStdString(),
                     path.toStdString()};
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    file.write("\xEF\xBB\xBF");
    const auto line = [&file](std::vector<std::string> cells) {
        for (std::string& cell : cells)
            cell = withoutFormula(cell);
        const std::string text = csvLine(cells);
        file.write(text.data(), static_cast<qint64>(text.size()));
    };
    line(explanation.columns);
    for (std::size_t row = 0; row < explanation.rows.size(); ++row) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Stopped."};
        line(engine.rowText(explanation, row));
    }
    return file.commit() ? Status() : Status(failed());
}

} // namespace

void searchRows(Workspace& workspace, const QString& slot,
                std::shared_ptr<const Explanation> explanation, const QString& words,
                std::size_t most, std::function<void(RowMatches)> done)
{
    workspace.compute<RowMatches>(
        slot,
        [explanation, words, most](const Engine& engine, const Control& control) {
            RowMatches matches;
            for (std::size_t row = 0; row < explanation->rows.size(); ++row) {
                if (control.stop.stop_requested())
                    break;
                if (!holds(engine.rowText(*explanation, row), words))
                    continue;
                if (matches.rows.size() == most) {
                    matches.more = true;
                    break;
                }
                matches.rows.push_back(row);
            }
            return matches;
        },
        std::move(done));
}

void saveRows(Workspace& workspace, std::shared_ptr<const Explanation> explanation,
              const QString& path, std::function<void(Status)> done)
{
    workspace.compute<Status>(
        QStringLiteral("saveRows"),
        [explanation, path](const Engine& engine, const Control& control) {
            return write(engine, *explanation, path, control);
        },
        std::move(done));
}

} // namespace regard::presentation
