package org.bourse.order.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ResultQueueTest {
    private final ArrayDeque<Runnable> soon = new ArrayDeque<>();
    private final List<List<String>> kept = new ArrayList<>();
    private final ArrayDeque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
    private final ResultQueue queue =
            new ResultQueue(
                    soon::add,
                    entries -> {
                        kept.add(entries.stream().map(ResultQueue.Entry::key).toList());
                        underWay.add(new CompletableFuture<>());
                        return Uni.createFrom().completionStage(underWay.getLast());
                    });

    @Test
    void whatComesWithinTheTimeIsKeptTogether() {
        add("a");
        add("b");
        runSoon();

        assertEquals(List.of(List.of("a", "b")), kept);
    }

    @Test
    void theNextWaitUntilTheFirstAreKept() {
        add("a");
        runSoon();
        add("b");

        assertEquals(0, soon.size());
        underWay.remove().complete(null);
        runSoon();
        assertEquals(List.of(List.of("a"), List.of("b")), kept);
    }

    @Test
    void afterAFailureItGoesOn() {
        add("a");
        runSoon();
        underWay.remove().completeExceptionally(new IllegalStateException("away"));
        add("b");
        runSoon();

        assertEquals(List.of(List.of("a"), List.of("b")), kept);
    }

    @Test
    void aQuietTimeAsksForNothing() {
        add("a");
        runSoon();
        underWay.remove().complete(null);

        assertEquals(0, soon.size());
    }

    @Test
    void soManyAreKeptTogetherAndSoManyWait() {
        for (int i = 0; i < ResultQueue.WAITING_MAX + 1; i++) {
            add("k" + i);
        }
        int rounds = 0;
        while (!soon.isEmpty()) {
            runSoon();
            underWay.remove().complete(null);
            rounds++;
        }

        assertEquals(ResultQueue.WAITING_MAX / ResultQueue.TOGETHER_MAX, rounds);
        assertEquals(
                List.of("k0", "k" + (ResultQueue.WAITING_MAX - 1)),
                List.of(kept.getFirst().getFirst(), kept.getLast().getLast()));
    }

    private void add(String key) {
        queue.add(new ResultQueue.Entry(key, new KnownResult("f", 201, 1, "")));
    }

    private void runSoon() {
        soon.remove().run();
    }
}
