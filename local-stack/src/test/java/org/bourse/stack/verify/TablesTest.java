package org.bourse.stack.verify;

import static org.bourse.stack.verify.Invariant.I10;
import static org.bourse.stack.verify.Invariant.I14;
import static org.bourse.stack.verify.Invariant.I8;
import static org.bourse.stack.verify.Invariant.I9;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.OrderRejected;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.verify.check.Balances;
import org.bourse.stack.verify.check.Footprint;
import org.bourse.stack.verify.database.Applied;
import org.bourse.stack.verify.database.KeptTables;
import org.bourse.stack.verify.database.LedgerRowsCheck;
import org.bourse.stack.verify.database.LedgerTables;
import org.bourse.stack.verify.database.OrderRowsCheck;
import org.bourse.stack.verify.database.OrderTables;
import org.bourse.stack.verify.database.VolumeRowsCheck;
import org.bourse.stack.verify.database.VolumeTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I8, I10 and I14: rows that are not what the events make. */
class TablesTest {
    private final KeptTables tables = new KeptTables();
    private Play play = new Play();

    /** An order that is filled, one that was cancelled, one that is open. */
    @BeforeEach
    void keep() {
        Script script = new Script();
        long sell = Scenes.restingSell(script, 10, 100);
        Scenes.buyOfFour(script, sell, 0, 6);
        Scenes.cancelSell(script, sell, 4, 6);
        Scenes.restingSell(script, 3, 100);
        play = Play.of(script);
        tables.keep(
                play.steps,
                Stream.concat(play.ended.stream(), play.checks.orders().open().stream()).toList());
    }

    private void judge() {
        OrderRowsCheck orders =
                new OrderRowsCheck(tables.orders(), play.checks.orders(), play.findings);
        LedgerRowsCheck ledger =
                new LedgerRowsCheck(tables.ledger(), play.checks.balances(), play.findings);
        VolumeRowsCheck volumes =
                new VolumeRowsCheck(tables.volumes(), play.checks.listings(), play.findings);
        play.ended.forEach(order -> orders.ended(order, 1));
        play.steps.forEach(step -> {
            orders.tell(step);
            ledger.tell(step);
            volumes.tell(step);
        });
        assertTrue(orders.isExact() && ledger.isExact() && volumes.isExact());
    }

    private void assertBroken(Invariant invariant, String detail) {
        judge();

        assertEquals(Verdict.State.BROKEN, play.state(invariant));
        assertTrue(
                play.findings.verdict(invariant).detail().contains(detail),
                () -> play.findings.verdict(invariant).detail());
    }

    @Test
    void rowsThatAreRightAreOk() {
        judge();

        assertEquals(List.of(), play.alarms);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aColumnOfAnOrderThatDiffers(int order) {
        long id = tables.ids().get(order);
        tables.row(id).put("remaining_lots", 77L);

        assertBroken(I10, "remaining_lots of order " + id + " as 77");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anOrderWithoutARow(int order) {
        long id = tables.ids().get(order);
        tables.rows.remove(id);

        assertBroken(I10, "order " + id);
    }

    @Test
    void aRowOfNoOrder() {
        tables.counts.merge(OrderTables.ORDERS, 1L, Long::sum);

        assertBroken(I10, "the table orders of order-service has 4 rows, the events make 3");
    }

    @Test
    void aFillThatIsNotThere() {
        tables.trades.put(tables.ids().getFirst(), new Footprint());

        assertBroken(I10, "the 0 rows of order");
    }

    /** As long as they are there, they are compared. */
    @ParameterizedTest
    @ValueSource(strings = {OrderTables.ORDERS, OrderTables.TRADES, OrderTables.TRANSITIONS})
    void rowsThatThePolicyDroppedAreNotMissed(String table) {
        tables.counts.put(table, 0L);
        switch (table) {
            case OrderTables.ORDERS -> tables.rows.clear();
            case OrderTables.TRADES -> tables.trades.clear();
            default -> tables.transitions.clear();
        }
        tables.dropped.add(table);

        judge();

        assertEquals(List.of(), play.alarms);
        assertTrue(
                play.findings
                        .verdict(I10)
                        .detail()
                        .endsWith("; 3 orders without rows that the" + " policy has dropped"),
                () -> play.findings.verdict(I10).detail());
    }

    @Test
    void otherRowsOfOrdersOfWhichSomeAreDroppedAreCompared() {
        tables.dropped.add(OrderTables.TRADES);
        tables.counts.put(OrderTables.TRADES, 0L);
        tables.row(tables.ids().getFirst()).put("remaining_lots", 77L);

        assertBroken(I10, "remaining_lots of order");
    }

    @Test
    void aTransitionOfAnotherOrder() {
        tables.transitions.put(tables.ids().get(0), tables.transitions.get(tables.ids().get(1)));

        assertBroken(I10, "order_transition");
    }

    @Test
    void aPositionThatIsNotThatOfItsSequence() {
        tables.applied = new Applied(tables.applied.sequence(), 3);

        assertBroken(I9, "order-service says");
    }

    @Test
    void aPositionOfTheLedgerThatIsNotThatOfItsSequence() {
        tables.ledgerApplied = new Applied(tables.ledgerApplied.sequence(), 1_000_000);

        assertBroken(I9, "portfolio-service says");
    }

    @Test
    void aRowOfAnOrderThatWasRefusedAndIsNone() {
        Script script = new Script();
        PlaceOrder asked = Script.limit(Script.BUYER, Side.BUY, 1, 1).build();
        long id = Ids.of(0, script.position(), 0);
        script.command(Writer.ORDER_ENTRY, body -> body.setPlaceOrder(asked))
                .say(
                        OrderRejected.newBuilder()
                                .setOrder(Script.order(id, asked))
                                .setCode(RejectCode.REQUEST_EXPIRED)
                                .build());
        play = Play.of(script);
        KeptTables kept = new KeptTables();
        kept.keep(play.steps, play.ended);
        kept.counts.put(OrderTables.ORDERS, 0L);
        OrderRowsCheck orders =
                new OrderRowsCheck(kept.orders(), play.checks.orders(), play.findings);
        play.ended.forEach(order -> orders.ended(order, 1));
        play.steps.forEach(orders::tell);

        assertEquals(Verdict.State.BROKEN, play.state(I10));
        assertEquals(1, play.findings.violations(I10));
    }

    @Test
    void aPostingThatDiffers() {
        tables.postings.set(4, tables.postings.get(3));

        assertBroken(I8, "portfolio-service has booked");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void anEntryThatSaysSomethingElse(int what) {
        LedgerTables.Booked booked = tables.postings.get(4);
        LedgerTables.Header header = booked.header();
        tables.postings.set(
                4,
                new LedgerTables.Booked(
                        booked.position(),
                        booked.index(),
                        booked.account(),
                        booked.asset(),
                        booked.bucket(),
                        booked.deltaMinor(),
                        booked.balanceMinor(),
                        booked.kind(),
                        booked.reference(),
                        new LedgerTables.Header(
                                header.venueTimeMicros(),
                                header.writer() + (what == 0 ? 1 : 0),
                                what == 1 ? new UUID(4, 4) : header.requestId(),
                                what == 2 ? header.hash() : header.previousHash(),
                                what == 3 ? header.previousHash() : header.hash())));

        assertBroken(I8, "portfolio-service has booked");
    }

    @Test
    void aLedgerThatIsOlderThanItsChainIsRightWithoutHashes() {
        KeptTables unchained = new KeptTables();
        unchained.isChained = false;
        unchained.keep(play.steps, List.of());
        LedgerRowsCheck ledger =
                new LedgerRowsCheck(unchained.ledger(), play.checks.balances(), play.findings);

        play.steps.forEach(ledger::tell);

        assertTrue(ledger.isExact());
        assertEquals(List.of(), play.alarms);
        assertEquals("", unchained.postings.getLast().header().hash());
    }

    @Test
    void aPostingTooMuch() {
        tables.postings.add(tables.postings.getLast());

        assertBroken(I8, "the venue posted nothing");
    }

    @Test
    void aBalanceThatIsNotWhatWasPosted() {
        tables.balances.merge(
                new Balances.Place(Script.BUYER, Script.BASE, Bucket.AVAILABLE), 1L, Long::sum);

        assertBroken(I8, "as 10005, the venue's postings make it 10004");
    }

    @Test
    void aBalanceOfNobody() {
        tables.balances.put(new Balances.Place(1_009, Script.BASE, Bucket.HELD), 1L);

        assertBroken(I8, "account=1009");
    }

    @Test
    void aVolumeThatDiffers() {
        tables.volumes.put(new VolumeTables.Key(Script.BUYER, Script.QUOTE, 0), 401L);

        assertBroken(I14, "as 401, the fills make it 400");
    }
}
