// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/records.h>

#include <QAbstractTableModel>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace regard::presentation {

/// Why a benchmark cannot be kept as it is, as one sentence: a KPI that is not known, a source or
/// date that is missing, a range that does not hold the value. None when it can.
[[nodiscard]] std::optional<QString> benchmarkProblem(const Benchmark& benchmark, Day today);

/// Why a benchmark is kept but not compared: it stands on another scale than the answers here
/// (`scaleInUse`, "1-5"; empty where nothing is known or the KPI has none). None when it is
/// compared.
[[nodiscard]] std::optional<QString> scaleProblem(const Benchmark& benchmark,
                                                  const std::string& scaleInUse);
/// "0 – 10", "0 to 10" and "0-10" are one scale: "0-10". Other text comes back trimmed.
[[nodiscard]] std::string normalScale(const std::string& scale);

/// How old a benchmark is: "of this year", "2 years old"; it fades from three years on.
struct Age {
    QString text;
    bool fades = false;
};
[[nodiscard]] Age ageOf(const Benchmark& benchmark, Day today);

/// Benchmarks, edited in place: a cell that is changed gives changeAsked() with the row before and
/// after; the model itself changes when the store has.
class BenchmarksModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Kpi, Sector, Value, Low, High, Scale, Source, Dated, N, Standing, ColumnCount };
    enum Role { FadesRole = Qt::UserRole + 1, ComparedRole };

    explicit BenchmarksModel(QObject* parent = nullptr);

    void setBenchmarks(std::vector<Benchmark> benchmarks, Day today);
    /// KPI id -> the scale its answers are on here.
    void setScalesInUse(std::map<std::string, std::string> scales);
    [[nodiscard]] const Benchmark& at(int row) const
    {
        return m_rows[static_cast<std::size_t>(row)];
    }
    [[nodiscard]] int rowOf(std::int64_t id) const; ///< -1 when it is not there

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void changeAsked(const regard::Benchmark& before, const regard::Benchmark& after);
    /// What was typed cannot be kept; one sentence that says why.
    void changeRefused(const QString& sentence);

private:
    [[nodiscard]] std::optional<QString> scaleProblemOf(const Benchmark& benchmark) const;
    /// Whether and how it is used: a sentence, and the words that fit into a cell.
    [[nodiscard]] QString standing(const Benchmark& benchmark) const;
    [[nodiscard]] QString shortStanding(const Benchmark& benchmark) const;

    std::vector<Benchmark> m_rows;
    std::map<std::string, std::string> m_scales;
    Day m_today = kNoDay;
};

} // namespace regard::presentation
