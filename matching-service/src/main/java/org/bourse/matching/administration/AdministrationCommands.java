package org.bourse.matching.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.codec.VenueFact;
import org.bourse.matching.hosting.VenueHost;
import org.bourse.platform.log.CommandLogException;
import org.bourse.platform.log.CommandPublisher;

/** Sends operators' commands through the log and waits for the core's word on them. */
@ApplicationScoped
public class AdministrationCommands {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final CommandPublisher publisher;
    private final VenueConfiguration configuration;
    private final VenueHost host;

    @Inject
    public AdministrationCommands(
            CommandPublisher publisher, VenueConfiguration configuration, VenueHost host) {
        this.publisher = publisher;
        this.configuration = configuration;
        this.host = host;
    }

    /** Blocks for at most the time an answer may take. */
    Verdict submit(CommandBody body) {
        return host.takesCommands() ? send(body) : new Verdict.NotSent();
    }

    /**
     * Sends a command to a venue that stands still; it is answered if the venue goes on in time.
     * Blocks as the other.
     */
    Verdict submitToStandstill(CommandBody body) {
        return send(body);
    }

    private Verdict send(CommandBody body) {
        RequestId id = RequestId.random();
        CompletableFuture<List<VenueFact>> answer = configuration.expect(id, ANSWER_WITHIN);
        if (answer.isCompletedExceptionally()) {
            return new Verdict.NotSent();
        }
        publisher
                .publish(Writer.ADMINISTRATION, id, body)
                .whenComplete((position, failure) -> {
                    if (failure != null) {
                        answer.completeExceptionally(failure);
                    }
                });
        try {
            return Verdict.of(body, answer.get());
        } catch (ExecutionException e) {
            return e.getCause() instanceof CommandLogException failure && !failure.outcomeUnknown()
                    ? new Verdict.NotSent()
                    : new Verdict.Unknown(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verdict.Unknown(id);
        }
    }
}
