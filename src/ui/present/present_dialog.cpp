// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/present_dialog.h"

#include "presentation/workspace.h"
#include "ui/main_window.h"
#include "ui/present/present_window.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/fields.h"

#include <QSettings>
#include <QSpinBox>

namespace regard::ui {

namespace {

constexpr int kShortest = 5;
constexpr int kLongest = 600;
constexpr int kUsual = 20;

QString pagesKey()
{
    return QStringLiteral("present/pages");
}

QString secondsKey()
{
    return QStringLiteral("present/seconds");
}

} // namespace

void askToPresent(MainWindow& window)
{
    DialogFrame dialog(MainWindow::tr("Present"), &window);
    dialog.setObjectName(QStringLiteral("presentDialog"));
    dialog.setPreferredSize(QSize(480, 400));
    dialog.body().addWidget(
        makeLabel(MainWindow::tr("Figures over the whole screen, page after page. They follow the "
                                 "store's changes and the filter of the window; no customer and no "
                                 "employee is named."),
                  TextRole::Second, &dialog, true));
    const QStringList before = QSettings().value(pagesKey()).toStringList();
    std::vector<std::pair<std::string, CheckBox*>> boxes;
    for (const auto& [id, name] : presentation::presentPageNames()) {
        auto* box = new CheckBox(name, &dialog);
        box->setObjectName(QStringLiteral("present-") + QString::fromStdString(id));
        box->setChecked(before.isEmpty() || before.contains(QString::fromStdString(id)));
        dialog.body().addWidget(box);
        boxes.emplace_back(id, box);
    }
    auto* seconds = new QSpinBox(&dialog);
    seconds->setObjectName(QStringLiteral("presentSeconds"));
    seconds->setRange(kShortest, kLongest);
    seconds->setValue(QSettings().value(secondsKey(), kUsual).toInt());
    dialog.body().addWidget(makeField(MainWindow::tr("Seconds a page"), seconds, &dialog));
    dialog.body().addWidget(
        makeLabel(MainWindow::tr("Left and Right turn pages, Space holds one, Escape leaves."),
                  TextRole::Note, &dialog, true));
    dialog.body().addStretch(1);
    auto* cancel = makeButton(MainWindow::tr("Cancel"), QStringLiteral("presentCancel"));
    auto* start =
        makeButton(MainWindow::tr("Start"), QStringLiteral("presentStart"), ButtonKind::Primary);
    start->setDefault(true);
    dialog.footEnd().addWidget(cancel);
    dialog.footEnd().addWidget(start);
    QObject::connect(cancel, &QPushButton::clicked, &dialog, &QDialog::reject);
    PresentChoice choice;
    QObject::connect(start, &QPushButton::clicked, &dialog, [&] {
        choice.pages.clear();
        for (const auto& [id, box] : boxes)
            if (box->isChecked())
                choice.pages.push_back(id);
        if (choice.pages.empty()) {
            dialog.setError(MainWindow::tr("Choose at least one page."));
            return;
        }
        dialog.accept();
    });
    if (dialog.exec() != QDialog::Accepted)
        return;
    choice.seconds = seconds->value();
    QStringList pages;
    for (const std::string& id : choice.pages)
        pages << QString::fromStdString(id);
    QSettings settings;
    settings.setValue(pagesKey(), pages);
    settings.setValue(secondsKey(), choice.seconds);
    auto* board = new PresentWindow(window.workspace(), choice, &window);
    board->setAttribute(Qt::WA_DeleteOnClose);
    board->showFullScreen();
}

} // namespace regard::ui
