// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/recovery/otherway.h"

#include "viewmodels/centre/commandcentre.h"

#include "ui_otherway.h"

#include <QLineEdit>
#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// `branchId` as a person says it: branch id.
QString spoken(const QString &fact)
{
    QString words;
    for (const QChar letter : fact) {
        if (letter.isUpper())
            words += u' ';
        words += letter.toLower();
    }
    return words;
}

} // namespace

OtherWay::OtherWay(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::OtherWay>())
{
    m_ui->setupUi(this);
    m_ui->form->hide();
    for (QPushButton *way : ways())
        connect(way, &QPushButton::clicked, this, [this, way](bool on) { choose(on ? way : nullptr); });
    connect(m_ui->reason, &QLineEdit::textChanged, this, &OtherWay::refresh);
    connect(m_ui->doIt, &GuardedButton::pressedForSure, this, &OtherWay::submit);
}

OtherWay::~OtherWay() = default;

void OtherWay::setCentre(CommandCentre &centre) { m_centre = &centre; }

void OtherWay::show(const StepFace &face)
{
    if (m_step != face.id.value()) {
        choose(nullptr);
        m_ui->reason->clear();
    }
    m_step = face.id.value();
    askFacts(face.factsAsked);
    setVisible(face.canReport || face.canSkip || face.canStop);
    m_ui->stop->setVisible(face.canStop);
    m_ui->skip->setVisible(face.canSkip);
    m_ui->byHand->setVisible(face.canReport);
    const QList<QPushButton *> all = ways();
    const auto chosen = std::find_if(
        all.begin(), all.end(), [](const QPushButton *way) { return way->isChecked() && !way->isHidden(); });
    choose(chosen == all.end() ? nullptr : *chosen);
}

QWidget *OtherWay::offerStop()
{
    if (isHidden() || m_ui->stop->isHidden())
        return nullptr;
    choose(m_ui->stop);
    m_ui->reason->setFocus(Qt::ShortcutFocusReason);
    return m_ui->reason;
}

QList<QPushButton *> OtherWay::ways() const { return {m_ui->stop, m_ui->byHand, m_ui->skip}; }

void OtherWay::choose(const QPushButton *chosen)
{
    for (QPushButton *way : ways())
        way->setChecked(way == chosen);
    const bool stops = chosen == m_ui->stop;
    const bool skips = chosen == m_ui->skip;
    const bool reports = chosen == m_ui->byHand;
    m_ui->form->setVisible(chosen != nullptr);
    m_ui->facts->setVisible(reports && !m_facts.isEmpty());
    m_ui->reasonLabel->setText(skips ? tr("&Why the recovery goes on without it")
            : stops                  ? tr("&Why it is not waited for")
                                     : tr("&What was done by hand"));
    m_ui->reason->setAccessibleName(m_ui->reasonLabel->text().remove(u'&'));
    m_ui->note->setText(skips ? tr("The step stays unverified, and the review says so. It can be taken up again later.")
            : stops ? tr("Nothing more is sent. What has begun may still come to its end at the provider; then try "
                         "again or take it back.")
                    : tr("The checks of this step follow, as if Holdfast had done it."));
    m_ui->doIt->setText(skips ? tr("Leave it out") : stops ? tr("Stop waiting") : tr("Report it done"));
    m_ui->doIt->arm(m_step + (skips ? u'-' : stops ? u'x' : u'+'));
    refresh();
}

void OtherWay::askFacts(const QStringList &facts)
{
    if (facts == m_asked)
        return;
    m_asked = facts;
    m_facts.clear();
    while (m_ui->factRows->rowCount() > 0)
        m_ui->factRows->removeRow(0);
    for (const QString &fact : facts) {
        auto *edit = new QLineEdit(m_ui->facts);
        edit->setAccessibleName(tr("What was found: %1").arg(spoken(fact)));
        connect(edit, &QLineEdit::textChanged, this, &OtherWay::refresh);
        m_ui->factRows->addRow(spoken(fact), edit);
        m_facts.insert(fact, edit);
    }
}

bool OtherWay::isComplete() const
{
    const auto isFilled = [](const QLineEdit *edit) { return !edit->text().trimmed().isEmpty(); };
    return isFilled(m_ui->reason)
        && (!m_ui->byHand->isChecked() || std::all_of(m_facts.cbegin(), m_facts.cend(), isFilled));
}

void OtherWay::refresh() { m_ui->doIt->setAllowed(isComplete()); }

void OtherWay::submit()
{
    const StepId step{m_step};
    const QString text = m_ui->reason->text().trimmed();
    if (m_ui->skip->isChecked())
        return m_centre->commands().skip(step, text);
    if (m_ui->stop->isChecked())
        return m_centre->commands().stop(step, text);
    QMap<QString, QString> found;
    for (auto fact = m_facts.constBegin(); fact != m_facts.constEnd(); ++fact)
        found.insert(fact.key(), fact.value()->text().trimmed());
    m_centre->commands().reportByHand(step, text, found);
}

} // namespace holdfast
