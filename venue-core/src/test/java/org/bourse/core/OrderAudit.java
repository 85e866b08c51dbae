package org.bourse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;

/** Checks of each order what it goes through, event by event. */
final class OrderAudit extends NoEvents {
    private final Map<Long, Life> open = new HashMap<>();
    private final Map<String, Integer> kinds = new TreeMap<>();

    private static final class Life {
        private final boolean fillOrKill;
        private final boolean budget;
        private final long expires;
        private long quantity;
        private long filled;
        private long reduced;
        private boolean triggered;
        private boolean waits;

        private Life(NewOrder order, long triggerTicks, long expiresMicros) {
            fillOrKill = order.timeInForce() == TimeInForce.FOK;
            budget = order.budgetMinor() != 0;
            quantity = order.lots();
            expires = expiresMicros;
            waits = triggerTicks != 0;
        }
    }

    private long now;

    Map<String, Integer> kinds() {
        return kinds;
    }

    int open() {
        return open.size();
    }

    private Life life(long orderId) {
        Life life = open.get(orderId);
        assertTrue(life != null, () -> "no open order " + orderId);
        return life;
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        now = venueTimeMicros;
    }

    @Override
    public void orderAccepted(
            long orderId,
            NewOrder order,
            long makerRateE8,
            long takerRateE8,
            long priceTicks,
            long triggerTicks,
            long expiresMicros) {
        kinds.merge("accepted " + order.type(), 1, Integer::sum);
        open.put(orderId, new Life(order, triggerTicks, expiresMicros));
    }

    @Override
    public void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {
        kinds.merge("triggered", 1, Integer::sum);
        Life life = life(orderId);
        assertTrue(life.waits && !life.triggered);
        life.triggered = true;
    }

    @Override
    public void orderReplaced(
            long orderId,
            long account,
            int symbol,
            long priceTicks,
            long triggerTicks,
            long lots,
            long filledLots,
            long remainingLots) {
        kinds.merge("replaced", 1, Integer::sum);
        Life life = life(orderId);
        assertEquals(life.filled, filledLots);
        assertEquals(lots, filledLots + remainingLots);
        life.quantity = lots;
        life.reduced = 0;
    }

    @Override
    public void orderReduced(
            long orderId, long account, int symbol, long lots, long filled, long remaining) {
        kinds.merge("reduced", 1, Integer::sum);
        Life life = life(orderId);
        life.reduced += lots;
        assertEquals(life.filled, filled);
        assertEquals(life.quantity, filled + remaining + life.reduced);
    }

    @Override
    public void orderFilled(
            long orderId,
            long account,
            int symbol,
            Side side,
            Role role,
            long tradeId,
            long priceTicks,
            long lots,
            long notionalMinor,
            long feeMinor,
            long filledLots,
            long remainingLots,
            boolean closes) {
        kinds.merge("filled " + role, 1, Integer::sum);
        Life life = life(orderId);
        life.filled += lots;
        assertEquals(life.filled, filledLots);
        assertTrue(life.triggered || !life.waits);
        assertTrue(life.expires == 0 || now < life.expires);
        if (!life.budget) {
            assertEquals(life.quantity, filledLots + remainingLots + life.reduced);
            assertEquals(remainingLots == 0, closes);
        }
        if (closes) {
            open.remove(orderId);
        }
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        kinds.merge("cancelled " + reason, 1, Integer::sum);
        Life life = life(orderId);
        assertEquals(life.filled, filledLots);
        if (!life.budget) {
            assertEquals(life.quantity, filledLots + remainingLots + life.reduced);
        }
        assertTrue(!life.fillOrKill || filledLots == 0, "a FOK traded in part");
        open.remove(orderId);
    }
}
