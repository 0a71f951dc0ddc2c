// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/parts/part.h"

#include "adapters/plan_files/yaml/nearest.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

Names::Names(QString what, FindingList &findings)
    : m_what(std::move(what))
    , m_findings(findings)
{ }

void Names::add(const QString &name, Place place)
{
    if (name.isEmpty())
        return;
    if (const auto first = m_seen.constFind(name); first != m_seen.constEnd())
        m_findings.error(
            place, "duplicate"_L1, u"The %1 %2 is taken already, in line %3."_s.arg(m_what, quoted(name)).arg(*first));
    else
        m_seen.insert(name, place.line);
}

QList<Mention> mentions(const std::vector<Node> &items, const QString &what, FindingList &findings)
{
    QList<Mention> found;
    Names seen(what, findings);
    for (const Node &item : items) {
        const QString name = itemText(item, what, findings);
        if (name.isEmpty())
            continue;
        seen.add(name, item.place);
        found.append({name, item.place});
    }
    return found;
}

QStringList texts(const std::vector<Node> &items, const QString &what, FindingList &findings)
{
    QStringList found;
    for (const Mention &mention : mentions(items, what, findings))
        found.append(mention.name);
    return found;
}

QMap<QString, QStringList> settings(Fields &fields, const QStringList &required, const QStringList &optional)
{
    QMap<QString, QStringList> found;
    for (const QString &key : required + optional) {
        const QByteArray name = key.toLatin1();
        const QLatin1StringView view(name);
        const Need need = required.contains(key) ? Need::required : Need::optional;
        const Node *node = fields.value(view);
        const QStringList values = node && node->kind == Node::Kind::list
            ? texts(fields.list(view, need), u"text"_s, fields.findings())
            : QStringList{fields.text(view, need)};
        if (!values.isEmpty() && !values.constFirst().isEmpty())
            found.insert(key, values);
    }
    return found;
}

QStringList choices(
    const std::vector<Node> &items, const QString &what, const QStringList &allowed, FindingList &findings)
{
    QStringList found;
    for (const Mention &mention : mentions(items, what, findings)) {
        if (!allowed.contains(mention.name))
            findings.error(mention.place, "enum"_L1,
                u"A %1 must be one of `%2`, but this is %3.%4"_s.arg(
                    what, allowed.join(u"`, `"_s), quoted(mention.name), suggestion(mention.name, allowed)));
        found.append(mention.name);
    }
    return found;
}

} // namespace holdfast::plan_files
