package org.bourse.matching.runner;

import java.util.concurrent.CompletableFuture;
import org.bourse.contracts.v1.Claim;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.Venue;
import org.jspecify.annotations.Nullable;

/** The claim of this process that is on its way, if there is one. */
final class Claims {
    /** Leads before the first claim, and after a leader that gave its term away. */
    static final long NOBODY = 0;

    private final CommandAppender appender;
    private final RunnerObserver observer;
    private @Nullable CompletableFuture<Long> written;
    private boolean givenAway;

    Claims(CommandAppender appender, RunnerObserver observer) {
        this.appender = appender;
        this.observer = observer;
    }

    /** Asks for the next term, and says which it is. */
    long claim(Venue core, long leader) {
        observer.claiming(core.term() + 1);
        written = append(core, leader);
        return core.term() + 1;
    }

    /** Claims the next term for nobody. */
    void giveAway(Venue core) {
        givenAway = true;
        observer.handsOver(core.term());
        append(core, NOBODY)
                .whenComplete((position, failure) -> {
                    if (failure != null) {
                        observer.appendFailed(failure);
                    }
                });
    }

    boolean isGivenAway() {
        return givenAway;
    }

    private CompletableFuture<Long> append(Venue core, long leader) {
        Claim.Builder claim =
                Claim.newBuilder()
                        .setTerm(core.term() + 1)
                        .setContractVersion(core.contractVersionMax())
                        .setLeader(leader);
        return appender.append(Writer.RUNNER, CommandBody.newBuilder().setClaim(claim).build())
                .toCompletableFuture();
    }

    /** True when the claim is not known to be in the log, or what was read includes it. */
    boolean isSettled(long next) {
        CompletableFuture<Long> claim = written;
        if (claim == null || !claim.isDone()) {
            return claim == null;
        }
        if (claim.isCompletedExceptionally()) {
            observer.appendFailed(claim.exceptionNow());
            return true;
        }
        return claim.join() < next;
    }
}
