package org.bourse.marketdata.book;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Level;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.Demo;

/**
 * Follows the orders of a LOBSTER recording and tells a book what they do to its levels. Orders
 * that rested before the recording are known only as lots of their level.
 */
final class LobsterOrders {
    private record Place(Side side, long priceTicks) {}

    private record Order(Place place, long lots) {}

    private final Map<Long, Order> orders = new HashMap<>();
    private final Map<Place, Long> levels = new HashMap<>();
    private long sequence;

    /** Begins with the levels of a book, whose orders are not known. */
    BookImage begin(DepthSnapshot book) {
        return Demo.image(0, image(Side.BUY, book.bids()), image(Side.SELL, book.asks()));
    }

    /** What a message does to a level; empty when it does nothing to what is visible. */
    Optional<LevelChanged> take(LobsterMessage message) {
        return switch (message.kind()) {
            case SUBMISSION -> Optional.of(submit(message));
            case PARTIAL_CANCEL, DELETION, EXECUTION -> Optional.of(reduce(message));
            case HIDDEN_EXECUTION, CROSS_TRADE, HALT -> Optional.empty();
        };
    }

    /** Puts right a level that changed without a message. Its orders are no longer known. */
    LevelChanged correct(Side side, long priceTicks, long lots) {
        Place place = new Place(side, priceTicks);
        orders.values().removeIf(order -> order.place.equals(place));
        return change(place, lots);
    }

    private List<Level> image(Side side, List<BookLevel> book) {
        book.forEach(level -> levels.put(new Place(side, level.priceTicks()), level.lots()));
        return book.stream().map(it -> Demo.level(it.priceTicks(), it.lots())).toList();
    }

    private LevelChanged submit(LobsterMessage message) {
        Place place = new Place(message.side(), message.priceTicks());
        if (orders.putIfAbsent(message.orderId(), new Order(place, message.lots())) != null) {
            throw new IllegalStateException("an order submitted twice: " + message);
        }
        return change(place, lots(place) + message.lots());
    }

    private LevelChanged reduce(LobsterMessage message) {
        Place place = new Place(message.side(), message.priceTicks());
        Order order = orders.remove(message.orderId());
        if (order == null) {
            if (message.lots() > lots(place) - knownLots(place)) {
                throw new IllegalStateException("an order that cannot be there: " + message);
            }
        } else {
            Order rest = new Order(place, order.lots - message.lots());
            if (!order.place.equals(place) || !isPossible(message.kind(), rest.lots)) {
                throw new IllegalStateException(message + " for " + order);
            }
            if (rest.lots > 0) {
                orders.put(message.orderId(), rest);
            }
        }
        return change(place, lots(place) - message.lots());
    }

    private static boolean isPossible(LobsterMessage.Kind kind, long restLots) {
        return switch (kind) {
            case PARTIAL_CANCEL -> restLots > 0;
            case DELETION -> restLots == 0;
            case EXECUTION -> restLots >= 0;
            case SUBMISSION, HIDDEN_EXECUTION, CROSS_TRADE, HALT -> false;
        };
    }

    private long lots(Place place) {
        return levels.getOrDefault(place, 0L);
    }

    private long knownLots(Place place) {
        return orders.values().stream()
                .filter(order -> order.place.equals(place))
                .mapToLong(Order::lots)
                .sum();
    }

    private LevelChanged change(Place place, long lots) {
        levels.put(place, lots);
        return Demo.change(++sequence, place.side, place.priceTicks, lots);
    }
}
