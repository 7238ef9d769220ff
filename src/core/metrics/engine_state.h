// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/measure.h"

#include <regard/metrics/engine.h>

#include <memory>

namespace regard {

struct Engine::State {
    explicit State(std::shared_ptr<const Dataset> data)
        : dataset(std::move(data)), derived(*dataset)
    {
    }

    std::shared_ptr<const Dataset> dataset;
    mutable metrics::Derived derived;
};

} // namespace regard
