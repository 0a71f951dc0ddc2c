// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/railway/graphql.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

class GraphqlParser {
public:
    GraphqlParser(const QString &text, const QJsonObject &variables)
        : m_variables(variables)
    {
        static const QRegularExpression token(
            uR"(#[^\n]*|\.\.\.|"(?:[^"\\\n]|\\.)*"|[_A-Za-z][_0-9A-Za-z]*|-?[0-9][0-9.eE+-]*|[^\s,])"_s);
        for (auto found = token.globalMatch(text); found.hasNext();) {
            const QString one = found.next().captured();
            if (!one.startsWith(u'#'))
                m_tokens << one;
        }
    }

    Result<GraphqlDocument> document()
    {
        GraphqlDocument document;
        if (peek() == u"query" || peek() == u"mutation") {
            document.isMutation = take() == u"mutation";
            if (isName(peek()))
                take();
            skipDefinitions();
        }
        document.roots = selection();
        if (m_failed || m_at != m_tokens.size() || document.roots.isEmpty())
            return failure(ErrorCode::invalid, u"Syntax Error: Unexpected \"%1\""_s.arg(peek()));
        return document;
    }

private:
    [[nodiscard]] QString peek() const { return m_tokens.value(m_at); }
    QString take() { return m_tokens.value(m_at++); }
    static bool isName(const QString &text) { return !text.isEmpty() && (text[0].isLetter() || text[0] == u'_'); }

    bool expect(QStringView wanted)
    {
        if (peek() != wanted)
            m_failed = true;
        else
            ++m_at;
        return !m_failed;
    }

    void skipDefinitions()
    {
        if (peek() != u"(")
            return;
        while (m_at < m_tokens.size() && take() != u")") { }
    }

    QList<GraphqlField> selection()
    {
        QList<GraphqlField> fields;
        if (!expect(u"{"))
            return fields;
        while (!m_failed && peek() != u"}") {
            if (peek() == u"...") {
                take();
                if (peek() == u"on") {
                    take();
                    take();
                }
                fields += selection();
            } else {
                fields << field();
            }
        }
        expect(u"}");
        return fields;
    }

    GraphqlField field()
    {
        GraphqlField one;
        one.name = one.alias = take();
        if (!isName(one.name))
            m_failed = true;
        if (peek() == u":") {
            take();
            one.name = take();
        }
        if (peek() == u"(") {
            take();
            while (!m_failed && peek() != u")") {
                const QString key = take();
                if (expect(u":"))
                    insertValue(one.arguments, key);
            }
            expect(u")");
        }
        if (!m_failed && peek() == u"{")
            one.selection = selection();
        return one;
    }

    /// A variable that was not given leaves the argument out, as the language defines it.
    void insertValue(QJsonObject &object, const QString &key)
    {
        const QJsonValue found = value();
        if (!found.isUndefined())
            object.insert(key, found);
    }

    QJsonValue value()
    {
        const QString token = take();
        if (token == u"$")
            return m_variables.contains(peek()) ? m_variables.value(take())
                                                : (take(), QJsonValue(QJsonValue::Undefined));
        if (token == u"{" || token == u"[")
            return container(token == u"{");
        if (token == u"true" || token == u"false")
            return token == u"true";
        if (token == u"null")
            return {};
        if (isName(token))
            return token;
        const QJsonDocument scalar = QJsonDocument::fromJson("[" + token.toUtf8() + "]");
        m_failed = m_failed || !scalar.isArray();
        return scalar.array().at(0);
    }

    QJsonValue container(bool isObject)
    {
        QJsonObject object;
        QJsonArray array;
        const QStringView end = isObject ? u"}" : u"]";
        while (!m_failed && m_at < m_tokens.size() && peek() != end) {
            if (!isObject) {
                array << value();
                continue;
            }
            const QString key = take();
            if (expect(u":"))
                insertValue(object, key);
        }
        expect(end);
        return isObject ? QJsonValue(object) : QJsonValue(array);
    }

    QJsonObject m_variables;
    QStringList m_tokens;
    qsizetype m_at = 0;
    bool m_failed = false;
};

} // namespace

Result<GraphqlDocument> parseGraphql(const QString &text, const QJsonObject &variables)
{
    return GraphqlParser(text, variables).document();
}

Result<QJsonValue> project(const QJsonValue &value, const GraphqlField &field)
{
    if (value.isArray()) {
        QJsonArray all;
        for (const QJsonValue one : value.toArray()) {
            auto projected = project(one, field);
            if (!projected)
                return projected;
            all << *projected;
        }
        return all;
    }
    const QJsonObject object = value.toObject();
    const QString type = object.value(u"__typename"_s).toString();
    if (type.isEmpty() != field.selection.isEmpty() && !value.isNull())
        return failure(ErrorCode::invalid,
            type.isEmpty()
                ? u"Field \"%1\" must not have a selection since it has no subfields."_s.arg(field.name)
                : u"Field \"%1\" of type \"%2\" must have a selection of subfields."_s.arg(field.name, type));
    if (type.isEmpty())
        return value;
    QJsonObject selected;
    for (const GraphqlField &member : field.selection) {
        if (!object.contains(member.name))
            return failure(ErrorCode::invalid, u"Cannot query field \"%1\" on type \"%2\"."_s.arg(member.name, type));
        auto projected = project(object.value(member.name), member);
        if (!projected)
            return projected;
        selected.insert(member.alias, *projected);
    }
    return selected;
}

} // namespace holdfast::range
