package org.bourse.core.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bourse.contracts.Ids;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a HashMap. */
class OrderIndexTest {
    /** Much greater than the ring, so old orders are pushed out; some commands have legs. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 1_000})
    void ordersAreFoundHoweverOldTheyAre(int max) {
        OrderPool orders = new OrderPool(max, 0, 0);
        Map<Long, Integer> slots = new HashMap<>();
        List<Long> resting = new ArrayList<>();
        Random random = new Random(max);
        for (int position = 1; position < 30_000; position++) {
            int epoch = position < 15_000 ? 0 : 1;
            long id = Ids.of(epoch, position % 15_000, random.nextInt(8) == 0 ? 1 : 0);
            if (orders.room() == 0 || (!resting.isEmpty() && random.nextInt(5) < 2)) {
                long removed = resting.remove(random.nextInt(resting.size()));
                int slot = slots.remove(removed);
                orders.free(slot, orders.record(slot));
                assertEquals(OrderPool.NONE, orders.find(removed));
            } else {
                resting.add(id);
                slots.put(id, orders.add(id, 1, 1, 0, 0, 0, 0, 0));
            }
            if (!resting.isEmpty()) {
                long probe = resting.get(random.nextInt(resting.size()));
                assertEquals(slots.get(probe), orders.find(probe));
            }
            long other = Ids.of(0, 1 + random.nextInt(15_000), 0);
            assertEquals(slots.getOrDefault(other, OrderPool.NONE), orders.find(other));
            assertEquals(OrderPool.NONE, orders.find(-other));
        }
        slots.forEach((id, slot) -> assertEquals(slot, orders.find(id)));
    }
}
