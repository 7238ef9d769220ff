// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/benchmarks_model.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"

#include <regard/domain/kpi.h>

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace regard::presentation {

namespace {

constexpr int kFadesAfterYears = 3;

QString tr(const char* text)
{
    return QCoreApplication::translate("BenchmarksModel", text);
}

QString number(const std::optional<double>& value)
{
    return value ? inputText(*value) : QString();
}

bool isNumberColumn(int column)
{
    return column == BenchmarksModel::Value || column == BenchmarksModel::Low ||
           column == BenchmarksModel::High || column == BenchmarksModel::N;
}

/// Puts the typed text into the column; what is wrong with it, if anything.
std::optional<QString> typeInto(Benchmark& row, int column, const QString& typed)
{
    const std::string text = typed.trimmed().toStdString();
    const std::optional<double> value = readNumber(typed);
    const auto notANumber = [&typed] { return tr("“%1” is not a number.").arg(typed.trimmed()); };
    switch (column) {
    case BenchmarksModel::Kpi:
        row.kpi = text;
        return {};
    case BenchmarksModel::Sector:
        row.sector = text;
        return {};
    case BenchmarksModel::Value:
        if (!value)
            return notANumber();
        row.value = *value;
        return {};
    case BenchmarksModel::Low:
    case BenchmarksModel::High:
        if (!text.empty() && !value)
            return notANumber();
        (column == BenchmarksModel::Low ? row.low : row.high) = text.empty() ? std::nullopt : value;
        return {};
    case BenchmarksModel::Scale:
        row.scale = normalScale(text);
        return {};
    case BenchmarksModel::Source:
        row.source = text;
        return {};
    case BenchmarksModel::Dated: {
        const auto day = parseIsoDate(text);
        if (!day)
            return tr("“%1” is not a date; write it as 2026-09-30.").arg(typed.trimmed());
        row.dated = *day;
        return {};
    }
    case BenchmarksModel::N:
        if (text.empty()) {
            row.n = std::nullopt;
            return {};
        }
        if (!value || *value < 1)
            return tr("“%1” is not a number of answers.").arg(typed.trimmed());
        row.n = static_cast<std::int64_t>(*value);
        return {};
    default:
        return tr("This column cannot be changed.");
    }
}

} // namespace

std::optional<QString> benchmarkProblem(const Benchmark& benchmark, Day today)
{
    const KpiDefinition* kpi = kpiById(benchmark.kpi);
    if (kpi == nullptr)
        return benchmark.kpi.empty() ? tr("Choose the KPI.")
                                     : tr("There is no KPI “%1”.").arg(qstring(benchmark.kpi));
    if (benchmark.value < kpi->low || benchmark.value > kpi->high)
        return tr("%1 runs from %2 to %3.")
            .arg(qstring(kpi->shortName), inputText(kpi->low), inputText(kpi->high));
    if (benchmark.low && *benchmark.low > benchmark.value)
        return tr("The lower end is above the value.");
    if (benchmark.high && *benchmark.high < benchmark.value)
        return tr("The upper end is below the value.");
    if (benchmark.source.empty())
        return tr(
            "Say where the figure comes from: a benchmark without its source cannot be judged.");
    if (benchmark.dated == kNoDay)
        return tr("Say which date the figure is of.");
    if (today != kNoDay && benchmark.dated > today)
        return tr("The date lies in the future.");
    return {};
}

std::string normalScale(const std::string& scale)
{
    static const QRegularExpression range(QStringLiteral(
        "^\\s*(-?\\d+(?:\\.\\d+)?)\\s*(?:-|–|to|\\.\\.)\\s*(-?\\d+(?:\\.\\d+)?)\\s*$"));
    const QRegularExpressionMatch match = range.match(QString::fromStdString(scale));
    return match.hasMatch() ? (match.captured(1) + u'-' + match.captured(2)).toStdString()
                            : QString::fromStdString(scale).trimmed().toStdString();
}

std::optional<QString> scaleProblem(const Benchmark& benchmark, const std::string& scaleInUse)
{
    if (scaleInUse.empty())
        return {};
    if (benchmark.scale.empty())
        return tr("Not compared: it does not say its scale; the answers here are on %1.")
            .arg(qstring(scaleInUse));
    if (normalScale(benchmark.scale) == normalScale(scaleInUse))
        return {};
    return tr("Not compared: it is on %1, the answers here are on %2.")
        .arg(qstring(benchmark.scale), qstring(scaleInUse));
}

Age ageOf(const Benchmark& benchmark, Day today)
{
    if (benchmark.dated == kNoDay || today == kNoDay)
        return {};
    const CivilDate then = toCivil(benchmark.dated);
    const CivilDate now = toCivil(today);
    int years = now.year - then.year;
    if (now.month < then.month || (now.month == then.month && now.day < then.day))
        --years;
    if (years < 1)
        return {tr("less than a year old"), false};
    return {years == 1 ? tr("1 year old") : tr("%1 years old").arg(years),
            years >= kFadesAfterYears};
}

BenchmarksModel::BenchmarksModel(QObject* parent) : QAbstractTableModel(parent) {}

void BenchmarksModel::setBenchmarks(std::vector<Benchmark> benchmarks, Day today)
{
    beginResetModel();
    m_rows = std::move(benchmarks);
    m_today = today;
    endResetModel();
}

void BenchmarksModel::setScalesInUse(std::map<std::string, std::string> scales)
{
    m_scales = std::move(scales);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Standing), index(rowCount() - 1, Standing));
}

std::optional<QString> BenchmarksModel::scaleProblemOf(const Benchmark& benchmark) const
{
    const auto found = m_scales.find(benchmark.kpi);
    return found == m_scales.end() ? std::nullopt : scaleProblem(benchmark, found->second);
}

QString BenchmarksModel::standing(const Benchmark& benchmark) const
{
    if (kpiById(benchmark.kpi) == nullptr)
        return tr("Not used: there is no KPI “%1”.").arg(qstring(benchmark.kpi));
    if (const std::optional<QString> unlike = scaleProblemOf(benchmark))
        return *unlike;
    const Age age = ageOf(benchmark, m_today);
    return (age.fades ? tr("Compared, but %1") : tr("Compared, %1")).arg(age.text);
}

QString BenchmarksModel::shortStanding(const Benchmark& benchmark) const
{
    if (kpiById(benchmark.kpi) == nullptr)
        return tr("Not used: no such KPI");
    if (!scaleProblemOf(benchmark))
        return standing(benchmark);
    const QString here = qstring(m_scales.at(benchmark.kpi));
    return benchmark.scale.empty()
               ? tr("Not compared: no scale, here %1").arg(here)
               : tr("Not compared: on %1, here %2").arg(qstring(benchmark.scale), here);
}

int BenchmarksModel::rowOf(std::int64_t id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [id](const Benchmark& row) { return row.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int BenchmarksModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BenchmarksModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BenchmarksModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Benchmark& row = at(index.row());
    switch (role) {
    case FadesRole:
        return ageOf(row, m_today).fades;
    case ComparedRole:
        return kpiById(row.kpi) != nullptr && !scaleProblemOf(row);
    case Qt::TextAlignmentRole:
        return isNumberColumn(index.column())
                   ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::EditRole:
        break;
    default:
        return {};
    }
    const bool editing = role == Qt::EditRole;
    const auto shown = [editing](const QString& text) {
        return text.isEmpty() && !editing ? QStringLiteral("–") : text;
    };
    switch (index.column()) {
    case Kpi:
        return editing                   ? qstring(row.kpi)
               : role == Qt::ToolTipRole ? kpiName(row.kpi)
                                         : kpiShortName(row.kpi);
    case Sector:
        return shown(qstring(row.sector));
    case Value:
        return inputText(row.value);
    case Low:
        return shown(number(row.low));
    case High:
        return shown(number(row.high));
    case Scale:
        return shown(qstring(row.scale));
    case Source:
        return shown(qstring(row.source));
    case Dated:
        return editing ? (row.dated == kNoDay ? QString() : qstring(isoDate(row.dated)))
                       : dayText(row.dated);
    case N:
        if (editing)
            return row.n ? QString::number(*row.n) : QString();
        return shown(row.n ? displayLocale().toString(static_cast<qlonglong>(*row.n)) : QString());
    case Standing:
        return role == Qt::ToolTipRole ? standing(row) : shortStanding(row);
    default:
        return {};
    }
}

QVariant BenchmarksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isNumberColumn(section) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                                       : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Kpi:
        return tr("KPI");
    case Sector:
        return tr("Sector");
    case Value:
        return tr("Value");
    case Low:
        return tr("Low");
    case High:
        return tr("High");
    case Scale:
        return tr("Scale");
    case Source:
        return tr("Source");
    case Dated:
        return tr("Dated");
    case N:
        return tr("n");
    case Standing:
        return tr("How it is used");
    default:
        return {};
    }
}

Qt::ItemFlags BenchmarksModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() != Standing)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool BenchmarksModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::EditRole)
        return false;
    const Benchmark before = at(index.row());
    Benchmark after = before;
    std::optional<QString> wrong = typeInto(after, index.column(), value.toString());
    if (!wrong)
        wrong = benchmarkProblem(after, m_today);
    if (wrong) {
        Q_EMIT changeRefused(*wrong);
        return false;
    }
    if (after != before) {
        // Shown at once; the store's answer replaces it.
        m_rows[static_cast<std::size_t>(index.row())] = after;
        Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
        Q_EMIT changeAsked(before, after);
    }
    return true;
}

} // namespace regard::presentation
