package org.bourse.portfolio.notice;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which addresses are somebody's in the world outside: not this machine, its network, or what the
 * registries of special addresses (RFC 6890 and its successors) set apart. Else who may name an
 * address could have the venue ask its own neighbours.
 */
public final class PublicAddresses {
    private static final int NAT64_PREFIX = 0x0064_ff9b;
    private static final int SIX_TO_FOUR = 0x2002;
    private static final int IPV4_LENGTH = 4;

    private PublicAddresses() {}

    /** Whether a request from inside may go there. */
    public static boolean contain(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(toInt(four.getAddress(), 0));
            case Inet6Address six -> isPublic(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] six) {
        int first = toInt(six, 0);
        boolean isRestZero = toInt(six, 4) == 0 && toInt(six, 8) == 0;
        if (first == NAT64_PREFIX && isRestZero) {
            return isEmbeddedPublic(six, 12);
        }
        if (first >>> 16 == SIX_TO_FOUR) {
            return isEmbeddedPublic(six, 2);
        }
        // 2000::/3 is all that was ever given out; of it, 2001::/23 and documentation were not.
        return first >>> 29 == 1
                && first >>> 9 != 0x2001_0000 >>> 9
                && first != 0x2001_0db8
                && first >>> 12 != 0x3fff_0000 >>> 12;
    }

    private static boolean isEmbeddedPublic(byte[] six, int from) {
        try {
            byte[] four = Arrays.copyOfRange(six, from, from + IPV4_LENGTH);
            return contain(InetAddress.getByAddress(four));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean isPublic(int four) {
        return !isIn(four, 0x0000_0000, 8)
                && !isIn(four, 0x0a00_0000, 8)
                && !isIn(four, 0x6440_0000, 10)
                && !isIn(four, 0x7f00_0000, 8)
                && !isIn(four, 0xa9fe_0000, 16)
                && !isIn(four, 0xac10_0000, 12)
                && !isIn(four, 0xc000_0000, 24)
                && !isIn(four, 0xc000_0200, 24)
                && !isIn(four, 0xc058_6300, 24)
                && !isIn(four, 0xc0a8_0000, 16)
                && !isIn(four, 0xc612_0000, 15)
                && !isIn(four, 0xc633_6400, 24)
                && !isIn(four, 0xcb00_7100, 24)
                && !isIn(four, 0xe000_0000, 3);
    }

    private static boolean isIn(int address, int network, int bits) {
        return (address ^ network) >>> Integer.SIZE - bits == 0;
    }

    private static int toInt(byte[] bytes, int from) {
        return (bytes[from] & 0xff) << 24
                | (bytes[from + 1] & 0xff) << 16
                | (bytes[from + 2] & 0xff) << 8
                | (bytes[from + 3] & 0xff);
    }
}
