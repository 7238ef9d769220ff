// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <sys/types.h>

namespace regard::test {

/// Another process, made of this one. Killed at the end of scope if it still runs.
class Child final {
public:
    /// What `work` returns is what told() gives.
    explicit Child(const std::function<std::string()>& work);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    [[nodiscard]] bool runs();
    /// SIGKILL, and waits for the end.
    void kill();
    /// Waits for the end; empty when it was killed.
    [[nodiscard]] std::string told();

private:
    pid_t m_id = -1;
    int m_pipe = -1;
    bool m_ended = false;
};

} // namespace regard::test
