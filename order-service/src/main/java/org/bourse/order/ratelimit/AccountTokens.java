package org.bourse.order.ratelimit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The tokens of one account on this replica. Three things stand between a request and the shared
 * bucket: a stock of tokens that were taken from it ahead; a local bucket, which is what is known
 * of the shared one and so never holds less, and which refuses what cannot be granted; and the
 * question under way, whose answer all requests that came meanwhile wait for. While the shared
 * bucket is away the local one takes its place.
 */
final class AccountTokens {
    /**
     * So much is taken ahead that the shared bucket is asked about so often a second; up to twice
     * as often when more is sent than may be.
     */
    private static final int QUESTIONS_PER_SECOND = 100;

    /** Tokens that were taken ahead and not used are lost then. */
    private static final long STOCK_NANOS_MAX = TimeUnit.SECONDS.toNanos(1);

    private final long account;
    private final SharedBuckets shared;
    private final LongSupplier nanoClock;

    private final TokenBucket bucket;

    /**
     * In the order they came; their tokens are at most those of the local bucket. A question is
     * under way as long as there are any.
     */
    private final Deque<Request> waiting = new ArrayDeque<>();

    private int waitingTokens;

    /** Whether the last answer was less than was wanted. */
    private boolean drained;

    private int stock;
    private long stockUntilNanos;
    private int perSecond = 1;

    private record Request(int tokens, CompletableFuture<Allowance> answer) {}

    private record Question(int perSecond, int needed, int wanted, long askedNanos) {}

    AccountTokens(long account, SharedBuckets shared, LongSupplier nanoClock) {
        this.account = account;
        this.shared = shared;
        this.nanoClock = nanoClock;
        bucket = new TokenBucket(nanoClock.getAsLong());
    }

    /**
     * Takes tokens, all or none.
     *
     * @param limit tokens a second, as it is now
     * @return completed already when the shared bucket need not be asked; else on any thread
     */
    CompletableFuture<Allowance> take(int tokens, int limit) {
        Question question;
        Request request = new Request(tokens, new CompletableFuture<>());
        synchronized (this) {
            long now = nanoClock.getAsLong();
            perSecond = limit;
            expireStock(now);
            if (waiting.isEmpty() && tokens <= stock) {
                stock -= tokens;
                return decided(now, 0);
            }
            long wait = waitNanos(waitingTokens + tokens - stock, now);
            if (wait > 0) {
                return decided(now, wait);
            }
            boolean asked = !waiting.isEmpty();
            waiting.add(request);
            waitingTokens += tokens;
            if (asked) {
                return request.answer();
            }
            question = question(now);
        }
        ask(question);
        return request.answer();
    }

    /** Whether nothing would be lost if it were forgotten. */
    synchronized boolean isIdle() {
        long now = nanoClock.getAsLong();
        expireStock(now);
        return waiting.isEmpty() && stock == 0 && bucket.isFull(now);
    }

    private int ahead() {
        return Math.max(1, perSecond / QUESTIONS_PER_SECOND);
    }

    private void expireStock(long now) {
        if (now - stockUntilNanos >= 0) {
            stock = 0;
        }
    }

    private Question question(long now) {
        int least = waiting.stream().mapToInt(Request::tokens).min().orElseThrow();
        return new Question(
                perSecond, least - stock, Math.max(ahead(), waitingTokens - stock), now);
    }

    private void ask(Question question) {
        shared.take(
                account,
                question.perSecond(),
                question.needed(),
                question.wanted(),
                grant -> answered(question, grant));
    }

    private void answered(Question question, Optional<SharedBuckets.Grant> grant) {
        List<Runnable> answers = new ArrayList<>();
        Optional<Question> next;
        synchronized (this) {
            long now = nanoClock.getAsLong();
            expireStock(now);
            int tokens =
                    grant.isPresent()
                            ? learn(question, grant.get())
                            : bucket.take(
                                    question.perSecond(),
                                    question.needed(),
                                    question.wanted(),
                                    now);
            if (stock == 0) {
                stockUntilNanos = question.askedNanos() + STOCK_NANOS_MAX;
            }
            stock += tokens;
            drained = tokens < question.wanted();
            decide(now, answers);
            next = waiting.isEmpty() ? Optional.empty() : Optional.of(question(now));
        }
        answers.forEach(Runnable::run);
        next.ifPresent(this::ask);
    }

    /** It was asked before the shared bucket looked at its clock, so it is full then or later. */
    private int learn(Question question, SharedBuckets.Grant grant) {
        bucket.take(question.perSecond(), 0, grant.tokens(), question.askedNanos());
        bucket.notFullBefore(
                question.askedNanos() + TimeUnit.MICROSECONDS.toNanos(grant.fullInMicros()));
        return grant.tokens();
    }

    /** Answers all who wait, but those for whom there may be more by now. */
    private void decide(long now, List<Runnable> answers) {
        int askedAgain = 0;
        for (Iterator<Request> all = waiting.iterator(); all.hasNext(); ) {
            Request request = all.next();
            boolean granted = request.tokens() <= stock;
            int missing = askedAgain + request.tokens() - stock;
            long wait = granted ? 0 : waitNanos(missing, now);
            if (!granted && wait <= 0) {
                askedAgain += request.tokens();
                continue;
            }
            all.remove();
            waitingTokens -= request.tokens();
            stock -= granted ? request.tokens() : 0;
            Allowance allowance = new Allowance(perSecond, remaining(now), wait);
            answers.add(() -> request.answer().complete(allowance));
        }
    }

    /**
     * Until the shared bucket may be asked for tokens; a drained one not for each that flows in.
     */
    private long waitNanos(int missing, long now) {
        int needed = drained ? Math.max(missing, ahead()) : missing;
        return bucket.waitNanos(needed, perSecond, now);
    }

    private CompletableFuture<Allowance> decided(long now, long waitNanos) {
        return CompletableFuture.completedFuture(
                new Allowance(perSecond, remaining(now), waitNanos));
    }

    private int remaining(long now) {
        int known = stock + bucket.available(perSecond, now) - waitingTokens;
        return Math.clamp(known, 0, perSecond);
    }
}
