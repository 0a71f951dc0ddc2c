// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shell/keysheet.h"
#include "desktop/style/theme.h"
#include "viewmodels/centre/commandcentre.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace holdfast {

class CommandPage;
class HeaderStrip;
class NoticeStrip;
class Rail;
class MessagesPage;
class RecoveryPage;
class TeamPage;
class TimelinePage;
class WorldFrame;

/// The one window.
class CommandWindow final : public QWidget {
    Q_OBJECT

public:
    explicit CommandWindow(CommandCentre &centre, QWidget *parent = nullptr);
    void showPage(Page page);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void addPages();
    void addShortcuts();
    void addTeamShortcuts();
    /// Each of the keys does it; the sheet of keys tells so.
    void addShortcut(const QList<QKeySequence> &keys, const QString &does, const std::function<void()> &act);
    void openKeySheet();
    void openSharing();
    void showHeader();
    void openDeclaration();
    void openNote();
    void setAppearance(theme::Appearance appearance);

    CommandCentre &m_centre;
    WorldFrame *m_frame;
    Rail *m_rail;
    HeaderStrip *m_header;
    NoticeStrip *m_notice;
    QStackedWidget *m_pages;
    QLabel *m_announcer;
    CommandPage *m_command = nullptr;
    TimelinePage *m_timeline = nullptr;
    RecoveryPage *m_recovery = nullptr;
    TeamPage *m_team = nullptr;
    MessagesPage *m_messages = nullptr;
    QList<KeyUse> m_keys;
    bool m_systemDark;
};

} // namespace holdfast
