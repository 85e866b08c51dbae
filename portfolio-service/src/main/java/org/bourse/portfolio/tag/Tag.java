package org.bourse.portfolio.tag;

/**
 * What a clientOrderId says of the order's origin: {@code STRATEGY:REST} or {@code
 * STRATEGY:PARENT:REST}. All before the last colon is the tag, all before the first one the
 * strategy.
 */
public final class Tag {
    /** Of an order whose id has no colon, or begins with its only one. */
    public static final String NONE = "";

    private Tag() {}

    public static String of(String clientOrderId) {
        return clientOrderId.substring(0, Math.max(0, clientOrderId.lastIndexOf(':')));
    }

    public static String strategy(String tag) {
        int colon = tag.indexOf(':');
        return colon < 0 ? tag : tag.substring(0, colon);
    }
}
