// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "durability/child.h"

#include "support/catch.h"

#include <array>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace regard::test {

Child::Child(const std::function<std::string()>& work)
{
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    m_id = ::fork();
    REQUIRE(m_id >= 0);
    if (m_id == 0) {
        ::close(ends[0]);
        const std::string text = work();
        const char* rest = text.data();
        for (auto left = static_cast<ssize_t>(text.size()); left > 0;) {
            const ssize_t written = ::write(ends[1], rest, static_cast<std::size_t>(left));
            if (written <= 0)
                break;
            rest += written;
            left -= written;
        }
        ::_exit(0); // nothing of the test program is torn down here
    }
    ::close(ends[1]);
    m_pipe = ends[0];
}

Child::~Child()
{
    if (!m_ended)
        kill();
    ::close(m_pipe);
}

bool Child::runs()
{
    m_ended = m_ended || ::waitpid(m_id, nullptr, WNOHANG) == m_id;
    return !m_ended;
}

void Child::kill()
{
    if (m_ended)
        return;
    ::kill(m_id, SIGKILL);
    ::waitpid(m_id, nullptr, 0);
    m_ended = true;
}

std::string Child::told()
{
    std::string text;
    std::array<char, 4096> bytes{};
    for (ssize_t got = 0; (got = ::read(m_pipe, bytes.data(), bytes.size())) > 0;)
        text.append(bytes.data(), static_cast<std::size_t>(got));
    if (!m_ended)
        ::waitpid(m_id, nullptr, 0);
    m_ended = true;
    return text;
}

} // namespace regard::test
