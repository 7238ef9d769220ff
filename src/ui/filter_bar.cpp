// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter_bar.h"

#include "presentation/breakdown.h"
#include "presentation/formatting.h"
#include "presentation/period_choices.h"
#include "presentation/workspace.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/value_popup.h"

#include <QBoxLayout>
#include <QEvent>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace regard::ui {

namespace {

constexpr int kLongestChip = 220;

/// A condition that can be taken away again: the words change it, the cross removes it.
class Chip final : public QWidget {
public:
    Chip(const QString& words, const QString& name, QWidget* parent) : QWidget(parent)
    {
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        const QString shown =
            QFontMetrics(bodyFont()).elidedText(words, Qt::ElideRight, kLongestChip);
        m_words = makeButton(shown, name, ButtonKind::Plain, this);
        m_words->setToolTip(words);
        m_words->setAccessibleName(words);
        m_close = makeButton({}, name + QStringLiteral("-remove"), ButtonKind::Plain, this);
        m_close->setAccessibleName(QObject::tr("Remove %1").arg(words));
        m_close->setToolTip(m_close->accessibleName());
        m_close->setFixedWidth(30);
        m_close->setProperty("tight", true);
        m_close->setIcon(glyphIcon(Glyph::Close, tokensOf(*parent).second));
        m_close->setIconSize(QSize(12, 12));
        layout->addWidget(m_words);
        layout->addWidget(m_close);
    }
    [[nodiscard]] QPushButton& words() const { return *m_words; }
    [[nodiscard]] QPushButton& close() const { return *m_close; }

private:
    QPushButton* m_words;
    QPushButton* m_close;
};

QDate dateOf(Day day)
{
    const CivilDate civil = toCivil(day);
    return {civil.year, civil.month, civil.day};
}

Day dayOf(QDate date)
{
    return toDay({date.year(), date.month(), date.day()});
}

} // namespace

FilterBar::FilterBar(presentation::Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace)
{
    setObjectName(QStringLiteral("filterBar"));
    m_layout = new FlowLayout(this);
    const auto arrow = [this](const QString& name, const QString& words) {
        auto* button = makeButton({}, name, ButtonKind::Plain, this);
        button->setAccessibleName(words);
        button->setToolTip(words);
        button->setFixedSize(32, kControlHeight);
        button->setProperty("tight", true);
        m_layout->addWidget(button);
        return button;
    };
    m_back = arrow(QStringLiteral("filterBack"), tr("Back to the choices before (Alt+Left)"));
    m_forward = arrow(QStringLiteral("filterForward"), tr("Forward (Alt+Right)"));
    const auto drop = [this](const QString& prefix, const QString& name) {
        auto* button = new DropButton(prefix, this);
        button->setObjectName(name);
        m_layout->addWidget(button);
        return button;
    };
    m_period = drop(tr("Period"), QStringLiteral("filterPeriod"));
    m_compare = drop(tr("vs"), QStringLiteral("filterCompare"));
    m_segment = drop(tr("Segment"), QStringLiteral("filterSegment"));
    m_channel = drop(tr("Channel"), QStringLiteral("filterChannel"));
    m_more = drop(tr("+ Filter"), QStringLiteral("filterMore"));
    m_popup = new ValuePopup(this);
    m_popup->hide();

    const auto menu = [this](DropButton& button, void (FilterBar::*fill)()) {
        auto* list = new QMenu(&button);
        button.setMenu(list);
        connect(list, &QMenu::aboutToShow, this, fill);
    };
    menu(*m_period, &FilterBar::fillPeriodMenu);
    menu(*m_compare, &FilterBar::fillCompareMenu);
    menu(*m_more, &FilterBar::fillFilterMenu);
    connect(m_segment, &DropButton::clicked, this, [this] { chooseValues("segment", m_segment); });
    connect(m_channel, &DropButton::clicked, this, [this] { chooseValues("channel", m_channel); });
    connect(m_popup, &ValuePopup::changed, this, &FilterBar::applyValues);
    connect(m_back, &QPushButton::clicked, &workspace, &presentation::Workspace::goBack);
    connect(m_forward, &QPushButton::clicked, &workspace, &presentation::Workspace::goForward);

    using presentation::Workspace;
    for (const auto signal : {&Workspace::opened, &Workspace::closed, &Workspace::contentsChanged,
                              &Workspace::filterChanged})
        connect(&workspace, signal, this, &FilterBar::refresh);
    refresh();
}

bool FilterBar::hasValues(const std::string& dimension) const
{
    const auto engine = m_workspace.engine();
    return engine && std::ranges::count(engine->dimensions(), dimension) > 0;
}

QString FilterBar::valuesText(const std::string& dimension) const
{
    for (const Condition& condition : m_workspace.filter().where) {
        if (condition.dimension != dimension)
            continue;
        if (condition.values.size() == 1)
            return presentation::valueName(condition.values.front());
        return tr("%1 chosen").arg(condition.values.size());
    }
    return tr("All");
}

void FilterBar::refresh()
{
    const Tokens& tokens = tokensOf(*this);
    m_back->setIcon(glyphIcon(Glyph::ChevronLeft, tokens.second));
    m_forward->setIcon(glyphIcon(Glyph::ChevronRight, tokens.second));
    m_back->setEnabled(m_workspace.canGoBack());
    m_forward->setEnabled(m_workspace.canGoForward());
    if (!m_workspace.isOpen())
        return;
    const PeriodContext context = m_workspace.periodContext();
    const Query query = m_workspace.query();
    m_period->setValue(QString::fromStdString(describe(query.period, context)));
    switch (query.compare) {
    case Comparison::None:
        m_compare->setValue(tr("nothing"));
        break;
    case Comparison::Previous:
        m_compare->setValue(
            QString::fromStdString(describe(previousPeriod(query.period, context), context)));
        break;
    case Comparison::YearAgo:
        m_compare->setValue(QString::fromStdString(describe(yearAgo(query.period), context)));
        break;
    }
    m_segment->setVisible(hasValues("segment"));
    m_channel->setVisible(hasValues("channel"));
    m_segment->setValue(valuesText("segment"));
    m_channel->setValue(valuesText("channel"));
    rebuildChips();
}

void FilterBar::rebuildChips()
{
    for (QWidget* chip : std::as_const(m_chips)) {
        m_layout->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    for (const Condition& condition : m_workspace.filter().where) {
        const std::string dimension = condition.dimension;
        if (dimension == "segment" || dimension == "channel")
            continue;
        auto* chip = new Chip(presentation::dimensionTitle(dimension) + QStringLiteral(": ") +
                                  valuesText(dimension),
                              QStringLiteral("chip-") + QString::fromStdString(dimension), this);
        connect(&chip->words(), &QPushButton::clicked, this,
                [this, dimension, chip] { chooseValues(dimension, chip); });
        connect(&chip->close(), &QPushButton::clicked, this, [this, dimension] {
            auto filter = m_workspace.filter();
            std::erase_if(filter.where,
                          [&](const Condition& c) { return c.dimension == dimension; });
            m_workspace.setFilter(filter);
        });
        m_layout->addWidget(chip);
        chip->show();
        m_chips << chip;
    }
    updateGeometry();
}

void FilterBar::setPeriod(const std::string& text)
{
    auto filter = m_workspace.filter();
    filter.period = text;
    m_workspace.setFilter(filter);
}

void FilterBar::fillPeriodMenu()
{
    QMenu& menu = *m_period->menu();
    menu.clear();
    if (!m_workspace.isOpen())
        return;
    const PeriodContext context = m_workspace.periodContext();
    const auto add = [this](QMenu& into, const presentation::PeriodChoice& choice) {
        QAction* action = into.addAction(choice.label);
        action->setData(QString::fromStdString(choice.text));
        connect(action, &QAction::triggered, this, [this, text = choice.text] { setPeriod(text); });
    };
    for (const auto& choice : presentation::relativePeriods(context))
        add(menu, choice);
    menu.addSeparator();
    constexpr std::size_t kMost = 36;
    for (const auto& [name, unit] :
         {std::pair(tr("Quarter"), Calendar::Quarter), std::pair(tr("Month"), Calendar::Month),
          std::pair(tr("Year"), Calendar::Year)}) {
        const auto units = presentation::unitsWithData(unit, context, kMost);
        if (units.empty())
            continue;
        QMenu* inner = menu.addMenu(name);
        for (const auto& choice : units)
            add(*inner, choice);
    }
    menu.addSeparator();
    QAction* range = menu.addAction(tr("From \u2026 to \u2026"));
    connect(range, &QAction::triggered, this, &FilterBar::askForRange);
}

void FilterBar::fillCompareMenu()
{
    QMenu& menu = *m_compare->menu();
    menu.clear();
    if (!m_workspace.isOpen())
        return;
    const PeriodContext context = m_workspace.periodContext();
    const Period period = m_workspace.query().period;
    const auto add = [&](const QString& words, Comparison compare) {
        QAction* action = menu.addAction(words);
        connect(action, &QAction::triggered, this, [this, compare] {
            auto filter = m_workspace.filter();
            filter.compare = compare;
            m_workspace.setFilter(filter);
        });
    };
    add(tr("The period before: %1")
            .arg(QString::fromStdString(describe(previousPeriod(period, context), context))),
        Comparison::Previous);
    add(tr("A year ago: %1").arg(QString::fromStdString(describe(yearAgo(period), context))),
        Comparison::YearAgo);
    add(tr("Nothing"), Comparison::None);
}

void FilterBar::fillFilterMenu()
{
    QMenu& menu = *m_more->menu();
    menu.clear();
    const auto engine = m_workspace.engine();
    if (!engine)
        return;
    for (const std::string& dimension : engine->dimensions()) {
        if (dimension == "segment" || dimension == "channel")
            continue;
        QAction* action = menu.addAction(presentation::dimensionTitle(dimension));
        connect(action, &QAction::triggered, this,
                [this, dimension] { chooseValues(dimension, m_more); });
    }
    if (menu.isEmpty())
        menu.addAction(tr("The data has nothing else to filter by"))->setEnabled(false);
}

void FilterBar::chooseValues(const std::string& dimension, QWidget* below)
{
    const auto engine = m_workspace.engine();
    if (!engine)
        return;
    std::vector<std::string> chosen;
    for (const Condition& condition : m_workspace.filter().where)
        if (condition.dimension == dimension)
            chosen = condition.values;
    m_choosing = dimension;
    m_popup->setValues(presentation::dimensionTitle(dimension), engine->dimensionValues(dimension),
                       chosen);
    m_popup->popup(below->mapToGlobal(QPoint(0, below->height() + 4)));
}

void FilterBar::applyValues()
{
    auto filter = m_workspace.filter();
    const auto values = m_popup->chosen();
    const auto found = std::ranges::find(filter.where, m_choosing, &Condition::dimension);
    if (values.empty()) {
        if (found != filter.where.end())
            filter.where.erase(found);
    } else if (found != filter.where.end()) {
        found->values = values;
    } else {
        filter.where.push_back({m_choosing, values});
    }
    m_workspace.setFilter(filter);
}

void FilterBar::askForRange()
{
    DialogFrame dialog(tr("Period"), window());
    dialog.setObjectName(QStringLiteral("rangeDialog"));
    dialog.setPreferredSize(QSize(420, 230));
    const Period now = m_workspace.query().period;
    auto* from = new DateField(&dialog);
    auto* to = new DateField(&dialog);
    from->setObjectName(QStringLiteral("rangeFrom"));
    to->setObjectName(QStringLiteral("rangeTo"));
    from->setDate(dateOf(now.from));
    to->setDate(dateOf(now.to));
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(makeField(tr("From"), from, &dialog));
    row->addWidget(makeField(tr("To, that day included"), to, &dialog));
    dialog.body().addLayout(row);
    dialog.body().addStretch(1);
    auto* cancel = makeButton(tr("Cancel"), QStringLiteral("rangeCancel"));
    auto* apply =
        makeButton(tr("Show this period"), QStringLiteral("rangeApply"), ButtonKind::Primary);
    apply->setDefault(true);
    dialog.footEnd().addWidget(cancel);
    dialog.footEnd().addWidget(apply);
    connect(cancel, &QPushButton::clicked, &dialog, &QDialog::reject);
    connect(apply, &QPushButton::clicked, &dialog, [&] {
        if (from->date() > to->date()) {
            dialog.setError(tr("The first day lies after the last. Swap them."));
            return;
        }
        dialog.accept();
    });
    if (dialog.exec() == QDialog::Accepted)
        setPeriod(presentation::rangeText({dayOf(from->date()), dayOf(to->date())}));
}

} // namespace regard::ui
