package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Section 3.4 of the rulebook, and what ticks say of the log (3.1): commands that a venue cannot
 * apply, and how operators let it go on.
 */
class StandstillRulesTest {
    private static final List<String> INVALID = List.of("command rejected POSITION_INVALID 0 0");
    private static final List<String> SKIPPED = List.of("command rejected SKIPPED 0 0");
    private static final List<String> REPLAYED = List.of("command rejected SEQUENCE_REPLAYED 0 0");
    private static final List<Writer> NO_WRITERS =
            List.of(Writer.WRITER_UNSPECIFIED, Writer.UNRECOGNIZED);

    private static List<String> skip(Scenario venue, long position) {
        return venue.apply(new VenueCommand.Skip(position));
    }

    private static List<String> resume(Scenario venue, long position) {
        return venue.apply(new VenueCommand.Resume(position));
    }

    /** Both ask the same of a position. */
    private static void assertInvalid(Scenario venue, long position) {
        assertEquals(INVALID, skip(venue, position));
        assertEquals(INVALID, resume(venue, position));
    }

    private static void assertValid(Scenario venue, long position) {
        assertEquals(List.of("skipped " + position), skip(venue, position));
        assertEquals(List.of("resumed " + position), resume(venue, position));
    }

    /** A tick that stands still, and says what its leader has applied. */
    private static List<String> tick(Scenario venue, long applied) {
        return venue.tick(1, START_MICROS, false, applied);
    }

    private static List<String> skipped(Scenario venue, Writer writer, long sequence) {
        return venue.run(new GeneratedCommand.Skip(venue.envelope(writer, 1, sequence)));
    }

    @ParameterizedTest
    @EnumSource
    void anEarlierPositionIsSkippedOrResumed(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(List.of("skipped " + venue.position()), skip(venue, venue.position()));
        assertEquals(List.of("resumed " + venue.position()), resume(venue, venue.position()));
        assertValid(venue, 0);
    }

    @ParameterizedTest
    @EnumSource
    void itsOwnPositionAndLaterOnesAreInvalid(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(INVALID, skip(venue, venue.position() + 1));
        assertEquals(INVALID, resume(venue, venue.position() + 1));
        assertInvalid(venue, Long.MAX_VALUE);
        assertInvalid(venue, Long.MIN_VALUE);
        assertInvalid(venue, -1);
    }

    @ParameterizedTest
    @EnumSource
    void positionsThatALeaderHasAppliedAreInvalid(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long before = venue.position() - 3;
        tick(venue, before);

        assertInvalid(venue, before - 1);
        assertInvalid(venue, 0);
        assertValid(venue, before);
    }

    @ParameterizedTest
    @EnumSource
    void theHighestPositionThatTicksSaidIsRemembered(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long before = venue.position() - 3;
        tick(venue, before);
        tick(venue, before - 1);
        tick(venue, 0);
        assertInvalid(venue, before - 1);

        tick(venue, before + 1);
        assertInvalid(venue, before);
        assertValid(venue, before + 1);
    }

    @ParameterizedTest
    @EnumSource
    void whatATickSaysOfPositionsAboveItsOwnDoesNotCount(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        tick(venue, venue.position() + 2);
        tick(venue, Long.MAX_VALUE);
        tick(venue, Long.MIN_VALUE);
        tick(venue, -1);
        assertValid(venue, 0);

        long own = venue.position() + 1;
        tick(venue, own);
        assertInvalid(venue, own - 1);
        assertValid(venue, own);
    }

    @ParameterizedTest
    @EnumSource
    void aTickThatIsRefusedSaysNothing(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long applied = venue.position();
        venue.tick(1, START_MICROS - 1, false, applied);
        venue.tick(0, START_MICROS, false, applied);
        venue.tick(1, START_MICROS + 1_000_001, false, applied);
        venue.run(
                new GeneratedCommand.Tick(
                        venue.envelope(Writer.RISK), 1, START_MICROS, false, applied));
        assertValid(venue, applied - 1);

        venue.tick(1, START_MICROS + 1_000_001, true, applied);
        assertInvalid(venue, applied - 1);
    }

    @ParameterizedTest
    @EnumSource
    void skipAndResumeOnlySaySo(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 10, 100));
        long position = venue.position();
        long held = venue.heldMinor(ALICE, EUR);

        assertValid(venue, position);
        assertValid(venue, position);

        assertEquals(1, venue.venue().openOrders());
        assertEquals(held, venue.heldMinor(ALICE, EUR));
        assertEquals(START_MICROS, venue.venue().venueTimeMicros());
    }

    @ParameterizedTest
    @EnumSource
    void onlyAdministrationSkipsAndResumes(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        for (Writer writer : Writer.values()) {
            if (writer != Writer.ADMINISTRATION) {
                assertEquals(
                        List.of("command rejected WRITER_NOT_ALLOWED 0 0"),
                        venue.apply(writer, new VenueCommand.Skip(1)));
                assertEquals(
                        List.of("command rejected WRITER_NOT_ALLOWED 0 0"),
                        venue.apply(writer, new VenueCommand.Resume(1)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSkippedCommandOfAnyWriterConsumesItsSequence(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        for (Writer writer :
                List.of(
                        Writer.RUNNER,
                        Writer.ADMINISTRATION,
                        Writer.ORDER_ENTRY,
                        Writer.RISK,
                        Writer.MARKET_DATA)) {
            assertEquals(SKIPPED, skipped(venue, writer, 900));
            assertEquals(REPLAYED, skipped(venue, writer, 900));
            assertEquals(REPLAYED, skipped(venue, writer, 899));
            assertEquals(SKIPPED, skipped(venue, writer, 901));
        }
        assertEquals(
                REPLAYED,
                venue.run(
                        new GeneratedCommand.Place(
                                venue.envelope(Writer.ORDER_ENTRY, 1, 901),
                                venue.buy(ALICE, 10, 100))));
    }

    @ParameterizedTest
    @EnumSource
    void fundingGoesOnGaplesslyAfterASkippedCommand(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long next = venue.envelope(Writer.FUNDING).sequence();

        assertEquals(
                List.of("funding rejected SEQUENCE_GAP 0 0"),
                skipped(venue, Writer.FUNDING, next + 1));
        assertEquals(List.of("funding rejected SKIPPED 0 0"), skipped(venue, Writer.FUNDING, next));
        assertEquals(
                List.of("funding rejected SEQUENCE_REPLAYED 0 0"),
                skipped(venue, Writer.FUNDING, next));
        assertEquals(1_000_000, venue.availableMinor(ALICE, EUR));
        assertEquals(List.of("funding rejected SEQUENCE_GAP 0 0"), deposit(venue, next + 2));
        assertEquals(2, deposit(venue, next + 1).size());
        assertEquals(1_000_005, venue.availableMinor(ALICE, EUR));
    }

    private static List<String> deposit(Scenario venue, long sequence) {
        return venue.run(
                new GeneratedCommand.Apply(
                        venue.envelope(Writer.FUNDING, 1, sequence),
                        new VenueCommand.Deposit(ALICE, EUR, 5)));
    }

    @ParameterizedTest
    @EnumSource
    void whatAdmissionRefusesIsNotSkippedButRefused(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long position = venue.position() + 1;

        assertEquals(
                List.of("command rejected VERSION_NOT_ACTIVATED 0 0"),
                venue.run(
                        new GeneratedCommand.Skip(
                                new GeneratedCommand.Envelope(
                                        position, 2, Writer.RISK, 1, 900, 0, 0))));
        assertEquals(
                List.of("funding rejected VERSION_NOT_ACTIVATED 0 0"),
                venue.run(
                        new GeneratedCommand.Skip(
                                new GeneratedCommand.Envelope(
                                        position + 1, 0, Writer.FUNDING, 1, 900, 0, 0))));
        for (Writer nobody : NO_WRITERS) {
            assertEquals(
                    List.of("command rejected WRITER_NOT_ALLOWED 0 0"),
                    skipped(venue, nobody, 900));
        }
        // None of these consumed its sequence.
        assertEquals(SKIPPED, skipped(venue, Writer.RISK, 900));
    }

    @ParameterizedTest
    @EnumSource
    void aSkippedCommandDoesNotContinuePendingWork(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.sellOneByOne(BOB, 1_100, 1);
        venue.massCancel(Writer.RISK, BOB, 0, Side.SIDE_UNSPECIFIED);
        assertEquals(100, venue.venue().openOrders());

        assertEquals(SKIPPED, skipped(venue, Writer.RISK, 900));

        assertTrue(venue.venue().hasPendingWork());
        assertEquals(100, venue.venue().openOrders());
        // A Skip is a step like any other: 1.7.
        List<String> story = skip(venue, venue.position());
        assertEquals(100, only(story, "cancelled").size());
        assertEquals(1, only(story, "skipped").size());
        assertFalse(venue.venue().hasPendingWork());
    }

    @ParameterizedTest
    @EnumSource
    void aSkippedCommandMovesNoTime(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(SKIPPED, skipped(venue, Writer.RUNNER, 900));

        assertEquals(START_MICROS, venue.venue().venueTimeMicros());
        assertEquals(1, venue.venue().term());
        assertEquals(0, venue.venue().leader());
    }
}
