// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/sizes.h"
#include "support/runner.h"

using namespace holdfast::test;
using namespace Qt::StringLiterals;

/// The function finder on our style, and the size rules on files just inside and just outside of the budget.
class SizeControlsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsFunctions();
    void findsConstructors();
    void isNotMisledByData();
    void fileSizes();
    void functionSizes();
    void folderSizes();
};

namespace {

QStringList spansOf(const char *text)
{
    QStringList spans;
    for (const FunctionSpan &span : functionsOf(QString::fromUtf8(text)))
        spans << u"%1+%2%3"_s.arg(span.firstLine).arg(span.lines).arg(span.constructor ? u" constructor"_s : u""_s);
    return spans;
}

QString functionOf(const QString &signature, int lines)
{
    return signature + u"\n{\n"_s + u"    x();\n"_s.repeated(lines - 3) + u"}\n"_s;
}

} // namespace

void SizeControlsTest::findsFunctions()
{
    QCOMPARE(spansOf("int f() { return 1; }\n"), QStringList{u"1+1"_s});
    QCOMPARE(
        spansOf("namespace a {\nnamespace {\n\nint f(int a,\n    int b) noexcept\n{\n    if (a) {\n        b = {};\n"
                "    }\n    return \"}\"[0];\n}\n\n} // namespace\n} // namespace a\n"),
        QStringList{u"4+8"_s});
    QCOMPARE(spansOf("template <class T>\nauto f(T t) -> QList<T>\n{\n}\nbool operator()(int a) const { return a; }\n"),
        (QStringList{u"1+4"_s, u"5+1"_s}));
    QCOMPARE(
        spansOf("class A {\n    Q_OBJECT\n\npublic:\n    void f()\n    {\n    }\n\nprivate Q_SLOTS:\n    void g();\n"
                "    int h() const override { return 1; }\n    int m_a {0};\n};\n"),
        (QStringList{u"5+3"_s, u"11+1"_s}));
    QCOMPARE(spansOf("static const auto f = [](int a) {\n    return a;\n};\n"), QStringList{u"1+3"_s});
    QCOMPARE(spansOf("HF_TEST_MAIN\n#define X {\nvoid f()\n{\n    call([] {\n        x();\n    });\n}\n"),
        QStringList{u"3+6"_s});
    QCOMPARE(spansOf("Q_DECLARE_METATYPE(A)\n\nvoid f() {\n}\n"), QStringList{u"3+2"_s});
}

void SizeControlsTest::findsConstructors()
{
    QCOMPARE(spansOf("A::A(int a)\n    : m_a {a}\n    , m_b(a)\n{\n    x();\n}\n"), QStringList{u"1+6 constructor"_s});
    QCOMPARE(spansOf("A::A(int a)\n    : B(a)\n    , m_c {\n          a,\n      }\n{\n}\n"),
        QStringList{u"1+7 constructor"_s});
    QCOMPARE(spansOf("A::~A()\n{\n}\nvoid A::a() { }\n"), (QStringList{u"1+3"_s, u"4+1"_s}));
    QCOMPARE(spansOf("class A final : public B {\npublic:\n    explicit A(int a)\n        : m_a(a)\n    {\n    }\n"
                     "    ~A() { }\n    A *copy() { return new A(1); }\n};\n"),
        (QStringList{u"3+4 constructor"_s, u"7+1"_s, u"8+1"_s}));
}

void SizeControlsTest::isNotMisledByData()
{
    QCOMPARE(spansOf("const QList<int> list {1, 2};\nint x[] = {f(1), 2};\nenum class E { a, b };\n"
                     "struct S {\n    int a = 0;\n    std::function<void()> f {};\n};\n"
                     "const std::array<S, 2> table {{{1, {}}, {2, {}}}};\nvoid g(S s = {});\nint y = f(S {1});\n"),
        QStringList());
}

void SizeControlsTest::fileSizes()
{
    const auto rules = [](const char *path, int lines) {
        const Findings findings = checkSizes({QString::fromLatin1(path), u"int x;\n"_s.repeated(lines)});
        return findings.isEmpty() ? QString() : findings[0].rule;
    };
    QCOMPARE(rules("engine/a.cpp", 400), QString());
    QCOMPARE(rules("engine/a.cpp", 401), u"file-size"_s);
    QCOMPARE(rules("engine/a.h", 150), QString());
    QCOMPARE(rules("engine/a.h", 151), u"file-size"_s);
    QCOMPARE(rules("desktop/shell/mainwindow.cpp", 200), QString());
    QCOMPARE(rules("desktop/shell/mainwindow.cpp", 201), u"file-size"_s);
}

void SizeControlsTest::functionSizes()
{
    const auto count = [](const QString &text) { return checkSizes({u"engine/a.cpp"_s, text}).size(); };
    QCOMPARE(count(functionOf(u"void f()"_s, 50)), 0);
    QCOMPARE(count(functionOf(u"void f()"_s, 51)), 1);
    QCOMPARE(count(functionOf(u"A::A()"_s, 40)), 0);
    QCOMPARE(count(functionOf(u"A::A()"_s, 41)), 1);
    QCOMPARE(count(functionOf(u"void f()"_s, 30) + functionOf(u"void g()"_s, 30)), 0);
}

void SizeControlsTest::folderSizes()
{
    QStringList paths;
    for (int file = 0; file < 20; ++file)
        paths << u"engine/a/f%1.cpp"_s.arg(file) << u"engine/b/f%1.cpp"_s.arg(file);
    QCOMPARE(checkFolders(paths).size(), 0);
    QCOMPARE(checkFolders(paths << u"engine/b/one_more.h"_s).size(), 1);
}

HF_TEST(SizeControlsTest)
#include "tst_sizecontrols.moc"
