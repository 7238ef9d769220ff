// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/share_menu.h"

#include "presentation/export/table_file.h"
#include "ui/widgets/basics.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QPushButton>
#include <QStandardPaths>
#include <QSvgGenerator>

namespace regard::ui {

namespace {

constexpr double kPictureScale = 2;

QImage imageOf(QWidget& chart)
{
    QImage image((QSizeF(chart.size()) * kPictureScale).toSize(),
                 QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(kPictureScale);
    image.fill(chart.palette().color(QPalette::Base));
    chart.render(&image);
    return image;
}

/// A file name of the title's letters and figures.
QString fileNameOf(const QString& title)
{
    QString name;
    for (const QChar c : title.toLower())
        name += c.isLetterOrNumber() ? c : u'-';
    while (name.contains(QStringLiteral("--")))
        name.replace(QStringLiteral("--"), QStringLiteral("-"));
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("regard") : name.left(60);
}

} // namespace

ShareMenu::ShareMenu(QWidget* chart, const QAbstractItemModel* table,
                     std::function<QString()> title, QWidget* parent)
    : QMenu(parent), m_chart(chart), m_table(table), m_title(std::move(title))
{
    const auto add = [this](const QString& words, const QString& name, void (ShareMenu::*run)()) {
        QAction* action = addAction(words);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, run] { (this->*run)(); });
    };
    if (chart != nullptr) {
        add(tr("Copy as picture"), QStringLiteral("copyPicture"), &ShareMenu::copyPicture);
        connect(addAction(tr("Save picture\u2026")), &QAction::triggered, this,
                [this] { savePicture(); });
        addSeparator();
    }
    add(tr("Copy as table"), QStringLiteral("copyTable"), &ShareMenu::copyTable);
    connect(addAction(tr("Save table\u2026")), &QAction::triggered, this,
            [this] { saveTableAs(); });
}

void ShareMenu::copyPicture()
{
    // Both at once: whoever pastes takes what it can.
    auto* data = new QMimeData;
    data->setImageData(imageOf(*m_chart));
    if (m_table != nullptr)
        data->setText(presentation::clipboardText(presentation::plainTable(*m_table, m_title())));
    QApplication::clipboard()->setMimeData(data);
}

void ShareMenu::copyTable()
{
    QApplication::clipboard()->setText(
        presentation::clipboardText(presentation::plainTable(*m_table, m_title())));
}

QString ShareMenu::askForName(const QString& what, const QString& filter) const
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString ending = filter.section(QStringLiteral("*"), 1, 1).section(u')', 0, 0);
    QString chosen;
    return QFileDialog::getSaveFileName(
        window(), what, folder + u'/' + fileNameOf(m_title()) + ending, filter, &chosen);
}

void ShareMenu::tellFailure(const QString& why)
{
    QMessageBox::warning(window(), tr("Not saved"), why);
}

void ShareMenu::savePicture(QString path)
{
    if (path.isEmpty())
        path = askForName(tr("Save picture"),
                          tr("Picture (*.png);;Drawing (*.svg);;Document (*.pdf)"));
    if (path.isEmpty())
        return;
    const QString ending = QFileInfo(path).suffix().toLower();
    bool saved = false;
    if (ending == QLatin1String("svg")) {
        QSvgGenerator drawing;
        drawing.setFileName(path);
        drawing.setTitle(m_title());
        drawing.setSize(m_chart->size());
        drawing.setViewBox(m_chart->rect());
        QPainter painter;
        saved = painter.begin(&drawing);
        if (saved)
            m_chart->render(&painter);
    } else if (ending == QLatin1String("pdf")) {
        QPdfWriter document(path);
        document.setTitle(m_title());
        document.setCreator(QStringLiteral("Regard"));
        constexpr int kDotsAnInch = 96;
        document.setResolution(kDotsAnInch);
        document.setPageMargins({});
        document.setPageSize(
            QPageSize(QSizeF(m_chart->size()) * 72.0 / kDotsAnInch, QPageSize::Point));
        QPainter painter;
        saved = painter.begin(&document);
        if (saved)
            m_chart->render(&painter);
    } else {
        saved = imageOf(*m_chart).save(path, "PNG");
    }
    if (!saved)
        tellFailure(tr("%1 cannot be written. Choose another folder.").arg(path));
}

void ShareMenu::saveTableAs(QString path)
{
    if (path.isEmpty())
        path = askForName(tr("Save table"), tr("Comma-separated (*.csv);;Workbook (*.xlsx)"));
    if (path.isEmpty())
        return;
    const Status saved =
        presentation::saveTable(presentation::plainTable(*m_table, m_title()), path);
    if (!saved.ok())
        tellFailure(QString::fromStdString(saved.error().message));
}

QPushButton* makeShareButton(ShareMenu* menu, const QString& name, QWidget* parent)
{
    auto* button = makeButton(QStringLiteral("\u22EF"), name, ButtonKind::Quiet, parent);
    menu->setParent(button, Qt::Popup);
    button->setProperty("tight", true);
    button->setFixedWidth(32);
    button->setToolTip(ShareMenu::tr("Copy or save"));
    button->setAccessibleName(button->toolTip());
    QObject::connect(button, &QPushButton::clicked, menu, [menu, button] {
        menu->popup(button->mapToGlobal(QPoint(0, button->height() + 2)));
    });
    return button;
}

} // namespace regard::ui
