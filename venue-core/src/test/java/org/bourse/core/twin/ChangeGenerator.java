package org.bourse.core.twin;

import java.util.List;

/** Cancels and replaces of orders that are open, were open, or never were. */
final class ChangeGenerator {
    private static final int LAST_TRIGGERED = 10;

    private final Dice dice;
    private final Mix mix;
    private final MarketMemory memory;
    private final OrderGenerator orders;

    ChangeGenerator(Dice dice, Mix mix, MarketMemory memory, OrderGenerator orders) {
        this.dice = dice;
        this.mix = mix;
        this.memory = memory;
        this.orders = orders;
    }

    /** How an order is named. */
    private record Name(long account, long orderId, String clientOrderId, long validUntil) {}

    private Name name(SeenOrder seen) {
        long account = seen.account();
        long validUntil = dice.chance(0.03) ? memory.timeMicros + dice.between(-1, 1) : 0;
        if (dice.chance(0.05)) {
            account = dice.chance(0.7) ? orders.account() : dice.extreme();
        }
        return switch (dice.weighted(10, 6, 1, 1)) {
            case 0 -> new Name(account, seen.orderId(), "", validUntil);
            case 1 -> new Name(account, 0, seen.clientOrderId(), validUntil);
            case 2 -> new Name(account, seen.orderId() + dice.between(-1, 1), "never", validUntil);
            default -> new Name(account, 0, orders.anyId(), validUntil);
        };
    }

    private List<SeenOrder> candidates() {
        if (!memory.triggered.isEmpty() && dice.chance(0.15)) {
            return memory.triggered;
        }
        return memory.closed.isEmpty() || (!memory.open.isEmpty() && dice.chance(0.9))
                ? memory.open
                : memory.closed;
    }

    CommandGenerator.Wish cancel() {
        List<SeenOrder> from = candidates();
        Name name =
                from.isEmpty()
                        ? new Name(orders.account(), dice.extreme(), "", 0)
                        : name(dice.pick(from));
        return new CommandGenerator.Wish.Cancel(
                name.account(), name.orderId(), name.clientOrderId(), name.validUntil());
    }

    CommandGenerator.Wish replace() {
        List<SeenOrder> from = candidates();
        if (from.isEmpty()) {
            Name nobody = new Name(orders.account(), dice.extreme(), "", 0);
            return wish(nobody, 1, 1, 1);
        }
        return replace(dice.pick(from));
    }

    /** Of an order that was triggered, and may wait for its turn still. */
    CommandGenerator.Wish replaceTriggered() {
        int last = Math.max(0, memory.triggered.size() - LAST_TRIGGERED);
        return replace(dice.pick(memory.triggered.subList(last, memory.triggered.size())));
    }

    private CommandGenerator.Wish replace(SeenOrder seen) {
        Name name = name(seen);
        if (dice.chance(mix.errors)) {
            return wish(
                    name,
                    dice.pickLong(0, seen.priceTicks(), dice.extreme()),
                    dice.pickLong(0, seen.triggerTicks(), dice.extreme()),
                    dice.pickLong(0, seen.lots(), dice.extreme()));
        }
        boolean isWaiting = seen.triggerTicks() > 0;
        if (seen.isLeg() && dice.chance(0.7)) {
            // 20.10: its lots are bound
            return isWaiting && dice.chance(0.7)
                    ? wish(name, 0, trigger(seen), 0)
                    : wish(name, price(seen), 0, 0);
        }
        return switch (dice.weighted(4, 4, 3, isWaiting ? 6 : 1, 1, 1)) {
            case 0 -> wish(name, price(seen), 0, 0);
            case 1 -> wish(name, 0, 0, lots(seen));
            case 2 -> wish(name, price(seen), 0, lots(seen));
            case 3 -> wish(name, 0, trigger(seen), dice.chance(0.3) ? lots(seen) : 0);
            case 4 -> wish(name, price(seen), trigger(seen), lots(seen));
            default -> wish(name, seen.priceTicks(), seen.triggerTicks(), seen.lots());
        };
    }

    private static CommandGenerator.Wish wish(Name name, long price, long trigger, long lots) {
        return new CommandGenerator.Wish.Replace(
                name.account(),
                name.orderId(),
                name.clientOrderId(),
                name.validUntil(),
                price,
                trigger,
                lots);
    }

    /** Near its own, or one that another order might have now. */
    private long price(SeenOrder seen) {
        if (dice.chance(0.5)) {
            return Math.max(1, seen.priceTicks() + dice.between(-3, 3));
        }
        return orders.price(seen.symbol(), seen.side());
    }

    private long trigger(SeenOrder seen) {
        if (dice.chance(0.5)) {
            return Math.max(1, seen.triggerTicks() + dice.between(-3, 3));
        }
        return orders.price(seen.symbol(), seen.side());
    }

    /** Less, as much, or more; around the bounds of what is shown. */
    private long lots(SeenOrder seen) {
        long lots = seen.lots();
        return switch (dice.weighted(4, 3, 1, seen.visibleLots() > 0 ? 3 : 0)) {
            case 0 -> Math.max(1, lots - dice.skewed(Math.max(1, lots)));
            case 1 -> lots + dice.skewed(mix.lotsTypical);
            case 2 -> lots;
            default -> {
                long shown = Math.max(1, seen.visibleLots());
                yield dice.chance(0.5)
                        ? shown + dice.between(-1, 1)
                        : Math.min(shown, 1L << 50) * 20 + dice.between(-1, 1);
            }
        };
    }
}
