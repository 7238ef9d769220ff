// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/nonresponse.h>

#include <QString>

#include <string_view>
#include <vector>

namespace regard::presentation {

/// One group of customers, as text.
struct ResponseLine {
    QString group;
    QString rate;    ///< "12 %": answered of asked; empty where who was asked is not known
    QString asked;   ///< "80 %": its share of those asked
    QString answers; ///< "50 %": its share of the answers
    QString value;   ///< "47"
    QString spoken;  ///< the line as a sentence
};

/// Who did not answer, by one dimension.
struct ResponseSplit {
    QString title;     ///< "By segment"
    QString sentence;  ///< "47 as it is, 44 weighted to those asked (41 to 47, effective n 812)"
    QString askedHead; ///< "of those asked" or "of customers"
    std::vector<ResponseLine> lines;
    QString more;
};

/// Empty where no survey answers the KPI.
[[nodiscard]] std::vector<ResponseSplit> responseContent(const std::vector<Nonresponse>& responses,
                                                         const Figure& figure,
                                                         std::string_view currency);

} // namespace regard::presentation
