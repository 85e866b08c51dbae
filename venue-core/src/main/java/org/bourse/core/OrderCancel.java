package org.bourse.core;

/**
 * A request to cancel an open order, by its id or (id 0) by its client order id. One instance is
 * reused.
 */
public final class OrderCancel {
    private long account;
    private long orderId;
    private long validUntilMicros;
    private final ClientOrderId clientOrderId = new ClientOrderId();

    /** Starts over, without a client order id. */
    public OrderCancel set(long account, long orderId, long validUntilMicros) {
        this.account = account;
        this.orderId = orderId;
        this.validUntilMicros = validUntilMicros;
        clientOrderId.clear();
        return this;
    }

    /** Copies the id from the first {@code length} bytes of {@code ascii}. */
    public OrderCancel clientOrderId(byte[] ascii, int length) {
        clientOrderId.set(ascii, length);
        return this;
    }

    /** For tests and tools; the runner passes bytes. */
    public OrderCancel clientOrderId(String id) {
        clientOrderId.set(id);
        return this;
    }

    public long account() {
        return account;
    }

    public long orderId() {
        return orderId;
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
