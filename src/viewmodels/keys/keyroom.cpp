// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/keys/keyroom.h"

#include <QPointer>

namespace holdfast {

KeyRoom::KeyRoom(KeyDesk &desk, KeysView &view, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_view(view)
{
    connect(&desk, &KeyDesk::changed, this, [this] { m_view.show(m_desk.list()); });
    connectRequests();
    m_view.show(m_desk.list());
}

void KeyRoom::connectRequests()
{
    connect(&m_view, &KeysView::storeWanted, this, [this](const QString &name, const Secret &key) {
        m_view.tell(name, {tr("being stored …"), Tone::notice, Glyph::arrow});
        m_desk.store(name, key, [self = QPointer(this), name](const Result<> &stored) {
            if (self)
                self->tell(name, stored, tr("stored"));
        });
    });
    connect(&m_view, &KeysView::keepWanted, this,
        [this](const QString &name, const Secret &key) { tell(name, m_desk.keepForSession(name, key), tr("kept")); });
    connect(&m_view, &KeysView::removeWanted, this, [this](const QString &name) {
        m_desk.remove(name, [self = QPointer(this), name](const Result<> &removed) {
            if (self)
                self->tell(name, removed, tr("removed here; the provider still accepts it, revoke it there"));
        });
    });
    connect(&m_view, &KeysView::testWanted, this, [this](const QString &name) {
        m_view.tell(name, {tr("being tested …"), Tone::notice, Glyph::arrow});
        m_desk.check(name, [self = QPointer(this), name](const Result<KeyReport> &report) {
            if (self)
                self->tellReport(name, report);
        });
    });
}

void KeyRoom::tell(const QString &name, const Result<> &done, const QString &good)
{
    if (!done)
        return tellError(name, done.error());
    m_view.tell(name, {good, Tone::normal, Glyph::tick});
}

void KeyRoom::tellReport(const QString &name, const Result<KeyReport> &report)
{
    if (!report)
        return tellError(name, report.error());
    QStringList more{report->told};
    if (!report->scopes.isEmpty())
        more << tr("Scope: %1.").arg(report->scopes.join(QStringLiteral(", ")));
    if (report->expiresAt)
        more << tr("It expires on %1.").arg(formatUtcSeconds(*report->expiresAt));
    m_view.tell(name, {tr("works"), Tone::normal, Glyph::tick, more.join(QLatin1Char(' '))});
}

void KeyRoom::tellError(const QString &name, const Error &error)
{
    const bool isRefused = error.code == ErrorCode::unauthorised;
    QStringList more{error.what};
    for (const QString &sentence : {error.why, error.next}) {
        if (!sentence.isEmpty())
            more << sentence;
    }
    m_view.tell(name,
        {isRefused ? tr("refused") : tr("could not be done"), isRefused ? Tone::critical : Tone::warning,
            isRefused ? Glyph::diamond : Glyph::triangle, more.join(QLatin1Char(' '))});
}

} // namespace holdfast
