// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/kpi.h>
#include <regard/domain/records.h>
#include <regard/insight/method_breaks.h>
#include <regard/metrics/figure.h>

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace regard::ui {

/// The months of a KPI with their intervals, and the straight way from the baseline to the target.
class TargetChart final : public QWidget {
    Q_OBJECT

public:
    explicit TargetChart(QWidget* parent = nullptr);

    /// Months without a value stay gaps.
    void setMonths(std::vector<Figure> months, const KpiDefinition* kpi);
    /// The path to draw; none while the fields do not make one.
    void setTarget(std::optional<Target> target);
    void setBenchmarks(std::vector<Benchmark> benchmarks);
    void setCurrency(const QString& currency);
    /// Breaks of method of all KPIs; those that touch this one are drawn.
    void setBreaks(const std::vector<MethodBreak>& breaks);

    [[nodiscard]] QSize sizeHint() const override { return {600, 220}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 130}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Plane;
    [[nodiscard]] Plane plane() const;
    void paintAxes(QPainter& painter, const Plane& plane) const;
    void paintBenchmark(QPainter& painter, const Plane& plane) const;
    void paintBreaks(QPainter& painter, const Plane& plane) const;
    void paintMonths(QPainter& painter, const Plane& plane) const;
    void paintPath(QPainter& painter, const Plane& plane) const;
    void describe();

    std::vector<Figure> m_months;
    const KpiDefinition* m_kpi = nullptr;
    std::optional<Target> m_target;
    std::vector<Benchmark> m_benchmarks;
    std::vector<MethodBreak> m_breaks;
    QString m_currency;
};

} // namespace regard::ui
