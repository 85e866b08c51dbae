package org.bourse.stack.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.ManagedProcess;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.topic.TopicReader;
import org.bourse.stack.verify.Verifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every process is replaced as a rolling update does it, while people trade: of a Deployment the
 * new one is there before the old one goes (maxSurge 1, maxUnavailable 0), of the StatefulSet that
 * runs the venue the last one is first, and each waits for the one before to be ready.
 */
@Tag("long")
class ReleaseIT {
    private static final int TRADERS = 3;
    private static final int ORDERS_PER_SECOND = 40;
    private static final int STEADY_ORDERS = 100;
    private static final int ASKED_MAX = 500;

    /** Leads a venue whose leader gave its term away. */
    private static final long NOBODY = 0;

    /** After a process is no endpoint any more, it serves for so long; the chart has 5 s. */
    private static final Duration PRE_STOP = Duration.ofSeconds(1);

    private static final Duration STEADY_WITHIN = Duration.ofMinutes(1);
    private static final List<String> VENUE =
            List.of(
                    BourseService.MATCHING_SERVICE.standbyName(),
                    BourseService.MATCHING_SERVICE.serviceName());
    private static final List<BourseService> PROJECTIONS =
            List.of(
                    BourseService.PORTFOLIO_SERVICE,
                    BourseService.RISK_SERVICE,
                    BourseService.MARKET_DATA_SERVICE);

    private final Stack stack = TestStack.shared();
    private final StackClient client = stack.client();

    /** What a Service of Kubernetes would send requests for orders to. */
    private final List<URI> endpoints = new CopyOnWriteArrayList<>();

    private final Map<BourseService, List<ManagedProcess>> more =
            new EnumMap<>(BourseService.class);

    @AfterEach
    void allIsAsBefore() {
        for (BourseService service : BourseService.values()) {
            stack.start(service.serviceName());
        }
        stack.start(BourseService.MATCHING_SERVICE.standbyName());
        more.values().forEach(all -> all.forEach(ManagedProcess::stop));
    }

    @Test
    void noOrderIsLostOrRefusedWhileEveryProcessIsReplaced() {
        URI first = client.url(BourseService.ORDER_SERVICE.serviceName());
        URI second = begun(BourseService.ORDER_SERVICE);
        endpoints.addAll(List.of(first, second));
        int before = termsGivenAway();
        try (DrillLoad load = new DrillLoad(client, endpoints, 1, TRADERS, ORDERS_PER_SECOND)) {
            // Of a cancel, while Kafka gives the history's partition to another process; and while
            // processes that begin take so much of a busy machine that the venue does not keep up.
            load.allow("HISTORY_BEHIND", "VENUE_BEHIND");
            awaitTrade(load);
            replaceOrderEntry(first, second);
            awaitTrade(load);
            PROJECTIONS.forEach(this::replace);
            awaitTrade(load);
            for (String process : VENUE) {
                stack.stop(process);
                stack.start(process);
                awaitTrade(load);
            }
            assertEquals(List.of(), load.settle(ASKED_MAX));
            assertTrue(load.refused() <= load.behind(), () -> load.refused() + " refused");
            System.out.printf(
                    "release: %d orders, the longest time without one %d ms; %d times behind%n",
                    load.acknowledged(), load.silenceMax().toMillis(), load.behind());
        }
        assertTrue(termsGivenAway() > before, "who leads the venue gives its term away");
        assertEquals(
                List.of(),
                DrillRun.broken(new Verifier(client, Faults.VENUE, it -> {}).once(true)));
    }

    /** Two processes become two others. */
    private void replaceOrderEntry(URI first, URI second) {
        endpoints.add(begun(BourseService.ORDER_SERVICE));
        leave(first);
        stack.stop(BourseService.ORDER_SERVICE.serviceName());
        stack.start(BourseService.ORDER_SERVICE.serviceName());
        endpoints.add(first);
        leave(second);
        more.get(BourseService.ORDER_SERVICE).getFirst().stop();
    }

    private void replace(BourseService service) {
        begun(service);
        Moments.pause(PRE_STOP);
        stack.stop(service.serviceName());
    }

    /** Requests go elsewhere; what is under way is answered. */
    private void leave(URI endpoint) {
        endpoints.remove(endpoint);
        Moments.pause(PRE_STOP);
    }

    /** One more process, which is ready. */
    private URI begun(BourseService service) {
        List<ManagedProcess> others = more.computeIfAbsent(service, it -> new ArrayList<>());
        ManagedProcess process = TestStack.anotherProcess(service, 2 + others.size());
        others.add(process);
        process.start();
        process.awaitReady();
        return URI.create("http://127.0.0.1:" + process.component().port());
    }

    /** Claims for nobody in the venue's log. */
    private int termsGivenAway() {
        AtomicInteger claims = new AtomicInteger();
        new TopicReader(client.kafkaBootstrapServers())
                .read(
                        Topics.COMMANDS,
                        false,
                        entry -> {
                            if (entry.value() != null && givesTermAway(entry.value())) {
                                claims.incrementAndGet();
                            }
                        });
        return claims.get();
    }

    private static boolean givesTermAway(byte[] record) {
        try {
            Command command = Command.parseFrom(record);
            CommandBody body = CommandBody.parseFrom(command.getBody());
            return command.getWriter() == Writer.RUNNER
                    && body.hasClaim()
                    && body.getClaim().getLeader() == NOBODY;
        } catch (InvalidProtocolBufferException _) {
            // Some other test's poison.
            return false;
        }
    }

    private static void awaitTrade(DrillLoad load) {
        int before = load.acknowledged();
        Moments.await(
                "people trade", STEADY_WITHIN, () -> load.acknowledged() > before + STEADY_ORDERS);
    }
}
