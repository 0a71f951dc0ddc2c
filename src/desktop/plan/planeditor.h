// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

namespace holdfast {

class FieldRow;
class PlanEditView;
namespace Ui {
class PlanEditor;
}

/// The forms for what changes often in a plan: the list of entries, the chosen one, and how to save it.
class PlanEditor final : public QWidget {
    Q_OBJECT

public:
    explicit PlanEditor(PlanEditView &view, QWidget *parent = nullptr);
    ~PlanEditor() override;

    /// Where the keyboard begins.
    [[nodiscard]] QWidget *start() const;
    /// Tab comes here from that widget of the page.
    void follow(QWidget *before);

private:
    void connectPage();
    /// Other fields: new rows.
    void rebuild();
    void place();
    void orderTabs();
    void refresh();
    void refreshButtons();

    std::unique_ptr<Ui::PlanEditor> m_ui;
    PlanEditView &m_view;
    QList<FieldRow *> m_rows;
};

} // namespace holdfast
