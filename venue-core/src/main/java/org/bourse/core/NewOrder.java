package org.bourse.core;

import java.nio.charset.StandardCharsets;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;

/**
 * An order as a trader asked for it, not yet validated. One instance is reused for all orders. See
 * {@code PlaceOrder} in {@code commands.proto}.
 */
public final class NewOrder {
    /** No client order id is longer; a longer one is cut to one byte more, which is refused. */
    static final int CLIENT_ORDER_ID_BYTES_MAX = 36;

    private long account;
    private int symbol;
    private Side side = Side.SIDE_UNSPECIFIED;
    private OrderType type = OrderType.ORDER_TYPE_UNSPECIFIED;
    private TimeInForce timeInForce = TimeInForce.TIME_IN_FORCE_UNSPECIFIED;
    private boolean postOnly;
    private long priceTicks;
    private long lots;
    private long budgetMinor;
    private long validUntilMicros;
    private final byte[] clientOrderId = new byte[CLIENT_ORDER_ID_BYTES_MAX + 1];
    private int clientOrderIdLength;

    /** Starts over with these components; all others are absent until set. */
    public NewOrder set(long account, int symbol, Side side, OrderType type, TimeInForce tif) {
        this.account = account;
        this.symbol = symbol;
        this.side = side;
        this.type = type;
        this.timeInForce = tif;
        postOnly = false;
        priceTicks = 0;
        lots = 0;
        budgetMinor = 0;
        validUntilMicros = 0;
        clientOrderIdLength = 0;
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
        clientOrderIdLength = Math.min(length, clientOrderId.length);
        System.arraycopy(ascii, 0, clientOrderId, 0, clientOrderIdLength);
        return this;
    }

    /** For tests and tools; the runner passes bytes. */
    public NewOrder clientOrderId(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return clientOrderId(bytes, bytes.length);
    }

    public long account() {
        return account;
    }

    public int symbol() {
        return symbol;
    }

    public Side side() {
        return side;
    }

    public OrderType type() {
        return type;
    }

    public TimeInForce timeInForce() {
        return timeInForce;
    }

    public boolean postOnly() {
        return postOnly;
    }

    /** The limit of a LIMIT, the worst price of a MARKET; 0 for none. */
    public long priceTicks() {
        return priceTicks;
    }

    public long lots() {
        return lots;
    }

    public long budgetMinor() {
        return budgetMinor;
    }

    public long validUntilMicros() {
        return validUntilMicros;
    }

    /** The id as the events carry it. Allocates. */
    public String clientOrderId() {
        return new String(clientOrderId, 0, clientOrderIdLength, StandardCharsets.UTF_8);
    }

    byte clientOrderIdByte(int index) {
        return clientOrderId[index];
    }

    int clientOrderIdLength() {
        return clientOrderIdLength;
    }
}
