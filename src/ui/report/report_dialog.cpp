// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_dialog.h"

#include "presentation/breakdown.h"
#include "presentation/workspace.h"
#include "ui/main_window.h"
#include "ui/report/report.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/dialog_frame.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPointer>
#include <QStandardPaths>
#include <QUrl>

namespace regard::ui {

namespace {

QString whatIsSeen(const presentation::Workspace& workspace)
{
    const auto query = workspace.query();
    const auto context = workspace.periodContext();
    QString words = QString::fromStdString(describe(query.period, context));
    for (const Condition& condition : query.where) {
        QStringList values;
        for (const std::string& value : condition.values)
            values << presentation::valueName(value);
        words += QStringLiteral(" \u00B7 ") + presentation::dimensionTitle(condition.dimension) +
                 QStringLiteral(": ") + values.join(QStringLiteral(", "));
    }
    return words;
}

} // namespace

void askForReport(MainWindow& window)
{
    DialogFrame dialog(MainWindow::tr("Report"), &window);
    dialog.setObjectName(QStringLiteral("reportDialog"));
    dialog.setPreferredSize(QSize(520, 330));
    auto* seen = makeLabel(MainWindow::tr("For %1. Period and filter are those of the window.")
                               .arg(whatIsSeen(window.workspace())),
                           TextRole::Body, &dialog, true);
    auto* title = new QLineEdit(&dialog);
    title->setObjectName(QStringLiteral("reportTitle"));
    title->setPlaceholderText(MainWindow::tr("How we are doing for our customers"));
    auto* inside = makeLabel(
        MainWindow::tr("In it: the headline and what changed, every figure with its interval, "
                       "verdict and target, charts, where the targets stand and how they were "
                       "moved, notes on the data, and how each figure is computed. No comments and "
                       "no names of customers."),
        TextRole::Second, &dialog, true);
    dialog.body().addWidget(seen);
    dialog.body().addWidget(makeField(MainWindow::tr("Title"), title, &dialog));
    dialog.body().addWidget(inside);
    dialog.body().addStretch(1);
    auto* cancel = makeButton(MainWindow::tr("Cancel"), QStringLiteral("reportCancel"));
    auto* save = makeButton(MainWindow::tr("Save report\u2026"), QStringLiteral("reportSave"),
                            ButtonKind::Primary);
    save->setDefault(true);
    dialog.footEnd().addWidget(cancel);
    dialog.footEnd().addWidget(save);
    QObject::connect(cancel, &QPushButton::clicked, &dialog, &QDialog::reject);
    QString path;
    QObject::connect(save, &QPushButton::clicked, &dialog, [&] {
        path = QFileDialog::getSaveFileName(
            &dialog, MainWindow::tr("Save report"),
            QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) +
                QStringLiteral("/report.pdf"),
            MainWindow::tr("Document (*.pdf);;Web page (*.html)"));
        if (path.isEmpty())
            return; // back to the dialog, nothing is lost
        if (QFileInfo(path).suffix().isEmpty())
            path += QStringLiteral(".pdf");
        dialog.accept();
    });
    if (dialog.exec() != QDialog::Accepted)
        return;
    window.banner().showMessage(Tone::Neutral,
                                MainWindow::tr("The report is being written \u2026"));
    const QPointer<MainWindow> still(&window);
    ReportWriter::start(
        window.workspace(), title->text().trimmed(), path, [still, path](const Status& status) {
            if (!still)
                return;
            if (!status.ok())
                still->banner().showError(status.error());
            else
                still->banner().showMessage(
                    Tone::Good,
                    MainWindow::tr("The report is in %1.").arg(QFileInfo(path).fileName()),
                    MainWindow::tr("Open"),
                    [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
        });
}

} // namespace regard::ui
