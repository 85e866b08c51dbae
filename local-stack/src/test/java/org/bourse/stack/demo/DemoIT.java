package org.bourse.stack.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bourse.stack.TestStack;
import org.junit.jupiter.api.Test;

class DemoIT {

    @Test
    void aSeededMarketTradesAndConservesEverything() {
        List<String> told = new CopyOnWriteArrayList<>();
        DemoOptions options =
                new DemoOptions(Optional.empty(), 2, Optional.of(Duration.ofSeconds(8)), 7);

        boolean right = new Demo(TestStack.shared().client(), options).run(told::add);

        assertTrue(right, told::toString);
    }
}
