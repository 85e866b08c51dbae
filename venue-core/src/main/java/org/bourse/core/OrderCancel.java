package org.bourse.core;

import java.nio.charset.StandardCharsets;

/**
 * A request to cancel an open order, by its id or (id 0) by its client order id. One instance is
 * reused.
 */
public final class OrderCancel {
    private long account;
    private long orderId;
    private long validUntilMicros;
    private final byte[] clientOrderId = new byte[NewOrder.CLIENT_ORDER_ID_BYTES_MAX + 1];
    private int clientOrderIdLength;

    /** Starts over, without a client order id. */
    public OrderCancel set(long account, long orderId, long validUntilMicros) {
        this.account = account;
        this.orderId = orderId;
        this.validUntilMicros = validUntilMicros;
        clientOrderIdLength = 0;
        return this;
    }

    /** Copies the id from the first {@code length} bytes of {@code ascii}. */
    public OrderCancel clientOrderId(byte[] ascii, int length) {
        clientOrderIdLength = Math.min(length, clientOrderId.length);
        System.arraycopy(ascii, 0, clientOrderId, 0, clientOrderIdLength);
        return this;
    }

    /** For tests and tools; the runner passes bytes. */
    public OrderCancel clientOrderId(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return clientOrderId(bytes, bytes.length);
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
        return new String(clientOrderId, 0, clientOrderIdLength, StandardCharsets.UTF_8);
    }

    byte clientOrderIdByte(int index) {
        return clientOrderId[index];
    }

    int clientOrderIdLength() {
        return clientOrderIdLength;
    }
}
