package org.bourse.platform.apikey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "192.0.2.0/24, ::ffff:192.0.2.1, true"
    })
    void hasTheAddressesThatBeginAsItDoes(String network, String address, boolean expected) {
        assertEquals(expected, Network.parse(network).contains(InetAddress.ofLiteral(address)));
    }

    @Test
    void isWhatShiftedNumbersSayOfAnyTwoAddresses() throws UnknownHostException {
        SplittableRandom random = new SplittableRandom(42);
        int inside = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] one = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(one);
            byte[] other = one.clone();
            int changed = random.nextInt(8 * one.length);
            other[changed / 8] ^= (byte) (1 << random.nextInt(8));
            int bits = random.nextInt(8 * one.length + 1);
            int rest = 8 * one.length - bits;
            boolean expected =
                    new BigInteger(1, one)
                            .shiftRight(rest)
                            .equals(new BigInteger(1, other).shiftRight(rest));

            Network network = new Network(InetAddress.getByAddress(one), bits);

            assertEquals(expected, network.contains(InetAddress.getByAddress(other)), "round " + i);
            inside += expected ? 1 : 0;
        }
        assertTrue(inside > 5_000 && inside < 15_000, "inside " + inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2/24",
                "::/129",
                "example.org",
                "192.0.2.0/a"
            })
    void nothingElseIsANetwork(String text) {
        assertThrows(IllegalArgumentException.class, () -> Network.parse(text));
    }

    @Test
    void aNetworkOfNoBitsHasNoAddressOfTheOtherFamily() {
        assertFalse(Network.parse("::/0").contains(InetAddress.ofLiteral("192.0.2.1")));
    }
}
