// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QStringList>
#include <QWidget>
#include <memory>

class QLineEdit;
class QPushButton;

namespace holdfast {

class CommandCentre;
struct StepFace;
namespace Ui {
class OtherWay;
}

/// The ways around a step: wait no longer for it, leave it out, or say that a person did it elsewhere. Each wants a
/// reason; what was done by hand is checked like everything else.
class OtherWay final : public QWidget {
    Q_OBJECT

public:
    explicit OtherWay(QWidget *parent = nullptr);
    ~OtherWay() override;
    void setCentre(CommandCentre &centre);
    void show(const StepFace &face);
    /// For the key: asks why the step under way is not waited for any longer. Where the reason is typed; null: there is
    /// none.
    QWidget *offerStop();

private:
    [[nodiscard]] QList<QPushButton *> ways() const;
    void choose(const QPushButton *chosen);
    void askFacts(const QStringList &facts);
    void refresh();
    void submit();
    [[nodiscard]] bool isComplete() const;

    std::unique_ptr<Ui::OtherWay> m_ui;
    CommandCentre *m_centre = nullptr;
    QString m_step;
    QStringList m_asked;
    QMap<QString, QLineEdit *> m_facts;
};

} // namespace holdfast
