package org.bourse.marketdata.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InboxTest {
    @Test
    void refusesWhatDoesNotFit() {
        ArrayDeque<Runnable> tasks = new ArrayDeque<>();
        List<String> handled = new ArrayList<>();
        Inbox inbox = new Inbox(2, tasks::add, handled::add);

        assertTrue(inbox.offer("1"));
        assertTrue(inbox.offer("2"));
        assertFalse(inbox.offer("3"));
        assertEquals(1, tasks.size(), "one worker at a time");
        tasks.remove().run();

        assertEquals(List.of("1", "2"), handled);
        assertTrue(inbox.offer("4"));
        assertEquals(1, tasks.size());
    }

    @Test
    void worksInOrder() throws InterruptedException {
        int requests = 10_000;
        List<String> handled = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(requests);
        List<String> sent = IntStream.range(0, requests).mapToObj(Integer::toString).toList();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Inbox inbox =
                    new Inbox(
                            requests,
                            executor,
                            text -> {
                                handled.add(text);
                                done.countDown();
                            });
            sent.forEach(inbox::offer);
            assertTrue(done.await(20, TimeUnit.SECONDS));
        }

        assertEquals(sent, handled);
    }
}
