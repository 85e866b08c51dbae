package org.bourse.core;

import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;

/**
 * An order as a trader asked for it, not yet validated. One instance is reused for all orders. See
 * {@code PlaceOrder} in {@code commands.proto}.
 */
@SuppressWarnings("ProtocolBufferOrdinal") // They never leave this object.
public final class NewOrder {
    private static final Side[] SIDES = Side.values();
    private static final OrderType[] TYPES = OrderType.values();
    private static final TimeInForce[] TIMES = TimeInForce.values();
    private static final SelfTradePrevention[] MODES = SelfTradePrevention.values();
    private static final OrderListKind[] LIST_KINDS = OrderListKind.values();

    /** Where the ordinals stand in {@link #shape}; post-only and reprice are its lowest bits. */
    private static final int REPRICE = 1;

    private static final int POST_ONLY = 2;
    private static final int SIDE_SHIFT = 2;
    private static final int SIDE_MASK = 3;
    private static final int TYPE_SHIFT = 4;
    private static final int TYPE_MASK = 15;
    private static final int TIME_SHIFT = 8;
    private static final int TIME_MASK = 7;
    private static final int MODE_SHIFT = 11;
    private static final int MODE_MASK = 7;

    /** No shape is as great as this. */
    static final int SHAPES = 1 << 14;

    private long account;
    private int symbol;

    /**
     * Ordinals, not references: to store a reference in an object that has grown old, G1 waits
     * until all stores before it are done, which can take longer than the rest of the command.
     */
    private int shape;

    private long priceTicks;
    private long lots;
    private long validUntilMicros;

    /** One of the fields that follow was set. */
    private boolean more;

    private int listKind;
    private long budgetMinor;
    private long triggerTicks;
    private long trailingTicks;
    private int trailingBasisPoints;
    private long limitOffsetTicks;
    private long visibleLots;
    private long expiresMicros;
    private final ClientOrderId clientOrderId = new ClientOrderId();

    /** Starts over with these components; all others are absent until set. */
    public NewOrder set(long account, int symbol, Side side, OrderType type, TimeInForce tif) {
        this.account = account;
        this.symbol = symbol;
        shape =
                side.ordinal() << SIDE_SHIFT
                        | type.ordinal() << TYPE_SHIFT
                        | tif.ordinal() << TIME_SHIFT;
        priceTicks = 0;
        lots = 0;
        validUntilMicros = 0;
        if (more) {
            clearMore();
        }
        clientOrderId.clear();
        return this;
    }

    private void clearMore() {
        more = false;
        listKind = 0;
        budgetMinor = 0;
        triggerTicks = 0;
        trailingTicks = 0;
        trailingBasisPoints = 0;
        limitOffsetTicks = 0;
        visibleLots = 0;
        expiresMicros = 0;
    }

    /** Set by the core when the order is a leg of a list. */
    public void listKind(OrderListKind kind) {
        listKind = kind.ordinal();
        more = true;
    }

    public NewOrder triggerTicks(long value) {
        triggerTicks = value;
        more |= value != 0;
        return this;
    }

    public NewOrder trailingTicks(long value) {
        trailingTicks = value;
        more |= value != 0;
        return this;
    }

    public NewOrder trailingBasisPoints(int value) {
        trailingBasisPoints = value;
        more |= value != 0;
        return this;
    }

    public NewOrder limitOffsetTicks(long value) {
        limitOffsetTicks = value;
        more |= value != 0;
        return this;
    }

    public NewOrder visibleLots(long value) {
        visibleLots = value;
        more |= value != 0;
        return this;
    }

    public NewOrder postOnlyReprice(boolean value) {
        shape = value ? shape | REPRICE : shape & ~REPRICE;
        return this;
    }

    public NewOrder selfTradePrevention(SelfTradePrevention value) {
        shape = shape & ~(MODE_MASK << MODE_SHIFT) | value.ordinal() << MODE_SHIFT;
        return this;
    }

    public NewOrder expiresMicros(long value) {
        expiresMicros = value;
        more |= value != 0;
        return this;
    }

    public NewOrder postOnly(boolean value) {
        shape = value ? shape | POST_ONLY : shape & ~POST_ONLY;
        return this;
    }

    public NewOrder priceTicks(long value) {
        priceTicks = value;
        return this;
    }

    public NewOrder lots(long value) {
        lots = value;
        return this;
    }

    public NewOrder budgetMinor(long value) {
        budgetMinor = value;
        more |= value != 0;
        return this;
    }

    public NewOrder validUntilMicros(long value) {
        validUntilMicros = value;
        return this;
    }

    /** Copies the id from the first {@code length} bytes of {@code ascii}. */
    public NewOrder clientOrderId(byte[] ascii, int length) {
        clientOrderId.set(ascii, length);
        return this;
    }

    /** For tests and tools; the runner passes bytes. */
    public NewOrder clientOrderId(String id) {
        clientOrderId.set(id);
        return this;
    }

    public long account() {
        return account;
    }

    public int symbol() {
        return symbol;
    }

    public Side side() {
        return SIDES[shape >> SIDE_SHIFT & SIDE_MASK];
    }

    public OrderType type() {
        return TYPES[shape >> TYPE_SHIFT & TYPE_MASK];
    }

    public TimeInForce timeInForce() {
        return TIMES[shape >> TIME_SHIFT & TIME_MASK];
    }

    /** It can only make a position smaller, and never rests: a sale at the market. */
    boolean closesOut() {
        return side() == Side.SELL && type() == OrderType.MARKET;
    }

    public boolean postOnly() {
        return (shape & POST_ONLY) != 0;
    }

    /** The limit, or the worst price of an order without one; 0 for none. */
    public long priceTicks() {
        return priceTicks;
    }

    public long lots() {
        return lots;
    }

    public long budgetMinor() {
        return budgetMinor;
    }

    /** The price at which it is triggered; 0 for none, and for one that trails. */
    public long triggerTicks() {
        return triggerTicks;
    }

    public long trailingTicks() {
        return trailingTicks;
    }

    /** Unsigned as on the wire: a negative value is out of bounds. */
    public int trailingBasisPoints() {
        return trailingBasisPoints;
    }

    public long limitOffsetTicks() {
        return limitOffsetTicks;
    }

    /** The most of it that is shown; 0 for everything. */
    public long visibleLots() {
        return visibleLots;
    }

    public boolean postOnlyReprice() {
        return (shape & REPRICE) != 0;
    }

    public SelfTradePrevention selfTradePrevention() {
        return MODES[shape >> MODE_SHIFT & MODE_MASK];
    }

    /** The kind of the list it is a leg of; none for an order by itself. */
    public OrderListKind listKind() {
        return LIST_KINDS[listKind];
    }

    /** When a GTD order ends; 0 for all others. */
    public long expiresMicros() {
        return expiresMicros;
    }

    public long validUntilMicros() {
        return validUntilMicros;
    }

    /**
     * Tells side, type, time in force, self-trade prevention and post-only in one number, below
     * {@link #SHAPES}, which never leaves the core. That it is below is said once more, to the
     * compiler: so tables of shapes need no check of their bounds.
     */
    int shape() {
        return shape & SHAPES - 1;
    }

    /** Whether a field was set that a plain limit order does not need. Most have none. */
    boolean mayHaveMore() {
        return more;
    }

    /** The id as the events carry it. Allocates. */
    public String clientOrderId() {
        return clientOrderId.text();
    }

    /** The id as it is read by the core. */
    ClientOrderId clientId() {
        return clientOrderId;
    }
}
