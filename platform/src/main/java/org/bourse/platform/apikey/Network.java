package org.bourse.platform.apikey;

import java.net.InetAddress;

/**
 * Addresses that begin with the same bits.
 *
 * @param address of the network, of 4 or 16 bytes
 * @param bits how many count
 */
public record Network(InetAddress address, int bits) {
    /**
     * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or an address that stands for itself.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        InetAddress address = InetAddress.ofLiteral(literal);
        if (!literal.contains(":") && !literal.equals(address.getHostAddress())) {
            // Java fills up what is shorter, and not at its end.
            throw new IllegalArgumentException("address=" + literal);
        }
        int bitsMax = address.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? bitsMax : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > bitsMax) {
            throw new IllegalArgumentException("bits=" + bits);
        }
        return new Network(address, bits);
    }

    /** False for an address of the other family. */
    public boolean contains(InetAddress other) {
        byte[] own = address.getAddress();
        byte[] given = other.getAddress();
        if (own.length != given.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> i % Byte.SIZE;
            if (((own[i / Byte.SIZE] ^ given[i / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
