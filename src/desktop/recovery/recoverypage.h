// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/common/pagewidget.h"

#include <memory>

namespace holdfast {

class CommandCentre;
namespace Ui {
class RecoveryPage;
}

/// The guided recovery: the steps on the left, the one that counts on the right.
class RecoveryPage final : public PageWidget {
    Q_OBJECT

public:
    explicit RecoveryPage(CommandCentre &centre, QWidget *parent = nullptr);
    ~RecoveryPage() override;
    void offerStop();

private:
    void showTitle();
    void followRun();

    std::unique_ptr<Ui::RecoveryPage> m_ui;
    CommandCentre &m_centre;
    QString m_shown;
};

} // namespace holdfast
