// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
class TeamPage;
class TimelinePage;
class WorldFrame;

/// The one window.
class CommandWindow final : public QWidget {
    Q_OBJECT

public:
    explicit CommandWindow(CommandCentre &centre, QWidget *parent = nullptr);
    void showPage(Page page);

private:
    void layOut();
    void addPages();
    void addShortcuts();
    void addTeamShortcuts();
    void addShortcut(const QKeySequence &keys, const std::function<void()> &act);
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
    TeamPage *m_team = nullptr;
    MessagesPage *m_messages = nullptr;
    bool m_systemDark;
};

} // namespace holdfast
