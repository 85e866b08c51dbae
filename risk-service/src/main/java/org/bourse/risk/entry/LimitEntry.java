package org.bourse.risk.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.PositionWatch;
import org.bourse.risk.audit.Act;
import org.bourse.risk.audit.AuditRegister;
import org.bourse.risk.limit.LimitChange;
import org.bourse.risk.limit.LimitChangeReader;
import org.bourse.risk.venue.ListingRegister;
import org.bourse.risk.venue.VenueAnswer;
import org.bourse.risk.venue.VenueCommands;

/** Reads requests for limits, and has the venue take them. */
@ApplicationScoped
class LimitEntry {
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(2);
    private static final int UNPROCESSABLE = 422;

    private final ListingRegister listings;
    private final VenueCommands venue;
    private final LimitRegister register;
    private final AuditRegister audit;
    private final PositionWatch watch;

    @Inject
    LimitEntry(
            ListingRegister listings,
            VenueCommands venue,
            LimitRegister register,
            AuditRegister audit,
            PositionWatch watch) {
        this.listings = listings;
        this.venue = venue;
        this.register = register;
        this.audit = audit;
        this.watch = watch;
    }

    /** What a request changes; a wrong one is refused. */
    LimitChange read(LimitsRequest request) {
        return switch (new LimitChangeReader(listings.assetsByCode(), listings.symbolsByName())
                .read(
                        request.openOrdersMax(),
                        request.orderNotional(),
                        request.dailyVolume(),
                        request.ofSymbols())) {
            case LimitChangeReader.Change it -> it.change();
            case LimitChangeReader.Refusal it -> throw refused(it.why(), it.field());
        };
    }

    /**
     * Tells the venue, and keeps the daily volumes unless it refused. What is done can be read when
     * this returns; all of it is in the audit log.
     */
    VenueAnswer tell(long account, LimitChange change, LimitActs acts) {
        VenueAnswer answer = venue.submit(LimitCommand.of(account, change)).join();
        switch (answer) {
            case VenueAnswer.Done done -> {
                register.keepDailyVolumes(account, change, acts.act(Act.Kind.LIMITS_SET));
                watch.reached(Topics.ORDER_EVENTS, done.position(), SHOWN_WITHIN)
                        .toCompletableFuture()
                        .join();
            }
            case VenueAnswer.Unknown _ ->
                    register.keepDailyVolumes(
                            account, change, acts.act(Act.Kind.LIMITS_UNANSWERED));
            case VenueAnswer.Rejected rejected ->
                    audit.append(acts.refused(rejected.code().name()));
            case VenueAnswer.NotSent _ -> audit.append(acts.refused("VENUE_UNAVAILABLE"));
        }
        return answer;
    }

    static Response rejected(RejectCode code) {
        return code == RejectCode.ACCOUNT_UNKNOWN
                ? unknownAccount().problem().toResponse()
                : Problem.of(UNPROCESSABLE, code.name(), "The venue refused the limits.")
                        .toResponse();
    }

    static Response notSent() {
        return Problem.of(503, "VENUE_UNAVAILABLE", "Nothing was changed; try again soon.")
                .toResponse();
    }

    static ProblemException unknownAccount() {
        return new ProblemException(
                Problem.of(404, "ACCOUNT_UNKNOWN", "No such account.").field("accountId"));
    }

    static ProblemException nothingNamed() {
        return refused(LimitChangeReader.Why.LIMITS_MISSING, "maxOpenOrders");
    }

    private static ProblemException refused(LimitChangeReader.Why why, String field) {
        int status =
                switch (why) {
                    case LIMITS_MISSING, AMOUNT_INVALID -> 400;
                    case LIMIT_INVALID, ASSET_UNKNOWN, SYMBOL_UNKNOWN -> UNPROCESSABLE;
                };
        String detail =
                switch (why) {
                    case LIMITS_MISSING -> "The request names no limit.";
                    case AMOUNT_INVALID ->
                            "An amount is a decimal with no more places than the asset has, a"
                                    + " quantity one of whole lots.";
                    case LIMIT_INVALID -> "The limit is out of its bounds.";
                    case ASSET_UNKNOWN -> "There is no such asset.";
                    case SYMBOL_UNKNOWN -> "There is no such symbol.";
                };
        return new ProblemException(Problem.of(status, why.name(), detail).field(field));
    }
}
