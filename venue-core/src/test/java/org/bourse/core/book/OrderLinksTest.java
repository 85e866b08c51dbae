package org.bourse.core.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rings say what lists do, also where there are more accounts than orders. */
class OrderLinksTest {
    private static final int ORDERS = 16;
    private static final int ACCOUNTS = 3 * ORDERS;
    private static final int STEPS = 20_000;

    private final OrderLinks links = new OrderLinks(ORDERS, ACCOUNTS);
    private final List<List<Integer>> levels = lists(ORDERS);
    private final List<List<Integer>> accounts = lists(ACCOUNTS);

    private static List<List<Integer>> lists(int count) {
        return Stream.generate(() -> (List<Integer>) new ArrayList<Integer>())
                .limit(count)
                .toList();
    }

    private static List<Integer> walk(int first, IntUnaryOperator next) {
        return IntStream.iterate(first, it -> it != OrderPool.NONE, next).boxed().toList();
    }

    @Test
    void ordersStandInTheirLevelsAndAccountsAsTheyCame() {
        Random random = new Random(1);
        int[] levelOf = new int[ORDERS];
        int[] accountOf = new int[ORDERS];
        boolean[] open = new boolean[ORDERS];
        for (int step = 0; step < STEPS; step++) {
            int order = random.nextInt(ORDERS);
            if (open[order]) {
                links.remove(order);
                links.removeFromAccount(order);
                levels.get(levelOf[order]).remove(Integer.valueOf(order));
                accounts.get(accountOf[order]).remove(Integer.valueOf(order));
            } else {
                levelOf[order] = ORDERS - 1 - random.nextInt(3);
                accountOf[order] = ACCOUNTS - 1 - random.nextInt(3);
                links.append(levelOf[order], order);
                links.appendToAccount(accountOf[order], order);
                levels.get(levelOf[order]).add(order);
                accounts.get(accountOf[order]).add(order);
            }
            open[order] = !open[order];
            assertSame("step " + step);
        }
    }

    private void assertSame(String when) {
        for (int level = 0; level < ORDERS; level++) {
            List<Integer> orders = levels.get(level);
            assertEquals(orders, walk(links.oldest(level), links::next), when);
            int youngest = orders.isEmpty() ? OrderPool.NONE : orders.getLast();
            assertEquals(orders.reversed(), walk(youngest, links::previous), when);
        }
        for (int account = 0; account < ACCOUNTS; account++) {
            List<Integer> orders = accounts.get(account);
            assertEquals(orders, walk(links.firstOfAccount(account), links::nextOfAccount), when);
        }
    }
}
