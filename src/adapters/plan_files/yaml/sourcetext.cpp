// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/yaml/sourcetext.h"

#include <QList>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

constexpr char32_t notUtf8 = 0xffffffff;

uchar byteAt(const QByteArray &bytes, qsizetype position) { return uchar(bytes[position]); }

/// The character that begins at `position`, which is moved behind it.
char32_t decode(const QByteArray &bytes, qsizetype &position)
{
    const uchar first = byteAt(bytes, position++);
    if (first < 0x80)
        return first;
    const int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    if (first < 0xc2 || first > 0xf4 || position + more > bytes.size())
        return notUtf8;
    char32_t character = first & (0x3f >> more);
    for (int index = 0; index < more; ++index) {
        const uchar next = byteAt(bytes, position++);
        if ((next & 0xc0) != 0x80)
            return notUtf8;
        character = (character << 6) | (next & 0x3f);
    }
    const bool tooLong = (more == 2 && character < 0x800) || (more == 3 && character < 0x10000);
    const bool surrogate = character >= 0xd800 && character <= 0xdfff;
    return tooLong || surrogate || character > 0x10ffff ? notUtf8 : character;
}

bool isRefused(char32_t character)
{
    if (character < 0x20)
        return character != U'\t' && character != U'\n' && character != U'\r';
    if (character < 0x7f)
        return false;
    const bool control = character <= 0x9f;
    const bool lineEnd = character == 0x2028 || character == 0x2029;
    const bool direction = character == 0x061c || character == 0x200e || character == 0x200f
        || (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
    const bool noCharacter = character == 0xfeff || (character & 0xfffe) == 0xfffe;
    return control || lineEnd || direction || noCharacter;
}

bool looksLikeWideText(const QByteArray &bytes)
{
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff"))
        return true;
    // UTF-16 and UTF-32 without a mark: every second byte of plain English is zero.
    return bytes.size() >= 4 && (bytes[0] == '\0') != (bytes[1] == '\0') && (bytes[2] == '\0' || bytes[3] == '\0');
}

} // namespace

std::optional<QByteArray> checkedText(const QByteArray &bytes, FindingList &findings)
{
    if (bytes.size() > largestFile) {
        findings.error({}, "size"_L1, u"This file is larger than 4 MiB, which no plan needs. It was not read."_s);
        return std::nullopt;
    }
    if (looksLikeWideText(bytes)) {
        findings.error({}, "encoding"_L1, u"This file is not UTF-8 but looks like UTF-16. Save it as UTF-8."_s);
        return std::nullopt;
    }
    const QByteArray text = bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes;
    Place place;
    bool clean = true;
    for (qsizetype position = 0; position < text.size();) {
        // Nearly everything is a visible ASCII character.
        if (text[position] >= ' ' && text[position] <= '~') {
            ++position;
            ++place.column;
            continue;
        }
        const char32_t character = decode(text, position);
        if (character == notUtf8) {
            findings.error(place, "encoding"_L1, u"This byte is not UTF-8. Save the file as UTF-8."_s);
            return std::nullopt;
        }
        if (isRefused(character)) {
            clean = false;
            findings.error(place, "character"_L1,
                u"An invisible character (U+%1) stands here. Remove it."_s.arg(uint(character), 4, 16, QChar(u'0')));
        }
        const bool firstOfPair = character == U'\r' && position < text.size() && text[position] == '\n';
        if (character == U'\n' || (character == U'\r' && !firstOfPair))
            place = {place.line + 1, 1};
        else
            ++place.column;
    }
    return clean ? std::optional(text) : std::nullopt;
}

std::optional<char32_t> invisibleIn(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    const auto first = std::find_if(characters.cbegin(), characters.cend(), isRefused);
    return first == characters.cend() ? std::nullopt : std::optional(char32_t(*first));
}

} // namespace holdfast::plan_files
