package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bourse.stack.Stack;
import org.bourse.stack.StackOptions;
import org.bourse.stack.TestStack;
import org.bourse.stack.drill.Drill;
import org.bourse.stack.drill.DrillRun;
import org.bourse.stack.drill.DrillVerdict;
import org.bourse.stack.seed.DemoMarket;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.server.KeycloakServer;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.RedisServer;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two of the drills on wires, on a stack of their own that has only what they need. */
@Tag("long")
class WireDrillIT {
    private static final List<String> PARTS =
            List.of(
                    PostgresServer.NAME,
                    RedisServer.NAME,
                    KafkaServer.NAME,
                    KeycloakServer.NAME,
                    BourseService.MATCHING_SERVICE.serviceName(),
                    BourseService.ORDER_SERVICE.serviceName(),
                    BourseService.PORTFOLIO_SERVICE.serviceName());

    @Test
    void theVenueGoesOnWhenItsLeaderReadsNothingAndWhenAllConnectionsAreReset() {
        StackOptions options =
                StackOptions.test(TestStack.project(), TestStack.emptyHome("wires"))
                        .only(PARTS)
                        .withStandby()
                        .withFaults();
        try (Stack stack = Stack.start(options, line -> System.out.println("wires: " + line))) {
            new DemoMarket(stack.client()).seed();
            for (String name : List.of("deaf-leader-5", "reset-connections")) {
                DrillVerdict verdict =
                        new DrillRun(stack.client(), System.out::println)
                                .run(Drill.named(name).orElseThrow(), 1);
                assertEquals(List.of(), verdict.failures());
                assertTrue(verdict.passed(), name);
                assertFalse(verdict.felt().isEmpty(), name);
            }
        }
    }

    @Test
    void aStackWithoutThemSaysSoAndNothingIsProven() {
        DrillVerdict verdict =
                new DrillRun(TestStack.shared().client(), System.out::println)
                        .run(Drill.named("cut-leader-5").orElseThrow(), 1);
        assertFalse(verdict.skipped().isEmpty());
        assertFalse(verdict.passed());
    }
}
