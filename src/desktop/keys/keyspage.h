// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/common/pagewidget.h"

#include <memory>

namespace holdfast {

class KeysView;
class Secret;
namespace Ui {
class KeysPage;
}

/// The keys of the providers: stored, kept for now, tested, removed. What is typed is never shown and leaves the field
/// with the press of a button.
class KeysPage final : public PageWidget {
    Q_OBJECT

public:
    explicit KeysPage(KeysView &view, QWidget *parent = nullptr);
    ~KeysPage() override;

private:
    void connectPage();
    void refresh();
    [[nodiscard]] Secret takeTyped();

    std::unique_ptr<Ui::KeysPage> m_ui;
    KeysView &m_view;
};

} // namespace holdfast
