package org.bourse.matching.administration;

import java.util.Optional;
import org.bourse.contracts.v1.Breaker;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads a symbol's breaker. */
final class BreakerReading {
    private static final int WINDOW_SECONDS_MAX = 300;
    private static final int COURSE_SECONDS_MAX = 3_600;

    private BreakerReading() {}

    /**
     * Empty for none.
     *
     * @throws ProblemException 400 when the request is malformed, 422 when the venue cannot have
     *     such a breaker
     */
    static Optional<Breaker> read(BreakerRequest request) {
        long rateE8 = Fields.share("breaker.rate", request.rate(), RejectCode.SYMBOL_INVALID);
        if (rateE8 == 0) {
            absent("breaker.windowSeconds", request.windowSeconds());
            absent("breaker.pauseSeconds", request.pauseSeconds());
            absent("breaker.auctionSeconds", request.auctionSeconds());
            return Optional.empty();
        }
        return Optional.of(
                Breaker.newBuilder()
                        .setRateE8(rateE8)
                        .setWindowSeconds(
                                seconds(
                                        "breaker.windowSeconds",
                                        request.windowSeconds(),
                                        WINDOW_SECONDS_MAX))
                        .setPauseSeconds(
                                seconds(
                                        "breaker.pauseSeconds",
                                        request.pauseSeconds(),
                                        COURSE_SECONDS_MAX))
                        .setAuctionSeconds(
                                seconds(
                                        "breaker.auctionSeconds",
                                        request.auctionSeconds(),
                                        COURSE_SECONDS_MAX))
                        .build());
    }

    private static void absent(String field, @Nullable Integer seconds) {
        if (seconds != null && seconds != 0) {
            throw AdministrationAnswers.refused(
                    RejectCode.SYMBOL_INVALID, field, "Without a rate there is no breaker.");
        }
    }

    private static int seconds(String field, @Nullable Integer seconds, int max) {
        int required = Fields.required(field, seconds);
        if (required < 1 || required > max) {
            throw AdministrationAnswers.refused(
                    RejectCode.SYMBOL_INVALID, field, "This is from 1 to " + max + " seconds.");
        }
        return required;
    }
}
