package org.bourse.risk.policy;

import static org.bourse.contracts.v1.AccountStatus.ACTIVE;
import static org.bourse.contracts.v1.AccountStatus.CLOSED;
import static org.bourse.contracts.v1.AccountStatus.CLOSE_ONLY;
import static org.bourse.contracts.v1.AccountStatus.SUSPENDED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.AccountStatus;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    private static String told(Action action, AccountStatus now) {
        return Measures.of(action, 1_000, now)
                .map(told -> told.getState() + (told.getCancelOrders() ? " and cancel" : ""))
                .orElse("nothing");
    }

    @Test
    void anAccountIsOnlyEverAllowedLess() {
        for (AccountStatus now : List.of(ACTIVE, CLOSE_ONLY, SUSPENDED, CLOSED)) {
            assertEquals("nothing", told(Action.WARN, now));
        }
        assertEquals("CLOSE_ONLY", told(Action.REDUCE_ONLY, ACTIVE));
        assertEquals("nothing", told(Action.REDUCE_ONLY, CLOSE_ONLY));
        assertEquals("nothing", told(Action.REDUCE_ONLY, SUSPENDED));
        assertEquals("SUSPENDED", told(Action.SUSPEND, ACTIVE));
        assertEquals("SUSPENDED", told(Action.SUSPEND, CLOSE_ONLY));
        assertEquals("nothing", told(Action.SUSPEND, SUSPENDED));
        assertEquals("SUSPENDED and cancel", told(Action.CANCEL_ALL, ACTIVE));
        assertEquals("SUSPENDED and cancel", told(Action.CANCEL_ALL, SUSPENDED));
        assertEquals("nothing", told(Action.CANCEL_ALL, CLOSED));
        assertEquals("CLOSE_ONLY and cancel", told(Action.CLOSE_OUT, ACTIVE));
        assertEquals("SUSPENDED and cancel", told(Action.CLOSE_OUT, SUSPENDED));
        assertEquals("nothing", told(Action.CLOSE_OUT, CLOSED));
    }
}
