package org.bourse.platform.access;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ranges of IP addresses, each as an address or as CIDR: {@code 192.0.2.7}, {@code 10.0.0.0/8}. */
public final class AddressRanges {
    private record Range(byte[] network, int prefixBits) {
        static Range parse(String text) {
            int slash = text.indexOf('/');
            String address = slash < 0 ? text : text.substring(0, slash);
            // Of a literal only: no name is asked for.
            byte[] network = InetAddress.ofLiteral(address).getAddress();
            int bits = network.length * Byte.SIZE;
            int prefixBits = slash < 0 ? bits : prefix(text.substring(slash + 1), bits);
            for (int bit = prefixBits; bit < bits; bit++) {
                if (isSet(network, bit)) {
                    throw new IllegalArgumentException(text + " has bits behind its prefix");
                }
            }
            return new Range(network, prefixBits);
        }

        private static int prefix(String text, int bits) {
            int prefix = text.matches("\\d{1,3}") ? Integer.parseInt(text) : bits + 1;
            if (prefix > bits) {
                throw new IllegalArgumentException("no prefix: /" + text);
            }
            return prefix;
        }

        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < prefixBits; bit++) {
                if (isSet(address, bit) != isSet(network, bit)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isSet(byte[] bytes, int bit) {
            return (bytes[bit / Byte.SIZE] & 0x80 >> bit % Byte.SIZE) != 0;
        }
    }

    private final List<Range> ranges;

    private AddressRanges(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * Reads ranges; blanks around them do not matter.
     *
     * @throws IllegalArgumentException when one is no range, or says more than its prefix does, as
     *     {@code 10.0.0.1/8}
     */
    public static AddressRanges parse(Collection<String> texts) {
        return new AddressRanges(texts.stream().map(String::strip).map(Range::parse).toList());
    }

    /** Whether it has no ranges. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /**
     * Whether an address lies in one of them. An IPv4 address in the form of IPv6 is an IPv4
     * address.
     *
     * @param address a literal; none, or what is none, lies nowhere
     */
    public boolean contains(@Nullable String address) {
        if (address == null) {
            return false;
        }
        byte[] bytes;
        try {
            bytes = InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
        return ranges.stream().anyMatch(range -> range.contains(bytes));
    }
}
