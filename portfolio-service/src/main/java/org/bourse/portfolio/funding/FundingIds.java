package org.bourse.portfolio.funding;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.bourse.platform.problem.Problem;
import org.bourse.portfolio.outbox.Standing;
import org.bourse.portfolio.sending.OutboxState;
import org.jspecify.annotations.Nullable;

/** How ids, positions and the venue's refusals look in answers to funding requests. */
final class FundingIds {
    private static final int UUID_LENGTH = 36;

    private FundingIds() {}

    static Optional<UUID> parse(String text) {
        if (text.length() != UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Null while the venue has not answered. */
    static @Nullable String position(Standing standing) {
        return switch (standing.state()) {
            case DONE, REFUSED -> Long.toString(standing.position());
            case PENDING, DIVERGED -> null;
        };
    }

    /** The answer to a request whose command the venue has refused. */
    static Problem refusal(Standing standing) {
        if (standing.state() != OutboxState.REFUSED) {
            throw new IllegalArgumentException("state=" + standing.state());
        }
        String code = String.valueOf(standing.code());
        Problem problem =
                Problem.of(422, code, "The venue refused the request; nothing has moved.");
        return switch (code) {
            case "ACCOUNT_UNKNOWN" -> problem.field("accountId");
            case "TARGET_UNKNOWN" -> problem.field("toAccountId");
            case "ASSET_UNKNOWN" -> problem.field("asset");
            case "AMOUNT_INVALID", "INSUFFICIENT_FUNDS", "OVERFLOW" -> problem.field("amount");
            default -> problem;
        };
    }

    /** The answer to a decision: 200 when the venue has done it, 202 when it has not answered. */
    static Response decided(Standing last, Object view) {
        return switch (last.state()) {
            case DONE -> Response.ok(view).build();
            case PENDING, DIVERGED -> Response.status(202).entity(view).build();
            case REFUSED -> refusal(last).toResponse();
        };
    }
}
