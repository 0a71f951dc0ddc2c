// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QObject>
#include <QTest>
#include <functional>
#include <memory>
#include <vector>

namespace holdfast::test {

/// The test classes of one program, in the order of their registration.
inline std::vector<std::function<std::unique_ptr<QObject>()>> &testClasses()
{
    static std::vector<std::function<std::unique_ptr<QObject>()>> classes;
    return classes;
}

template <class T> struct Registration {
    Registration()
    {
        testClasses().push_back([] { return std::make_unique<T>(); });
    }
};

/// Runs every registered class; an argument `Class` or `Class::function` narrows it down.
inline int runAll(int argc, char **argv)
{
    const QStringList arguments = QCoreApplication::arguments();
    QString wanted;
    QStringList passed{arguments.value(0)};
    for (const QString &argument : arguments.mid(1)) {
        if (wanted.isEmpty() && !argument.startsWith(QLatin1Char('-')))
            wanted = argument;
        else
            passed << argument;
    }
    const QString wantedClass = wanted.section(QStringLiteral("::"), 0, 0);
    const QString wantedFunction = wanted.section(QStringLiteral("::"), 1);
    if (!wantedFunction.isEmpty())
        passed << wantedFunction;
    int failures = 0;
    int ran = 0;
    for (const auto &make : testClasses()) {
        const std::unique_ptr<QObject> test = make();
        const QString name = QString::fromLatin1(test->metaObject()->className()).section(QStringLiteral("::"), -1);
        if (!wantedClass.isEmpty() && name != wantedClass)
            continue;
        ++ran;
        failures += QTest::qExec(test.get(), passed);
    }
    Q_UNUSED(argc)
    Q_UNUSED(argv)
    return ran == 0 ? 1 : failures;
}

} // namespace holdfast::test

/// Registers a test class with the program's runner.
#define HF_TEST(Class) static const holdfast::test::Registration<Class> registration##Class;

/// The main function of a test program without a window.
#define HF_TEST_MAIN                                                                                                   \
    int main(int argc, char **argv)                                                                                    \
    {                                                                                                                  \
        QCoreApplication application(argc, argv);                                                                      \
        return holdfast::test::runAll(argc, argv);                                                                     \
    }

/// The main function of a test program with widgets.
#define HF_GUI_TEST_MAIN                                                                                               \
    int main(int argc, char **argv)                                                                                    \
    {                                                                                                                  \
        QApplication application(argc, argv);                                                                          \
        return holdfast::test::runAll(argc, argv);                                                                     \
    }
