package org.bourse.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "192.0.2.7/32, 192.0.2.7, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 203.0.113.9, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "10.0.0.0/8, example.org, false",
        "10.0.0.0/8, '', false",
        "10.0.0.0/8, '10.0.0.1, 203.0.113.9', false"
    })
    void anAddressLiesInARangeOrNot(String range, String address, boolean contained) {
        assertEquals(contained, AddressRanges.parse(List.of(range)).contains(address));
    }

    @Test
    void anAddressOfAnyOfTheRangesIsContained() {
        AddressRanges ranges = AddressRanges.parse(List.of("10.0.0.0/8", " 2001:db8::/32 "));

        assertTrue(ranges.contains("10.1.1.1"));
        assertTrue(ranges.contains("2001:db8::1"));
        assertFalse(ranges.contains(null));
        assertFalse(AddressRanges.parse(List.of()).contains("10.1.1.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/08x",
                "10.0.0.1/8",
                "10.0.0.0/99999999999",
                "2001:db8::/129",
                "2001:db8::1/32"
            })
    void whatIsNoRangeIsRefused(String text) {
        assertThrows(
                IllegalArgumentException.class, () -> AddressRanges.parse(List.of(text)), text);
    }
}
