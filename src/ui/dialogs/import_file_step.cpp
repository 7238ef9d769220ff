// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_file_step.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QUrl>

namespace regard::ui {

QStringList droppedFiles(const QMimeData& data)
{
    QStringList files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile() && !url.toLocalFile().endsWith(QLatin1String(".regard")))
            files += url.toLocalFile();
    return files;
}

QStringList askForFiles(QWidget* parent)
{
    return QFileDialog::getOpenFileNames(
        parent, QObject::tr("Import files"), {},
        QObject::tr("Tables (*.csv *.tsv *.txt *.xlsx *.zip);;All files (*)"));
}

ImportFileStep::ImportFileStep(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("importFileStep"));
    setAcceptDrops(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(10);
    column->addStretch(3);
    column->addSpacing(52);
    QLabel* drop = makeLabel(tr("Drop files here"), TextRole::CardTitle, this);
    drop->setAlignment(Qt::AlignCenter);
    column->addWidget(drop);
    QLabel* what = makeLabel(
        tr("Exports of survey tools, help desks, shops and billing: CSV or text, Excel workbooks, "
           "ZIP archives. Several files are taken one after another. Nothing is written before you "
           "say so, and every import can be taken back."),
        TextRole::Second, this, true);
    what->setAlignment(Qt::AlignCenter);
    what->setFixedWidth(460);
    // A row of its own, so that the label gets the height that its wrapped lines need.
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(what);
    row->addStretch(1);
    column->addLayout(row);
    column->addSpacing(6);
    m_choose =
        makeButton(tr("Choose files…"), QStringLiteral("chooseFiles"), ButtonKind::Primary, this);
    connect(m_choose, &QPushButton::clicked, this, &ImportFileStep::choose);
    m_paste = makeButton(tr("Paste from a spreadsheet"), QStringLiteral("pasteRows"),
                         ButtonKind::Plain, this);
    m_paste->setToolTip(tr("Take the rows that were copied (Ctrl+V)"));
    connect(m_paste, &QPushButton::clicked, this, &ImportFileStep::paste);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_choose);
    buttons->addWidget(m_paste);
    buttons->addStretch(1);
    column->addLayout(buttons);
    auto* key = new QAction(this);
    key->setShortcut(QKeySequence::Paste);
    key->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QAction::triggered, this, &ImportFileStep::paste);
    addAction(key);
    column->addStretch(4);
}

void ImportFileStep::focusFirst()
{
    m_choose->setFocus();
}

void ImportFileStep::choose()
{
    if (const QStringList files = askForFiles(this); !files.isEmpty())
        Q_EMIT filesChosen(files);
}

void ImportFileStep::paste()
{
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    // Files that were copied in a file manager come as addresses.
    const QStringList files = copied != nullptr ? droppedFiles(*copied) : QStringList();
    if (!files.isEmpty())
        Q_EMIT filesChosen(files);
    else
        Q_EMIT pasted(copied != nullptr ? copied->text().toUtf8() : QByteArray());
}

void ImportFileStep::dragEnterEvent(QDragEnterEvent* event)
{
    if (droppedFiles(*event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_over = true;
    update();
}

void ImportFileStep::dragLeaveEvent(QDragLeaveEvent*)
{
    m_over = false;
    update();
}

void ImportFileStep::dropEvent(QDropEvent* event)
{
    m_over = false;
    update();
    if (const QStringList files = droppedFiles(*event->mimeData()); !files.isEmpty()) {
        event->acceptProposedAction();
        Q_EMIT filesChosen(files);
    }
}

void ImportFileStep::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = tokensOf(*this);
    painter.setPen(QPen(m_over ? tokens.accent : tokens.third, m_over ? 2 : 1, Qt::DashLine));
    painter.setBrush(m_over ? tokens.accentSoft : tokens.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kCardRadius, kCardRadius);
    const QLabel* first = findChild<QLabel*>();
    const double bottom = first != nullptr ? first->geometry().top() : height() / 2.0;
    paintGlyph(painter, Glyph::File, QRectF(width() / 2.0 - 20, bottom - 52, 40, 40),
               m_over ? tokens.accent : tokens.third);
}

} // namespace regard::ui
