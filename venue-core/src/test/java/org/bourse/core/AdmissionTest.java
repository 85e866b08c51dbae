package org.bourse.core;

import static org.bourse.core.VenueDriver.ALICE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which commands are let in. */
class AdmissionTest {
    private final VenueDriver driver = VenueDriver.trading();
    private final VenueCommand epoch = new VenueCommand.BeginEpoch(5);
    private final VenueCommand deposit = new VenueCommand.Deposit(ALICE, 1, 5);

    @ParameterizedTest
    @ValueSource(ints = {0, 2, -1})
    void aVersionThatIsNotActivatedIsRefused(int version) {
        driver.venue.apply(driver.header(version, Writer.RISK, 1, 1), epoch);
        assertEquals(List.of("commandRejected VERSION_NOT_ACTIVATED 0 0"), driver.events());
    }

    @Test
    void aWriterMaySendOnlyItsOwnCommands() {
        driver.venue.apply(driver.next(Writer.ORDER_ENTRY), epoch);
        assertEquals(List.of("commandRejected WRITER_NOT_ALLOWED 0 0"), driver.events());

        driver.venue.apply(driver.next(Writer.ORDER_ENTRY), deposit);
        assertEquals(List.of("fundingRejected WRITER_NOT_ALLOWED 0 0"), driver.events());

        driver.venue.tick(driver.next(Writer.ADMINISTRATION), 1, 1, false, 0);
        assertEquals(List.of("commandRejected WRITER_NOT_ALLOWED 0 0"), driver.events());

        driver.venue.place(
                driver.next(Writer.FUNDING),
                driver.order(ALICE, Side.BUY, OrderType.LIMIT, TimeInForce.GTC));
        assertEquals(List.of("commandRejected WRITER_NOT_ALLOWED 0 0"), driver.events());
    }

    @Test
    void aSequenceIsAcceptedOnceAndMayLeaveGaps() {
        driver.venue.apply(driver.header(1, Writer.ADMINISTRATION, 9, 5), epoch);
        assertEquals(List.of("epochBegun 5"), driver.events());

        driver.venue.apply(driver.header(1, Writer.ADMINISTRATION, 9, 5), epoch);
        assertEquals(List.of("commandRejected SEQUENCE_REPLAYED 0 0"), driver.events());

        driver.venue.apply(driver.header(1, Writer.ADMINISTRATION, 9, 8), epoch);
        assertEquals(List.of("commandRejected EPOCH_INVALID 0 0"), driver.events());

        driver.venue.apply(driver.header(1, Writer.ADMINISTRATION, 9, 8), epoch);
        assertEquals(List.of("commandRejected SEQUENCE_REPLAYED 0 0"), driver.events());
    }

    @Test
    void aSequenceOfARefusedWriterIsNotConsumed() {
        driver.venue.apply(driver.header(1, Writer.RISK, 9, 1), epoch);
        assertEquals(List.of("commandRejected WRITER_NOT_ALLOWED 0 0"), driver.events());

        driver.venue.apply(
                driver.header(1, Writer.RISK, 9, 1),
                new VenueCommand.SetAccountLimits(ALICE, java.util.OptionalInt.of(3), List.of()));
        assertEquals(List.of("limitsSet 1000"), driver.events());
    }

    @Test
    void fundingIsGapless() {
        long next = driver.next(Writer.FUNDING).writerSequence();
        driver.venue.apply(driver.header(1, Writer.FUNDING, 1, next + 1), deposit);
        assertEquals(List.of("fundingRejected SEQUENCE_GAP 0 0"), driver.events());

        driver.venue.apply(driver.header(1, Writer.FUNDING, 2, next), deposit);
        assertEquals(List.of("fundingRejected SEQUENCE_REPLAYED 0 0"), driver.events());

        driver.venue.apply(driver.header(1, Writer.FUNDING, 1, next), deposit);
        assertEquals(2, driver.events("posting").size());

        driver.venue.apply(driver.header(1, Writer.FUNDING, 1, next), deposit);
        assertEquals(List.of("fundingRejected SEQUENCE_REPLAYED 0 0"), driver.events());
    }

    @Test
    void theSmallestInstanceIsForgottenAndRefusedFromThenOn() {
        // instance 7 is the driver's own; the table holds two
        driver.venue.apply(driver.header(1, Writer.ADMINISTRATION, 5, 1), epoch);
        assertEquals(List.of("epochBegun 5"), driver.events());

        driver.venue.apply(driver.header(1, Writer.ADMINISTRATION, 4, 1), epoch);
        assertEquals(List.of("commandRejected SEQUENCE_REPLAYED 0 0"), driver.events());

        driver.venue.apply(driver.header(1, Writer.ADMINISTRATION, 8, 1), epoch);
        assertEquals(List.of("commandRejected EPOCH_INVALID 0 0"), driver.events());

        driver.venue.apply(driver.header(1, Writer.ADMINISTRATION, 5, 2), epoch);
        assertEquals(List.of("commandRejected SEQUENCE_REPLAYED 0 0"), driver.events());
    }

    @Test
    void aRecordThatIsNoCommandIsAnsweredAndConsumesNothing() {
        driver.venue.refuse(driver.header(1, Writer.ADMINISTRATION, 9, 1), RejectCode.FORGED);
        assertEquals(List.of("commandRejected FORGED 0 0"), driver.events());

        driver.venue.apply(driver.header(1, Writer.ADMINISTRATION, 9, 1), epoch);
        assertEquals(List.of("epochBegun 5"), driver.events());
    }
}
