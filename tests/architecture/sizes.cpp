// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/sizes.h"

#include <QHash>
#include <QRegularExpression>

namespace holdfast::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int largestSource = 400;
constexpr int largestHeader = 150;
constexpr int largestMainWindow = 200;
constexpr int largestFunction = 50;
constexpr int largestConstructor = 40;
constexpr int largestFolder = 20;

/// What could hide the structure from a brace counter becomes a semicolon or blanks of the same length.
QString structureOf(const QString &text)
{
    static const QRegularExpression preprocessor(
        u"^[ \\t]*#(?:[^\\n]*\\\\\\n)*[^\\n]*"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression access(
        u"\\b(?:(?:public|protected|private|Q_SIGNALS)(?:[ ]+Q_SLOTS)?[ ]*:(?!:)|Q_OBJECT\\b|Q_GADGET\\b)"_s);
    static const QRegularExpression macro(
        u"^(?:Q|HF)_[A-Z_]+\\([^\\n{]*\\)[ ]*$"_s, QRegularExpression::MultilineOption);
    QString code = codeOnly(text);
    for (const QRegularExpression &expression : {preprocessor, access, macro}) {
        QList<QRegularExpressionMatch> matches;
        for (auto match = expression.globalMatch(code); match.hasNext();)
            matches << match.next();
        for (const QRegularExpressionMatch &match : matches) {
            for (qsizetype at = match.capturedStart(); at < match.capturedEnd(); ++at) {
                if (code[at] != u'\n')
                    code[at] = u' ';
            }
            code[match.capturedEnd() - 1] = u';';
        }
    }
    return code;
}

enum class BraceKind { scope, function, data };

/// Finds functions by looking at what stands before each brace outside of functions.
class FunctionFinder {
public:
    explicit FunctionFinder(const QString &text)
        : m_code(structureOf(text))
    { }

    QList<FunctionSpan> run()
    {
        for (qsizetype at = 0; at < m_code.size(); ++at) {
            const QChar character = m_code[at];
            if (character == u'(')
                ++m_parentheses;
            else if (character == u')')
                --m_parentheses;
            else if (m_parentheses == 0 && (character == u';' || character == u'}'))
                closeStatement(at, character);
            else if (m_parentheses == 0 && character == u'{')
                at = openBrace(at);
        }
        return m_functions;
    }

private:
    void closeStatement(qsizetype at, QChar character)
    {
        if (character == u'}' && !m_scopes.isEmpty())
            m_scopes.removeLast();
        startHead(at + 1);
    }

    void startHead(qsizetype at)
    {
        m_headStart = at;
        m_head.clear();
        m_copied = at;
    }

    /// Returns the position to go on from.
    qsizetype openBrace(qsizetype at)
    {
        m_head += m_code.mid(m_copied, at - m_copied);
        m_copied = at;
        const BraceKind kind = kindOf(m_head);
        if (kind == BraceKind::scope) {
            m_scopes << scopeName(m_head);
            startHead(at + 1);
            return at;
        }
        const qsizetype end = closingBrace(at);
        if (kind == BraceKind::function) {
            addFunction(end);
            startHead(end + 1);
        } else {
            // An initialiser: the statement goes on behind it.
            m_head += u"{}"_s;
            m_copied = end + 1;
        }
        return end;
    }

    void addFunction(qsizetype end)
    {
        qsizetype first = m_headStart;
        while (m_code[first].isSpace())
            ++first;
        FunctionSpan span;
        span.name = m_head.simplified();
        span.firstLine = lineOf(m_code, first);
        span.lines = lineOf(m_code, end) - span.firstLine + 1;
        static const QRegularExpression outside(u"\\b(\\w+)(?:<[^>]*>)?::\\1\\s*\\("_s);
        const QString before = span.name.section(u'(', 0, 0).trimmed();
        span.constructor = outside.match(span.name).hasMatch()
            || (!m_scopes.isEmpty() && before.section(u' ', -1) == m_scopes.last() && !before.contains(u'~'));
        m_functions << span;
    }

    qsizetype closingBrace(qsizetype open) const
    {
        int depth = 0;
        for (qsizetype at = open; at < m_code.size(); ++at) {
            if (m_code[at] == u'{')
                ++depth;
            else if (m_code[at] == u'}' && --depth == 0)
                return at;
        }
        return m_code.size() - 1;
    }

    static QString scopeName(const QString &head)
    {
        static const QRegularExpression name(u"\\b(?:class|struct|union)\\s+(\\w+)[^:]*?(?:\\bfinal\\b)?\\s*(?::|$)"_s);
        return name.match(head.simplified()).captured(1);
    }

    static BraceKind kindOf(const QString &head)
    {
        static const QRegularExpression scope(
            u"^(?:template\\s*<.*>\\s*)?(?:inline\\s+)?(?:namespace|extern|class|struct|union|enum)\\b"_s);
        static const QRegularExpression body(
            u"(?:\\)|\\b(?:const|noexcept|override|final|mutable|try)|&)$|\\)[^=]*->[^=]*$"_s);
        static const QRegularExpression initialisers(u"\\)\\s*(?:noexcept\\s*)?:(?!:)"_s);
        const QString text = head.simplified();
        if (scope.match(text).hasMatch())
            return BraceKind::scope;
        if (initialisers.match(text).hasMatch())
            return text.endsWith(u')') || text.endsWith(u'}') ? BraceKind::function : BraceKind::data;
        return text.contains(u'(') && body.match(text).hasMatch() ? BraceKind::function : BraceKind::data;
    }

    QString m_code;
    QList<FunctionSpan> m_functions;
    QStringList m_scopes;
    QString m_head;
    qsizetype m_headStart = 0;
    qsizetype m_copied = 0;
    int m_parentheses = 0;
};

} // namespace

QList<FunctionSpan> functionsOf(const QString &text) { return FunctionFinder(text).run(); }

Findings checkSizes(const SourceFile &file)
{
    Findings findings;
    const int lines = int(file.text.count(u'\n'));
    const bool header = file.path.endsWith(".h"_L1);
    const bool mainWindow = file.path.endsWith("/mainwindow.cpp"_L1);
    const int limit = header ? largestHeader : mainWindow ? largestMainWindow : largestSource;
    if (lines > limit)
        findings << Finding{u"file-size"_s, file.path, lines, u"%1 lines, %2 are allowed"_s.arg(lines).arg(limit)};
    for (const FunctionSpan &function : functionsOf(file.text)) {
        const int allowed = function.constructor ? largestConstructor : largestFunction;
        if (function.lines > allowed)
            findings << Finding{u"function-size"_s, file.path, function.firstLine,
                u"%1: %2 lines, %3 are allowed"_s.arg(function.name.left(80)).arg(function.lines).arg(allowed)};
    }
    return findings;
}

Findings checkFolders(const QStringList &paths)
{
    QHash<QString, int> counts;
    for (const QString &path : paths)
        ++counts[path.section(u'/', 0, -2)];
    Findings findings;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
        if (count.value() > largestFolder)
            findings << Finding{u"folder-size"_s, count.key(), 1,
                u"%1 files of code, %2 are allowed"_s.arg(count.value()).arg(largestFolder)};
    }
    return findings;
}

} // namespace holdfast::test
