package org.bourse.stack.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a load remembers is compared with the history, which is made to differ here. */
@Tag("long")
class OrderHistoryIT {
    private static final int ORDERS = 20;

    private final StackClient stack = TestStack.shared().client();

    @Test
    void anOrderThatIsGoneOrAnotherIsNamed() {
        DrillTrader trader;
        try (DrillLoad load = new DrillLoad(stack, 1, 1, 1_000)) {
            Moments.await(
                    "orders are accepted",
                    Duration.ofMinutes(1),
                    () -> load.acknowledged() >= ORDERS);
            assertEquals(List.of(), load.settle(ORDERS));
            trader = load.traders().getFirst();
        }
        try (OrderHistory history = new OrderHistory(stack)) {
            assertEquals(List.of(), history.missing(trader));
            trader.remember(0, 1);
            trader.remember(trader.count(), 2);
            List<String> failures = history.missing(trader);
            assertEquals(2, failures.size(), failures::toString);
            assertTrue(failures.getFirst().contains("was told to be order 1"), failures::toString);
            assertTrue(failures.getLast().contains("order 2 "), failures::toString);
            assertTrue(failures.getLast().endsWith("is not in the history"), failures::toString);
        }
    }
}
