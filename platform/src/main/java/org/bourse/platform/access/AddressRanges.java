package org.bourse.platform.access;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import org.bourse.platform.apikey.Network;
import org.jspecify.annotations.Nullable;

/** Ranges of IP addresses, each as an address or as CIDR: {@code 192.0.2.7}, {@code 10.0.0.0/8}. */
public final class AddressRanges {
    private final List<Network> ranges;

    private AddressRanges(List<Network> ranges) {
        this.ranges = ranges;
    }

    /**
     * Reads ranges; blanks around them do not matter.
     *
     * @throws IllegalArgumentException when one is no range, or says more than its prefix does, as
     *     {@code 10.0.0.1/8}
     */
    public static AddressRanges parse(Collection<String> texts) {
        return new AddressRanges(
                texts.stream().map(String::strip).map(AddressRanges::range).toList());
    }

    private static Network range(String text) {
        Network network = Network.parse(text);
        byte[] bytes = network.address().getAddress();
        for (int bit = network.bits(); bit < bytes.length * Byte.SIZE; bit++) {
            if ((bytes[bit / Byte.SIZE] & 0x80 >> bit % Byte.SIZE) != 0) {
                throw new IllegalArgumentException(text + " has bits behind its prefix");
            }
        }
        return network;
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
        InetAddress asked;
        try {
            asked = InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException _) {
            return false;
        }
        return ranges.stream().anyMatch(range -> range.contains(asked));
    }
}
