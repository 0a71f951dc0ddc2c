// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/edit/planedit.h"

#include "adapters/plan_files/edit/splice.h"
#include "adapters/plan_files/edit/treeedit.h"
#include "adapters/plan_files/yaml/sourcetext.h"

using namespace Qt::StringLiterals;

namespace holdfast {

using namespace plan_files;

namespace {

const QByteArray byteOrderMark = QByteArrayLiteral("\xef\xbb\xbf");

std::optional<Node> readWhole(const QByteArray &text, FindingList &findings)
{
    std::optional<Node> root = readYaml(text, findings);
    return findings.hasErrors() ? std::nullopt : root;
}

QStringList valuesOf(const PlanEdit &edit)
{
    if (const auto *set = std::get_if<SetValue>(&edit))
        return {set->value};
    QStringList values;
    if (const auto *append = std::get_if<AppendEntry>(&edit)) {
        for (const auto &[key, value] : append->values)
            values << value;
    }
    return values;
}

Result<> checkVisible(const PlanEdit &edit)
{
    for (const QString &value : valuesOf(edit)) {
        FindingList findings{QString()};
        // The mark at the end keeps a short value from looking like UTF-16.
        if (!value.isValidUtf16() || !checkedText(value.toUtf8() + "....", findings))
            return failure(ErrorCode::invalid, u"The value holds a character that people cannot see."_s, {},
                u"Type it by hand instead of pasting it."_s);
    }
    return {};
}

} // namespace

Result<QByteArray> editedPlan(const QByteArray &bytes, const PlanEdit &edit)
{
    if (const Result<> visible = checkVisible(edit); !visible)
        return failure(visible.error());
    FindingList findings{QString()};
    const std::optional<QByteArray> text = checkedText(bytes, findings);
    const std::optional<Node> root = text ? readWhole(*text, findings) : std::nullopt;
    if (!root)
        return failure(ErrorCode::refused, u"The plan file cannot be read as it is, so nothing was changed in it."_s,
            findings.sorted().isEmpty() ? QString() : formatFinding(findings.sorted().constFirst()),
            u"Mend it in the file first."_s);
    Node wanted = *root;
    applyTo(wanted, edit);
    for (const bool quoteAll : {false, true}) {
        const Result<Splice> splice = spliceFor(*text, *root, edit, quoteAll);
        if (!splice)
            return failure(splice.error());
        QByteArray changed = *text;
        changed.replace(splice->begin, splice->end - splice->begin, splice->text);
        FindingList again{QString()};
        const std::optional<Node> read = readWhole(changed, again);
        if (read && isSameContent(wanted, *read))
            return bytes.startsWith(byteOrderMark) ? byteOrderMark + changed : changed;
    }
    return failure(ErrorCode::refused, u"This change cannot be made without touching more of the file."_s, {},
        u"Change it in the file, with any text editor."_s);
}

} // namespace holdfast
