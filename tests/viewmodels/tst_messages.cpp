// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runner.h"
#include "viewmodels/samplemessages.h"

#include <QSignalSpy>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;

namespace {

QString cellText(const RowsModel &model, int row, int column) { return model.index(row, column).data().toString(); }

} // namespace

class MessagesViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDraftIsReadWithItsDoubts()
    {
        MessagesView view;
        view.show(messagesOf(situationAt(Stage::declared)));
        view.chooseAudience(u"customers"_s);
        QVERIFY(view.draft());
        QCOMPARE(view.draft()->message.id, u"M3"_s);
        QVERIFY(view.doubts().contains(u"Changed since it was written: incident.impactStart"_s));
        QVERIFY(view.doubts().contains(u"Promises a time"_s));
        QVERIFY(view.doubts().contains(u"Names a machine or a supplier"_s));
        QVERIFY(!view.isBlocked()); // doubts are for a person to weigh
        QSignalSpy approved(&view, &MessagesView::approveWanted);
        view.approve();
        QCOMPARE(approved[0][0].toString(), u"M3"_s);
        QCOMPARE(approved[0][1].toString(), view.draft()->message.digest);
    }

    void everyDeliverySaysHowItStands()
    {
        MessagesView view;
        view.show(messagesOf(situationAt(Stage::declared)));
        QCOMPARE(view.deliveries.rowCount(), 3);
        QCOMPARE(cellText(view.deliveries, 0, DeliveriesModel::stateColumn), u"draft"_s);
        QCOMPARE(cellText(view.deliveries, 1, DeliveriesModel::stateColumn), u"unknown"_s);
        QCOMPARE(cellText(view.deliveries, 2, DeliveriesModel::stateColumn), u"sent"_s);
        QVERIFY(cellText(view.deliveries, 2, DeliveriesModel::whyColumn).startsWith(u"publicly visible since"_s));
    }

    void onlyWhatIsUnknownCanBeSettled()
    {
        MessagesView view;
        view.show(messagesOf(situationAt(Stage::declared)));
        view.chooseDelivery(view.deliveries.rows()[2].key);
        QVERIFY(!view.canSettle());
        view.chooseDelivery(view.deliveries.rows()[1].key);
        QVERIFY(view.canSettle());
        QSignalSpy settled(&view, &MessagesView::settleWanted);
        view.settle(true, u"I see it"_s);
        QCOMPARE(settled[0][0].toString(), u"M2"_s);
        QCOMPARE(settled[0][1].toString(), u"slack"_s);
        QCOMPARE(settled[0][3].toBool(), true);
    }

    void theMostPressingAudienceComesFirst()
    {
        MessagesView view;
        view.show(messagesOf(situationAt(Stage::declared)));
        view.chooseMostPressing(); // nobody in the house has heard anything: late
        QCOMPARE(view.audience(), u"engineering"_s);
        QVERIFY(cellText(view.audiences, 0, AudiencesModel::dueColumn).startsWith(u"late by"_s));
        QVERIFY(cellText(view.audiences, 1, AudiencesModel::dueColumn).startsWith(u"in "_s));
    }

    void theNextTextIsProposedWhenItsTimeHasCome()
    {
        MessagesView view;
        QSignalSpy wanted(&view, &MessagesView::proposalWanted);
        MessagesPicture picture = messagesOf(situationAt(Stage::declared));
        view.show(picture);
        view.chooseAudience(u"customers"_s);
        const qsizetype asked = wanted.size();
        view.show(picture);
        QCOMPARE(wanted.size(), asked); // nothing new
        picture.cadence[1].occasion = u"recovery"_s;
        view.show(picture);
        QCOMPARE(wanted.size(), asked + 1);
        QCOMPARE(wanted.last()[0].toString(), u"customers"_s);
    }

    void aGapInTheTextIsSaid()
    {
        MessagesView view;
        view.show(messagesOf(situationAt(Stage::declared)));
        view.chooseAudience(u"engineering"_s);
        view.propose(
            u"engineering"_s, RenderedText{{}, u"Back at ${incident.restored}."_s, {}, {u"incident.restored"_s}});
        QVERIFY(view.proposalTrouble().contains(u"incident.restored"_s));
        view.propose(u"customers"_s, RenderedText{{}, u"late answer"_s, {}, {}}); // of another audience
        QVERIFY(view.proposal().startsWith(u"Back at"_s));
    }
};

HF_TEST(MessagesViewTest)
#include "tst_messages.moc"
