// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/watched_folder.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"
#include "presentation/workspace.h"

#include <QDir>
#include <QLocale>

#include <utility>

namespace regard::presentation {

namespace {

const QString kSlot = QStringLiteral("watch");

QString shortPath(const std::filesystem::path& folder)
{
    const QString path = QString::fromStdString(folder.string());
    const QString home = QDir::homePath();
    return path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
}

} // namespace

QString cameInText(const std::vector<ImportResult>& imported)
{
    const QLocale locale = displayLocale();
    std::int64_t rows = 0;
    std::int64_t added = 0;
    for (const ImportResult& result : imported) {
        rows += result.record.rows;
        added += result.record.added;
    }
    const QString counts =
        WatchedFolder::tr("%1 rows, %2 of them new")
            .arg(locale.toString(qlonglong(rows)), locale.toString(qlonglong(added)));
    if (imported.size() == 1)
        return WatchedFolder::tr("%1 came in from the watched folder: %2.")
            .arg(qstring(imported.front().record.file), counts);
    return WatchedFolder::tr("%1 tables came in from the watched folder: %2.")
        .arg(locale.toString(qlonglong(imported.size())), counts);
}

WatchedFolder::WatchedFolder(Workspace& workspace, QObject* parent, int everyMs, int settleMs)
    : QObject(parent), m_workspace(workspace), m_settleMs(settleMs)
{
    m_timer.setInterval(everyMs);
    m_soon.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WatchedFolder::list);
    connect(&m_soon, &QTimer::timeout, this, &WatchedFolder::list);
    // Folders on other machines tell nothing; for those there is the timer.
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_soon,
            [this] { m_soon.start(m_settleMs); });
    connect(&m_workspace, &Workspace::opened, this, [this] {
        adopt({});
        readSettings();
    });
    connect(&m_workspace, &Workspace::closed, this, [this] { adopt({}); });
    connect(&m_workspace, &Workspace::contentsChanged, this, [this] {
        // What waits may be explained by what was just imported.
        if (!m_waiting.empty())
            m_isJudged = false;
        readSettings(); // an edit of them may have been taken back
    });
    if (m_workspace.isOpen())
        readSettings();
}

void WatchedFolder::readSettings()
{
    m_workspace.read<Expected<WatchSettings>>(
        [](Store& store) { return watchSettings(store); },
        [this, path = m_workspace.path()](const Expected<WatchSettings>& settings) {
            if (settings.ok() && path == m_workspace.path() && settings.value() != m_settings)
                adopt(settings.value());
        });
}

void WatchedFolder::adopt(const WatchSettings& settings)
{
    m_settings = settings;
    m_waiting.clear();
    m_lastLook = {};
    m_problem.clear();
    m_listed.clear();
    m_isJudged = false;
    m_listing = false;
    m_looking = false;
    m_queue.cancelAll();
    m_soon.stop();
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    if (m_settings.on) {
        m_watcher.addPath(QString::fromStdString(m_settings.folder.string()));
        m_timer.start();
        list();
    } else {
        m_timer.stop();
    }
    Q_EMIT changed();
}

void WatchedFolder::setSettings(const WatchSettings& settings)
{
    const auto save = [](const WatchSettings& kept) {
        return [kept](Store& store) { return saveWatchSettings(store, kept); };
    };
    m_workspace.edit(settings.on ? tr("Watch a folder") : tr("Watch no folder"), save(settings),
                     save(m_settings));
}

void WatchedFolder::lookNow()
{
    m_isJudged = false;
    list();
}

void WatchedFolder::list()
{
    if (!m_settings.on || m_listing || m_looking || m_workspace.isImporting())
        return;
    // A window that leaves no trace, such as one for a picture, changes no store by itself.
    if (!m_workspace.remembersStores())
        return;
    m_listing = true;
    m_queue.run({}, [this, folder = m_settings.folder](const Control&) -> std::function<void()> {
        const auto state = std::make_shared<Expected<std::string>>(folderState(folder));
        return [this, state] {
            m_listing = false;
            if (state->ok())
                takeState(state->value());
            else
                setProblem(qstring(state->error().message));
        };
    });
}

void WatchedFolder::takeState(const std::string& state)
{
    setProblem({});
    const QDateTime now = QDateTime::currentDateTime();
    const bool isNews = !m_lastLook.isValid() || m_lastLook.time().minute() != now.time().minute();
    m_lastLook = now;
    if (isNews) // the sentence gives hours and minutes
        Q_EMIT changed();
    m_listed = state;
    if (!m_isJudged || m_judged != state)
        look();
}

void WatchedFolder::look()
{
    m_looking = true;
    m_workspace.write<Expected<WatchReport>>(
        kSlot,
        [folder = m_settings.folder](Store& store, const Control& control) {
            return lookIntoFolder(store, folder, control);
        },
        [this, folder = m_settings.folder](const Expected<WatchReport>& report) {
            if (folder == m_settings.folder && m_settings.on)
                takeReport(report);
        });
}

void WatchedFolder::takeReport(const Expected<WatchReport>& report)
{
    m_looking = false;
    if (!report.ok()) {
        // What was stopped or found the store in use is done at the next look.
        const bool passes =
            report.error().kind == ErrorKind::Cancelled || report.error().kind == ErrorKind::Busy;
        if (!passes)
            setProblem(qstring(report.error().message));
        return;
    }
    m_waiting = report.value().waiting;
    m_isJudged = report.value().unfinished.empty();
    m_judged = m_listed;
    if (!m_isJudged)
        m_soon.start(m_settleMs);
    if (!report.value().imported.empty())
        Q_EMIT cameIn(cameInText(report.value().imported));
    Q_EMIT changed();
}

void WatchedFolder::setProblem(const QString& problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    Q_EMIT changed();
}

QString WatchedFolder::sentence() const
{
    if (!m_settings.on)
        return {};
    const QString folder = shortPath(m_settings.folder);
    if (!m_problem.isEmpty())
        return tr("%1 cannot be watched: %2").arg(folder, m_problem);
    const QLocale locale = displayLocale();
    QString text = tr("%1 is watched").arg(folder);
    if (m_lastLook.isValid())
        text += tr(", last seen at %1").arg(m_lastLook.time().toString(QStringLiteral("HH:mm")));
    const auto count = qlonglong(m_waiting.size());
    if (count == 1)
        text += tr("; 1 file waits for you");
    else if (count > 1)
        text += tr("; %1 files wait for you").arg(locale.toString(count));
    return text + u'.';
}

} // namespace regard::presentation
