// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <memory>

namespace holdfast {

class Secret;
class SharingView;
namespace Ui {
class SharingSheet;
}

/// The shared journal: who is there, and how this laptop joins a team or works without it. The connection string is
/// never shown and leaves the field with the press of a button.
class SharingSheet final : public QDialog {
    Q_OBJECT

public:
    explicit SharingSheet(SharingView &view, QWidget *parent = nullptr);
    ~SharingSheet() override;

private:
    void connectMember();
    void connectJoining();
    void refresh();
    void refreshJoining();
    [[nodiscard]] Secret typed() const;

    std::unique_ptr<Ui::SharingSheet> m_ui;
    SharingView &m_view;
};

} // namespace holdfast
