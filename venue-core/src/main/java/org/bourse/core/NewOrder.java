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

    /** How many shapes there are. */
    static final int SHAPES = SIDES.length * TYPES.length * TIMES.length * MODES.length << 2;

    private long account;
    private int symbol;

    /**
     * Ordinals, not references: to store a reference in an object that has grown old, G1 waits
     * until all stores before it are done, which can take longer than the rest of the command.
     */
    private int side;

    private int type;
    private int timeInForce;
    private int selfTradePrevention;
    private int listKind;

    private boolean postOnly;
    private long priceTicks;
    private long lots;
    private long budgetMinor;
    private long validUntilMicros;
    private long triggerTicks;
    private long trailingTicks;
    private int trailingBasisPoints;
    private long limitOffsetTicks;
    private long visibleLots;
    private boolean postOnlyReprice;
    private long expiresMicros;
    private final ClientOrderId clientOrderId = new ClientOrderId();

    /** Starts over with these components; all others are absent until set. */
    public NewOrder set(long account, int symbol, Side side, OrderType type, TimeInForce tif) {
        this.account = account;
        this.symbol = symbol;
        this.side = side.ordinal();
        this.type = type.ordinal();
        timeInForce = tif.ordinal();
        postOnly = false;
        priceTicks = 0;
        lots = 0;
        budgetMinor = 0;
        validUntilMicros = 0;
        triggerTicks = 0;
        trailingTicks = 0;
        trailingBasisPoints = 0;
        limitOffsetTicks = 0;
        visibleLots = 0;
        postOnlyReprice = false;
        selfTradePrevention = 0;
        expiresMicros = 0;
        listKind = 0;
        clientOrderId.clear();
        return this;
    }

    /** Set by the core when the order is a leg of a list. */
    public void listKind(OrderListKind kind) {
        listKind = kind.ordinal();
    }

    public NewOrder triggerTicks(long value) {
        triggerTicks = value;
        return this;
    }

    public NewOrder trailingTicks(long value) {
        trailingTicks = value;
        return this;
    }

    public NewOrder trailingBasisPoints(int value) {
        trailingBasisPoints = value;
        return this;
    }

    public NewOrder limitOffsetTicks(long value) {
        limitOffsetTicks = value;
        return this;
    }

    public NewOrder visibleLots(long value) {
        visibleLots = value;
        return this;
    }

    public NewOrder postOnlyReprice(boolean value) {
        postOnlyReprice = value;
        return this;
    }

    public NewOrder selfTradePrevention(SelfTradePrevention value) {
        selfTradePrevention = value.ordinal();
        return this;
    }

    public NewOrder expiresMicros(long value) {
        expiresMicros = value;
        return this;
    }

    public NewOrder postOnly(boolean value) {
        postOnly = value;
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
        return SIDES[side];
    }

    public OrderType type() {
        return TYPES[type];
    }

    public TimeInForce timeInForce() {
        return TIMES[timeInForce];
    }

    /** It can only make a position smaller, and never rests: a sale at the market. */
    boolean closesOut() {
        return side() == Side.SELL && type() == OrderType.MARKET;
    }

    public boolean postOnly() {
        return postOnly;
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
        return postOnlyReprice;
    }

    public SelfTradePrevention selfTradePrevention() {
        return MODES[selfTradePrevention];
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
     * {@link #SHAPES}, which never leaves the core.
     */
    int shape() {
        int shape = (side * TYPES.length + type) * TIMES.length + timeInForce;
        shape = shape * MODES.length + selfTradePrevention;
        return shape << 2 | (postOnly ? 2 : 0) | (postOnlyReprice ? 1 : 0);
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
