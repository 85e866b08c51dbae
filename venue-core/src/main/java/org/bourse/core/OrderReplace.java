package org.bourse.core;

/**
 * A request to replace price, trigger and total quantity of an open order, named by its id or (id
 * 0) by its client order id. 0 leaves each as it is. One instance is reused.
 */
public final class OrderReplace {
    private long account;
    private long orderId;
    private long validUntilMicros;
    private long priceTicks;
    private long triggerTicks;
    private long lots;
    private final ClientOrderId clientOrderId = new ClientOrderId();

    /** Starts over, without a client order id and anything to replace. */
    public OrderReplace set(long account, long orderId, long validUntilMicros) {
        this.account = account;
        this.orderId = orderId;
        this.validUntilMicros = validUntilMicros;
        priceTicks = 0;
        triggerTicks = 0;
        lots = 0;
        clientOrderId.clear();
        return this;
    }

    public OrderReplace priceTicks(long value) {
        priceTicks = value;
        return this;
    }

    public OrderReplace triggerTicks(long value) {
        triggerTicks = value;
        return this;
    }

    /** The new total, what is filled included. */
    public OrderReplace lots(long value) {
        lots = value;
        return this;
    }

    /** Copies the id from the first {@code length} bytes of {@code ascii}. */
    public OrderReplace clientOrderId(byte[] ascii, int length) {
        clientOrderId.set(ascii, length);
        return this;
    }

    /** For tests and tools; the runner passes bytes. */
    public OrderReplace clientOrderId(String id) {
        clientOrderId.set(id);
        return this;
    }

    public long account() {
        return account;
    }

    public long orderId() {
        return orderId;
    }

    public long priceTicks() {
        return priceTicks;
    }

    public long triggerTicks() {
        return triggerTicks;
    }

    public long lots() {
        return lots;
    }

    public long validUntilMicros() {
        return validUntilMicros;
    }

    /** The id as text, empty when there is none. Allocates. */
    public String clientOrderId() {
        return clientOrderId.text();
    }

    /** The id as it is read by the core. */
    ClientOrderId clientId() {
        return clientOrderId;
    }
}
