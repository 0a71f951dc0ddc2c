// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/common/pagewidget.h"

#include <memory>

namespace holdfast {

class MessagesView;
namespace Ui {
class MessagesPage;
}

/// Who is due to hear, the text for them, its approval, and how every delivery stands.
class MessagesPage final : public PageWidget {
    Q_OBJECT

public:
    explicit MessagesPage(MessagesView &view, QWidget *parent = nullptr);
    ~MessagesPage() override;
    /// Takes the audience that is due next, ready to write.
    void nextDraft();

private:
    void layOut();
    void connectPage();
    void showAudience();
    void refresh();

    std::unique_ptr<Ui::MessagesPage> m_ui;
    MessagesView &m_view;
};

} // namespace holdfast
