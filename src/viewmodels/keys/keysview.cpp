// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/keys/keysview.h"

#include "viewmodels/words/wording.h"

#include <algorithm>

namespace holdfast {

namespace {

Cell stateCell(const KeyState &key)
{
    switch (key.where) {
    case KeyState::Where::keyStore:
        return {KeysModel::tr("in the key store"), Tone::normal, Glyph::tick};
    case KeyState::Where::session:
        return {KeysModel::tr("until Holdfast ends"), Tone::notice, Glyph::circle};
    case KeyState::Where::nowhere:
        break;
    }
    return {KeysModel::tr("none"), Tone::normal, Glyph::ring};
}

} // namespace

KeysModel::KeysModel(QObject *parent)
    : RowsModel({tr("Key"), tr("What it is for"), tr("Where it is"), tr("Last test")}, parent)
{ }

void KeysModel::show(const QList<KeyState> &keys, const QMap<QString, Cell> &verdicts)
{
    QList<Row> rows;
    for (const KeyState &key : keys)
        rows << Row{key.name,
            {Cell{.text = key.title == key.name ? key.name : QStringLiteral("%1 (%2)").arg(key.title, key.name)},
                Cell{.text = key.purpose}, stateCell(key),
                verdicts.value(key.name, Cell{.text = Wording::orDash({})})}};
    setRows(std::move(rows));
}

KeysView::KeysView(QObject *parent)
    : QObject(parent)
{ }

void KeysView::show(const QList<KeyState> &keys)
{
    m_keys = keys;
    if (!state() && !m_keys.isEmpty())
        m_chosen = m_keys.first().name;
    model.show(m_keys, m_verdicts);
    Q_EMIT changed();
}

void KeysView::tell(const QString &name, const Cell &verdict)
{
    m_verdicts[name] = verdict;
    model.show(m_keys, m_verdicts);
    Q_EMIT changed();
}

void KeysView::choose(const QString &name)
{
    if (m_chosen == name)
        return;
    m_chosen = name;
    Q_EMIT changed();
}

const KeyState *KeysView::state() const
{
    const auto found =
        std::find_if(m_keys.cbegin(), m_keys.cend(), [this](const KeyState &key) { return key.name == m_chosen; });
    return found == m_keys.cend() ? nullptr : &*found;
}

QString KeysView::title() const
{
    const KeyState *key = state();
    return key ? QStringLiteral("%1 · %2").arg(key->title, key->purpose) : tr("No key is chosen.");
}

QString KeysView::detail() const
{
    const KeyState *key = state();
    if (!key)
        return {};
    QString text = tr("There is no key yet.");
    if (key->where == KeyState::Where::session)
        text = tr("It is kept in memory until Holdfast ends, and nowhere else.");
    else if (key->mark)
        text = tr("In the key store of this desktop since %1, stored by %2.")
                   .arg(formatUtcSeconds(key->mark->storedAt), key->mark->by);
    return key->form.isEmpty() ? text : text + QLatin1Char(' ') + tr("It is written as: %1.").arg(key->form);
}

bool KeysView::hasKey() const { return state() && state()->where != KeyState::Where::nowhere; }

bool KeysView::canTest() const { return hasKey() && state()->checkable; }

QString KeysView::whyNoTest() const
{
    if (!state() || canTest())
        return {};
    if (!hasKey())
        return tr("There is nothing to test yet.");
    return tr("This profile does not ask this provider. In practice nothing outside this computer is asked; start "
              "Holdfast with --profile and an environment of the plan to test keys.");
}

} // namespace holdfast
