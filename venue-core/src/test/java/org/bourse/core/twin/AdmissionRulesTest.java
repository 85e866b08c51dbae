package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.DAY_MICROS;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.KeyState;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may say what and when: duplicates, sequences, time, keys, listings, ids. */
class AdmissionRulesTest {

    private static String repeated(long orderId) {
        return "repeated alice " + orderId;
    }

    @ParameterizedTest
    @EnumSource
    void theSameOrderAgainIsTheSameOrder(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        Ask ask = venue.buy(ALICE, 10, 100);
        venue.place(ask);
        long first = venue.lastOrderId();

        assertEquals(List.of(repeated(first)), venue.place(ask));
        assertEquals(List.of(repeated(first)), venue.place(ask.withValidUntil(START_MICROS + 1)));
        assertEquals(
                List.of("rejected CLIENT_ORDER_ID_REUSED"),
                venue.place(ask.withNumbers(101, 10, 0)));
        assertEquals("accepted", venue.place(ask.withAccount(BOB)).getFirst());
        assertEquals(2, venue.venue().openOrders());
    }

    @ParameterizedTest
    @EnumSource
    void aRejectedOrderConsumesItsIdButAnExpiredOneDoesNot(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        Ask poor = venue.buy(ALICE, 5_000, 1_000);
        assertEquals(List.of("rejected INSUFFICIENT_FUNDS"), venue.place(poor));
        long first = venue.lastOrderId();
        Ask late = venue.buy(ALICE, 10, 100).withValidUntil(START_MICROS - 1);

        assertEquals(List.of(repeated(first)), venue.place(poor));
        assertEquals(List.of("rejected REQUEST_EXPIRED"), venue.place(late));
        assertEquals("accepted", venue.place(late.withValidUntil(START_MICROS)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void clientOrderIdsAreKnownForOneToTwoDays(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        Ask ask = venue.buy(ALICE, 10, 100);
        venue.place(ask);
        long first = venue.lastOrderId();

        venue.tickTo(START_MICROS + DAY_MICROS, true);
        assertEquals(List.of(repeated(first)), venue.place(ask));
        venue.tickTo(START_MICROS + 2 * DAY_MICROS - 1, true);
        assertEquals(List.of(repeated(first)), venue.place(ask));
        venue.tickTo(START_MICROS + 2 * DAY_MICROS, false);
        assertEquals(
                List.of("command rejected ORDER_UNKNOWN alice 0"),
                venue.cancel(ALICE, ask.clientOrderId()));
        assertEquals("accepted", venue.place(ask).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aFullMemoryOfDuplicatesRefusesNewOrdersUntilTheNextDay(Implementation implementation) {
        VenueConfig small = new VenueConfig(3, 2, 1, 100, 1, 2, 1);
        Scenario venue = new Scenario(implementation, small);
        Ask first = venue.buy(ALICE, 10, 100);
        venue.place(first);
        long firstId = venue.lastOrderId();
        venue.place(venue.buy(ALICE, 10, 100));
        Ask third = venue.buy(ALICE, 10, 100);

        assertEquals(List.of("rejected DUPLICATES_FULL"), venue.place(third));
        assertEquals(List.of(repeated(firstId)), venue.place(first));
        venue.tickTo(START_MICROS + DAY_MICROS, true);
        assertEquals("accepted", venue.place(third).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void fundingIsGapless(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long last = venue.envelope(Writer.FUNDING).sequence() - 1;
        VenueCommand deposit = new VenueCommand.Deposit(ALICE, EUR, 5);

        assertEquals(List.of("funding rejected SEQUENCE_REPLAYED 0 0"), fund(venue, 1, last));
        assertEquals(List.of("funding rejected SEQUENCE_GAP 0 0"), fund(venue, 1, last + 2));
        assertEquals(List.of("funding rejected SEQUENCE_REPLAYED 0 0"), fund(venue, 2, last + 1));
        assertEquals(
                2,
                venue.run(
                                new GeneratedCommand.Apply(
                                        venue.envelope(Writer.FUNDING, 1, last + 1), deposit))
                        .size());
    }

    private static List<String> fund(Scenario venue, long instance, long sequence) {
        return venue.run(
                new GeneratedCommand.Apply(
                        venue.envelope(Writer.FUNDING, instance, sequence),
                        new VenueCommand.Deposit(ALICE, EUR, 5)));
    }

    @ParameterizedTest
    @EnumSource
    void otherWritersMayLeaveGapsButNotGoBack(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals("accepted", order(venue, 1, 50));
        assertEquals("command rejected SEQUENCE_REPLAYED 0 0", order(venue, 1, 50));
        assertEquals("command rejected SEQUENCE_REPLAYED 0 0", order(venue, 1, 49));
        assertEquals("accepted", order(venue, 2, 1));
        assertEquals("accepted", order(venue, 1, 51));
    }

    private static String order(Scenario venue, long instance, long sequence) {
        return venue.run(
                        new GeneratedCommand.Place(
                                venue.envelope(Writer.ORDER_ENTRY, instance, sequence),
                                venue.buy(ALICE, 10, 100)))
                .getFirst();
    }

    @ParameterizedTest
    @EnumSource
    void theOldestLivesOfAWriterAreForgottenAndRefused(Implementation implementation) {
        VenueConfig small = new VenueConfig(3, 2, 1, 100, 1, 100, 2);
        Scenario venue = new Scenario(implementation, small);
        order(venue, 5, 1);
        order(venue, 7, 1);

        assertEquals("command rejected SEQUENCE_REPLAYED 0 0", order(venue, 4, 1));
        assertEquals("accepted", order(venue, 6, 1));
        assertEquals("command rejected SEQUENCE_REPLAYED 0 0", order(venue, 5, 2));
        assertEquals("accepted", order(venue, 7, 2));
    }

    @ParameterizedTest
    @EnumSource
    void aSequenceIsConsumedByARefusedCommandButNotByARefusedEnvelope(
            Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        GeneratedCommand.Envelope right = venue.envelope(Writer.ORDER_ENTRY, 1, 9);
        GeneratedCommand.Envelope wrong =
                new GeneratedCommand.Envelope(right.position(), 2, right.writer(), 1, 9, 0, 0);
        Ask bad = venue.buy(77, 1, 1);

        assertEquals(
                List.of("command rejected VERSION_NOT_ACTIVATED 0 0"),
                venue.run(new GeneratedCommand.Place(wrong, bad)));
        assertEquals(
                List.of("command rejected WRITER_NOT_ALLOWED 0 0"),
                venue.run(new GeneratedCommand.Place(venue.envelope(Writer.FUNDING, 1, 900), bad)));
        assertEquals(
                List.of("command rejected FORGED 0 0"),
                venue.run(new GeneratedCommand.Refuse(right, RejectCode.FORGED)));
        assertEquals(
                List.of("rejected ACCOUNT_UNKNOWN"),
                venue.run(new GeneratedCommand.Place(right, bad)));
        assertEquals("command rejected SEQUENCE_REPLAYED 0 0", order(venue, 1, 9));
    }

    @ParameterizedTest
    @EnumSource
    void timeMovesByTicksOnly(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long now = START_MICROS;

        assertEquals(
                List.of("command rejected TIME_STEP_TOO_LARGE 0 0"),
                venue.tickTo(now + 1_000_001, false));
        assertEquals(List.of("progress"), venue.tickTo(now + 1_000_000, false));
        assertEquals(List.of(), venue.tickTo(now + 1_000_000, false));
        assertEquals(
                List.of("command rejected TIME_BACKWARDS 0 0"), venue.tickTo(now + 999_999, true));
        assertEquals(List.of(), venue.tick(3, now + 1_099_999, false));
        assertEquals(
                List.of("command rejected TERM_OUTDATED 0 0"),
                venue.tick(2, now + 1_100_000, false));
        assertEquals(List.of("progress"), venue.tick(3, now + 1_100_000, false));
        assertEquals(now + 1_100_000, venue.venue().venueTimeMicros());
    }

    @ParameterizedTest
    @EnumSource
    void eachBookIsShownEverySixtySeconds(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        SymbolDefinition second = Scenario.symbol(2, "EUR-BTC", EUR, BTC, 0, 100_000);
        venue.apply(new VenueCommand.ListSymbol(withScales(second)));
        venue.place(venue.sell(BOB, 5, 101));
        venue.place(venue.buy(ALICE, 2, 101));
        venue.place(venue.buy(ALICE, 3, 99));
        venue.place(venue.buy(ALICE, 4, 98));

        assertEquals(List.of("progress"), venue.tickTo(START_MICROS + 59_999_999, true));
        assertEquals(
                List.of(
                        "image of 1 at 4, last 101",
                        "image BUY 3@99 of 1",
                        "image BUY 4@98 of 1",
                        "image SELL 3@101 of 1"),
                venue.tickTo(START_MICROS + 60_000_000, false));
        assertEquals(
                List.of("image of 2 at 0, last 0"), venue.tickTo(START_MICROS + 60_000_001, false));
        assertEquals(List.of(), venue.tickTo(START_MICROS + 60_000_002, false));
    }

    /** With a lot of 0.01 EUR and a tick of 0.01 BTC. */
    private static SymbolDefinition withScales(SymbolDefinition s) {
        return new SymbolDefinition(
                s.symbol(), s.name(), s.base(), s.quote(), 1, 2, 1, 2, 1, 100, 0, 0, 100_000, 0);
    }

    @ParameterizedTest
    @EnumSource
    void symbolsAreCheckedInOrder(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        SymbolDefinition s = Scenario.symbol(2, "EUR-BTC", EUR, BTC, 0, 100_000);

        assertEquals("SYMBOL_EXISTS", refusal(venue, Scenario.symbol(1, "", 9, 9, 0, -1)));
        assertEquals("ASSET_UNKNOWN", refusal(venue, Scenario.symbol(2, "", EUR, 9, 0, -1)));
        assertEquals("SYMBOL_INVALID", refusal(venue, Scenario.symbol(2, "", EUR, BTC, 0, -1)));
        assertEquals("SYMBOL_INVALID", refusal(venue, Scenario.symbol(5, s.name(), 1, 2, 0, 1)));
        // Takers of symbol 1 pay 0.25 %: a rebate of more, or of more than its own taker rate.
        assertEquals("FEE_INVALID", refusal(venue, rates(s, -250_001, 300_000)));
        assertEquals("FEE_INVALID", refusal(venue, rates(s, -100_001, 100_000)));
        assertEquals("FEE_INVALID", refusal(venue, rates(s, 0, 10_000_001)));
        assertEquals("FEE_INVALID", refusal(venue, rates(s, 0, -1)));
        assertEquals(
                List.of("symbol 2 listed", "image of 2 at 0, last 0"),
                venue.apply(new VenueCommand.ListSymbol(rates(s, -250_000, 250_000))));
    }

    private static SymbolDefinition rates(SymbolDefinition symbol, long maker, long taker) {
        SymbolDefinition s = withScales(symbol);
        return new SymbolDefinition(
                s.symbol(), s.name(), s.base(), s.quote(), 1, 2, 1, 2, 1, 100, 0, maker, taker, 0);
    }

    private static String refusal(Scenario venue, SymbolDefinition symbol) {
        String line = venue.apply(new VenueCommand.ListSymbol(symbol)).getFirst();
        return line.replace("command rejected ", "").replace(" 0 0", "");
    }

    @ParameterizedTest
    @EnumSource
    void aTakerRateMayNotFallBelowARebateAlreadyGranted(Implementation implementation) {
        SymbolDefinition first = Scenario.symbol(1, "BTC-EUR", BTC, EUR, -200_000, 250_000);
        Scenario venue = new Scenario(implementation, Scenario.CONFIG, first);
        SymbolDefinition second = Scenario.symbol(2, "EUR-BTC", EUR, BTC, 0, 0);

        assertEquals("FEE_INVALID", refusal(venue, rates(second, 0, 199_999)));
        assertEquals(
                "symbol 2 listed",
                venue.apply(new VenueCommand.ListSymbol(rates(second, 0, 200_000))).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aTickLotMustBeAWholeNumberOfMinorUnits(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        // EUR has 2 decimals: a tick of 0.001 needs lots of 10 BTC.
        assertEquals("SYMBOL_INVALID", refusal(venue, fine(1)));
        venue.apply(new VenueCommand.ListAsset(3, "X", 4));
        assertEquals(
                "symbol 3 listed", venue.apply(new VenueCommand.ListSymbol(fine(10))).getFirst());
    }

    private static SymbolDefinition fine(long lot) {
        return new SymbolDefinition(
                3,
                lot == 1 ? "BTC-EUR2" : "X-EUR",
                lot == 1 ? BTC : 3,
                EUR,
                1,
                3,
                lot,
                0,
                1,
                9,
                0,
                0,
                0,
                0);
    }

    @ParameterizedTest
    @EnumSource
    void keysSpeakForWritersUntilTheyAreRevoked(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        AnyVenue keys = venue.venue();
        List<Writer> administration = List.of(Writer.ADMINISTRATION);

        assertEquals(KeyState.ACTIVE, keys.keyState(1, Writer.RUNNER));
        assertEquals(KeyState.UNKNOWN, keys.keyState(1, Writer.RISK));
        assertEquals("command rejected KEY_INVALID 0 0", revoke(venue, 1));
        venue.apply(new VenueCommand.ActivateKey(2, administration));
        venue.apply(new VenueCommand.ActivateKey(2, List.of(Writer.RISK)));
        assertEquals(KeyState.ACTIVE, keys.keyState(2, Writer.ADMINISTRATION));
        assertEquals(KeyState.ACTIVE, keys.keyState(2, Writer.RISK));
        assertEquals("key 1 revoked", revoke(venue, 1));
        assertEquals(KeyState.REVOKED, keys.keyState(1, Writer.RUNNER));
        assertEquals("command rejected KEY_INVALID 0 0", revoke(venue, 2));
        assertEquals("command rejected KEY_INVALID 0 0", activate(venue, 1, administration));
        assertEquals("command rejected KEY_INVALID 0 0", activate(venue, 1_024, administration));
        assertEquals("command rejected KEY_INVALID 0 0", activate(venue, 3, List.of()));
    }

    private static String revoke(Scenario venue, int key) {
        return venue.apply(new VenueCommand.RevokeKey(key)).getFirst();
    }

    private static String activate(Scenario venue, int key, List<Writer> writers) {
        return venue.apply(new VenueCommand.ActivateKey(key, writers)).getFirst();
    }

    @ParameterizedTest
    @EnumSource
    void aNewEpochMakesIdsThatNeverWereBefore(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of("command rejected EPOCH_INVALID 0 0"),
                venue.apply(new VenueCommand.BeginEpoch(128)));
        assertEquals(List.of("epoch 5"), venue.apply(new VenueCommand.BeginEpoch(5)));
        assertEquals(
                List.of("command rejected EPOCH_INVALID 0 0"),
                venue.apply(new VenueCommand.BeginEpoch(5)));
        venue.place(venue.buy(ALICE, 10, 100));
        assertEquals(Ids.of(5, venue.position(), 0), venue.lastOrderId());
        assertEquals(
                List.of("command rejected VERSION_INVALID 0 0"),
                venue.apply(new VenueCommand.ActivateVersion(2)));
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheOwnerMayCancel(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 10, 100));
        long orderId = venue.lastOrderId();

        assertEquals(
                List.of("command rejected ORDER_UNKNOWN bob " + orderId),
                venue.cancel(BOB, orderId));
        assertEquals(List.of("command rejected ORDER_UNKNOWN bob 0"), venue.cancel(BOB, "o1"));
        assertEquals(List.of("command rejected ACCOUNT_UNKNOWN 77 0"), venue.cancel(77, "o1"));
        assertEquals(
                List.of("cancelled REQUESTED filled 0 left 10"),
                only(venue.cancel(ALICE, "o1"), "cancelled"));
    }
}
