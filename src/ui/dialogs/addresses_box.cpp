// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/addresses_box.h"

#include "presentation/workspace.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QSignalBlocker>

namespace regard::ui {

using presentation::Workspace;

AddressesBox::AddressesBox(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace),
      m_keep(new CheckBox(tr("Keep e-mail addresses readable"), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_keep->setObjectName(QStringLiteral("keepAddresses"));
    m_keep->setEnabled(false);
    column->addWidget(m_keep);
    column->addWidget(makeLabel(tr("Otherwise the store keeps a salted hash of each, enough to "
                                   "know a customer again and of no use elsewhere."),
                                TextRole::Second, this, true));
    connect(m_keep, &QCheckBox::toggled, this, &AddressesBox::edited);
    const QPointer<AddressesBox> here(this);
    m_workspace.read<Expected<bool>>([](Store& store) { return store.keepsAddresses(); },
                                     [here](const Expected<bool>& keeps) {
                                         if (!here || !keeps.ok())
                                             return;
                                         const QSignalBlocker quiet(here->m_keep);
                                         here->m_before = keeps.value();
                                         here->m_keep->setChecked(keeps.value());
                                         here->m_keep->setEnabled(true);
                                     });
}

QString AddressesBox::change() const
{
    if (m_keep->isChecked() == m_before)
        return {};
    return m_before ? tr("The e-mail addresses that were kept are removed for ever; their hashes "
                         "stay.")
                    : tr("From the next import on e-mail addresses are kept readable.");
}

void AddressesBox::save()
{
    const bool keep = m_keep->isChecked();
    if (keep == m_before)
        return;
    m_workspace.read<Status>([keep](Store& store) { return store.setKeepsAddresses(keep); },
                             [workspace = QPointer<Workspace>(&m_workspace)](const Status& status) {
                                 if (workspace && !status.ok())
                                     Q_EMIT workspace->failed(status.error());
                             });
}

} // namespace regard::ui
