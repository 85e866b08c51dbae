package org.bourse.core;

/**
 * Turns a client order id into the key by which duplicates are known, 128 bits: 97 of a hash, 31 of
 * the account as it is. So ids of two accounts never have the same key, whoever chose them.
 */
final class ClientOrderIds {
    private static final int ACCOUNT_BITS = 31;

    private static final long HIGH_SEED = 0x243F6A8885A308D3L;
    private static final long LOW_SEED = 0x13198A2E03707344L;
    private static final long PAYLOAD_SEED = 0xA4093822299F31D0L;
    private static final long LIST_SEED = 0x082EFA98EC4E6C89L;
    private static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
    private static final long SECOND_FACTOR = 0x94D049BB133111EBL;

    private long keyHigh;
    private long keyLow;

    /** Reads the order's id; false when it is not {@code [A-Za-z0-9._:-]{1,36}}. */
    boolean read(NewOrder order) {
        return read(order.clientId(), order.account());
    }

    /** Reads the id in a request to cancel; false as above. */
    boolean read(OrderCancel cancel) {
        return read(cancel.clientId(), cancel.account());
    }

    /** Reads the id in a request to replace; false as above. */
    boolean read(OrderReplace replace) {
        return read(replace.clientId(), replace.account());
    }

    private boolean read(ClientOrderId id, long account) {
        if (id.hasKey()) {
            keyHigh = id.keyHigh();
            keyLow = id.keyLow();
            return true;
        }
        if (!id.hasGoodLength()) {
            return false;
        }
        long high = mix(HIGH_SEED ^ account);
        long low = mix(LOW_SEED ^ account);
        long allowed = -1;
        int last = id.words() - 1;
        for (int i = 0; i <= last; i++) {
            long word = id.word(i);
            allowed &= ClientOrderId.allowed(word) | (i == last ? id.afterEnd() : 0);
            high = mix(high ^ word);
            low = mix(low + word);
        }
        if (!ClientOrderId.areAll(allowed)) {
            return false;
        }
        keyHigh = high;
        keyLow = low << ACCOUNT_BITS | account;
        id.key(keyHigh, keyLow);
        return true;
    }

    long keyHigh() {
        return keyHigh;
    }

    long keyLow() {
        return keyLow;
    }

    /** A hash of what the order asks for; how long it is valid does not count. */
    static long payload(NewOrder order) {
        long words = (long) order.symbol() << OrderShapes.WORD_BITS | OrderShapes.word(order);
        long hash = mix(PAYLOAD_SEED ^ words);
        hash = mix(hash ^ order.priceTicks());
        hash = mix(hash ^ order.lots());
        hash = mix(hash ^ order.budgetMinor());
        return order.mayHaveMore() && hasMore(order) ? payloadOfMore(hash, order) : hash;
    }

    /** A hash of all that the legs of a list ask for, and of their client order ids. */
    long payload(NewOrderList list) {
        long hash = mix(LIST_SEED ^ list.kind().getNumber());
        for (int leg = 0; leg < list.legs(); leg++) {
            read(list.leg(leg));
            hash = mix(hash ^ payload(list.leg(leg)));
            hash = mix(hash ^ keyHigh);
            hash = mix(hash ^ keyLow);
        }
        return hash;
    }

    /** Whether it has a field that most orders do not have. */
    private static boolean hasMore(NewOrder order) {
        return (order.triggerTicks()
                        | order.trailingTicks()
                        | order.trailingBasisPoints()
                        | order.limitOffsetTicks()
                        | order.visibleLots()
                        | order.expiresMicros())
                != 0;
    }

    private static long payloadOfMore(long seed, NewOrder order) {
        long hash = mix(seed ^ order.triggerTicks());
        hash = mix(hash ^ order.trailingTicks());
        hash = mix(hash ^ order.trailingBasisPoints());
        hash = mix(hash ^ order.limitOffsetTicks());
        hash = mix(hash ^ order.visibleLots());
        return mix(hash ^ order.expiresMicros());
    }

    /** The finalizer of SplitMix64: every bit of the result depends on every bit of the value. */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * FIRST_FACTOR;
        mixed = (mixed ^ mixed >>> 27) * SECOND_FACTOR;
        return mixed ^ mixed >>> 31;
    }
}
