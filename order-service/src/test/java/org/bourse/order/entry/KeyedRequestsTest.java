package org.bourse.order.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.order.venue.KeyedOutcome;
import org.bourse.order.venue.Outcome;
import org.bourse.order.venue.VenueAnswer;
import org.junit.jupiter.api.Test;

class KeyedRequestsTest {
    private static final KeyedOutcome DONE_AT_7 =
            new KeyedOutcome(RequestId.keyed(1000, "key", new byte[0]), 7, Optional.empty());
    private static final Outcome SEVENTH =
            new Outcome.Answered(new VenueAnswer.Done(7, Optional.empty()));

    private static Outcome first(Outcome told, Optional<KeyedOutcome> known) {
        return KeyedRequests.first(told, known, _ -> SEVENTH);
    }

    @Test
    void whatBecameOfTheFirstIsToldWhereALaterOneWasAnswered() {
        VenueAnswer later = new VenueAnswer.NotDone(RejectCode.ORDER_CLOSED, 8, Optional.empty());

        assertEquals(SEVENTH, first(new Outcome.Answered(later), Optional.of(DONE_AT_7)));
    }

    @Test
    void itsOwnAnswerStays() {
        Outcome own =
                new Outcome.Answered(
                        new VenueAnswer.NotDone(RejectCode.ORDER_CLOSED, 7, Optional.empty()));

        assertEquals(own, first(own, Optional.of(DONE_AT_7)));
        assertEquals(own, first(own, Optional.empty()));
        Outcome pending = new Outcome.Pending();
        assertEquals(pending, first(pending, Optional.of(DONE_AT_7)));
    }
}
