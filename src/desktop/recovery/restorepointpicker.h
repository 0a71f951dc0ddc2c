// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

namespace holdfast {

class RestorePointView;
namespace Ui {
class RestorePointPicker;
}

class RestorePointPicker final : public QWidget {
    Q_OBJECT

public:
    explicit RestorePointPicker(QWidget *parent = nullptr);
    ~RestorePointPicker() override;
    void setView(RestorePointView &view);

Q_SIGNALS:
    void chosen(const QString &value);

private:
    void connectView();
    void refresh();

    std::unique_ptr<Ui::RestorePointPicker> m_ui;
    RestorePointView *m_view = nullptr;
};

} // namespace holdfast
