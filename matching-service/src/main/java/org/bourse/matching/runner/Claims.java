package org.bourse.matching.runner;

import java.util.concurrent.CompletableFuture;
import org.bourse.contracts.v1.Claim;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;
import org.jspecify.annotations.Nullable;

/** The claim of this process that is on its way, if there is one. */
final class Claims {
    private final CommandAppender appender;
    private final RunnerObserver observer;
    private @Nullable CompletableFuture<Long> written;

    Claims(CommandAppender appender, RunnerObserver observer) {
        this.appender = appender;
        this.observer = observer;
    }

    /**
     * @param version the greatest that this process understands
     */
    void claim(long term, int version, long leader) {
        written =
                appender.append(
                                Writer.RUNNER,
                                CommandBody.newBuilder()
                                        .setClaim(
                                                Claim.newBuilder()
                                                        .setTerm(term)
                                                        .setContractVersion(version)
                                                        .setLeader(leader))
                                        .build())
                        .toCompletableFuture();
        observer.claiming(term);
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
