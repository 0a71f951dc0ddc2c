// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/keys/keyspage.h"

#include "desktop/common/say.h"
#include "viewmodels/keys/keysview.h"

#include "ui_keyspage.h"

#include <QItemSelectionModel>

namespace holdfast {

KeysPage::KeysPage(KeysView &view, QWidget *parent)
    : PageWidget(parent)
    , m_ui(std::make_unique<Ui::KeysPage>())
    , m_view(view)
{
    m_ui->setupUi(this);
    setStart(m_ui->keys);
    m_ui->keys->setModel(&view.model);
    m_ui->keys->setStretch(KeysModel::purposeColumn);
    m_ui->keys->setFittedRows(10);
    m_ui->keys->setLeastRows(6);
    m_ui->newKey->setEchoMode(QLineEdit::Password);
    m_ui->newKey->setMaxLength(10 * 1024);
    connectPage();
    refresh();
}

KeysPage::~KeysPage() = default;

void KeysPage::connectPage()
{
    connect(m_ui->keys->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            const QString name = current.data(RowsModel::keyRole).toString();
            if (name.isEmpty() || name == m_view.chosen())
                return;
            m_ui->newKey->clear(); // what was typed was meant for another key
            m_view.choose(name);
        });
    connect(&m_view, &KeysView::changed, this, &KeysPage::refresh);
    connect(m_ui->newKey, &QLineEdit::textChanged, this, &KeysPage::refresh);
    connect(m_ui->newKey, &QLineEdit::returnPressed, m_ui->store, &QPushButton::click);
    connect(
        m_ui->store, &QPushButton::clicked, this, [this] { Q_EMIT m_view.storeWanted(m_view.chosen(), takeTyped()); });
    connect(
        m_ui->keep, &QPushButton::clicked, this, [this] { Q_EMIT m_view.keepWanted(m_view.chosen(), takeTyped()); });
    connect(m_ui->test, &QPushButton::clicked, this, [this] { Q_EMIT m_view.testWanted(m_view.chosen()); });
    connect(m_ui->remove, &QPushButton::clicked, this, [this] { Q_EMIT m_view.removeWanted(m_view.chosen()); });
}

Secret KeysPage::takeTyped()
{
    const Secret typed(m_ui->newKey->text().toUtf8());
    m_ui->newKey->clear();
    return typed;
}

void KeysPage::refresh()
{
    const bool hasTyped = !m_ui->newKey->text().isEmpty();
    say(m_ui->title, m_view.title());
    say(m_ui->detail, m_view.detail());
    m_ui->store->setEnabled(hasTyped);
    m_ui->keep->setEnabled(hasTyped);
    m_ui->test->setEnabled(m_view.canTest());
    m_ui->remove->setEnabled(m_view.hasKey());
    say(m_ui->whyNoTest, m_view.whyNoTest());
    const Cell verdict = m_view.verdict();
    m_ui->verdict->setVisible(!verdict.text.isEmpty());
    m_ui->verdict->setState(verdict.text, verdict.shape, verdict.tone);
    say(m_ui->told, verdict.tip);
}

} // namespace holdfast
