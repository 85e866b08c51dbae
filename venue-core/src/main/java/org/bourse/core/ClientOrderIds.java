package org.bourse.core;

import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;

/**
 * Turns a client order id into the key by which duplicates are known, 128 bits: 97 of a hash, 31 of
 * the account as it is. So ids of two accounts never have the same key, whoever chose them.
 */
final class ClientOrderIds {
    private static final int ACCOUNT_BITS = 31;
    private static final int BYTES_PER_WORD = 8;

    private static final long HIGH_SEED = 0x243F6A8885A308D3L;
    private static final long LOW_SEED = 0x13198A2E03707344L;
    private static final long PAYLOAD_SEED = 0xA4093822299F31D0L;
    private static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
    private static final long SECOND_FACTOR = 0x94D049BB133111EBL;

    /** Stands for values this version does not know. */
    private static final int UNRECOGNIZED = 0xFF;

    /** By ASCII code: whether an id may contain it. */
    private static final boolean[] ALLOWED = allowed();

    private final long[] words = new long[NewOrder.CLIENT_ORDER_ID_BYTES_MAX / BYTES_PER_WORD + 1];
    private long keyHigh;
    private long keyLow;

    private static boolean[] allowed() {
        boolean[] allowed = new boolean[128];
        String characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-";
        for (int i = 0; i < characters.length(); i++) {
            allowed[characters.charAt(i)] = true;
        }
        return allowed;
    }

    /** Reads the order's id; false when it is not {@code [A-Za-z0-9._:-]{1,36}}. */
    boolean read(NewOrder order) {
        int length = order.clientOrderIdLength();
        if (isOfBadLength(length)) {
            return false;
        }
        clear();
        for (int i = 0; i < length; i++) {
            if (!take(i, order.clientOrderIdByte(i))) {
                return false;
            }
        }
        hash(order.account(), length);
        return true;
    }

    /** Reads the id in a request to cancel; false as above. */
    boolean read(OrderCancel cancel) {
        int length = cancel.clientOrderIdLength();
        if (isOfBadLength(length)) {
            return false;
        }
        clear();
        for (int i = 0; i < length; i++) {
            if (!take(i, cancel.clientOrderIdByte(i))) {
                return false;
            }
        }
        hash(cancel.account(), length);
        return true;
    }

    private static boolean isOfBadLength(int length) {
        return length == 0 || length > NewOrder.CLIENT_ORDER_ID_BYTES_MAX;
    }

    private void clear() {
        for (int i = 0; i < words.length; i++) {
            words[i] = 0;
        }
    }

    private boolean take(int index, byte character) {
        words[index / BYTES_PER_WORD] |= (long) character << index % BYTES_PER_WORD * Byte.SIZE;
        return character >= 0 && ALLOWED[character];
    }

    private void hash(long account, int length) {
        long high = mix(HIGH_SEED ^ account);
        long low = mix(LOW_SEED ^ account);
        for (int i = 0; i * BYTES_PER_WORD < length; i++) {
            high = mix(high ^ words[i]);
            low = mix(low + words[i]);
        }
        keyHigh = high;
        keyLow = low << ACCOUNT_BITS | account;
    }

    long keyHigh() {
        return keyHigh;
    }

    long keyLow() {
        return keyLow;
    }

    /** A hash of what the order asks for; how long it is valid does not count. */
    static long payload(NewOrder order) {
        long words = order.symbol();
        words = words << 8 | number(order.side());
        words = words << 8 | number(order.type());
        words = words << 8 | number(order.timeInForce());
        words = words << 1 | (order.postOnly() ? 1 : 0);
        long hash = mix(PAYLOAD_SEED ^ words);
        hash = mix(hash ^ order.priceTicks());
        hash = mix(hash ^ order.lots());
        return mix(hash ^ order.budgetMinor());
    }

    private static int number(Side side) {
        return side == Side.UNRECOGNIZED ? UNRECOGNIZED : side.getNumber();
    }

    private static int number(OrderType type) {
        return type == OrderType.UNRECOGNIZED ? UNRECOGNIZED : type.getNumber();
    }

    private static int number(TimeInForce timeInForce) {
        return timeInForce == TimeInForce.UNRECOGNIZED ? UNRECOGNIZED : timeInForce.getNumber();
    }

    /** The finalizer of SplitMix64: every bit of the result depends on every bit of the value. */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * FIRST_FACTOR;
        mixed = (mixed ^ mixed >>> 27) * SECOND_FACTOR;
        return mixed ^ mixed >>> 31;
    }
}
