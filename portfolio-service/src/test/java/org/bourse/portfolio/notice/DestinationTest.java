package org.bourse.portfolio.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.org, example.org, 443, /",
        "HTTPS://example.org:8443/a?b=c, example.org, 8443, /a?b=c",
        "https://example.org?b, example.org, 443, /?b",
        "https://[2606:4700::1]/x, 2606:4700::1, 443, /x",
        "https://example.org/a%20b, example.org, 443, /a%20b"
    })
    void anAddressHasHostPortAndPath(String text, String host, int port, String path) {
        Destination destination = Destination.parse(text, false).orElseThrow();

        assertEquals(host, destination.host());
        assertEquals(port, destination.port());
        assertEquals(path, destination.path());
        assertTrue(destination.isSecure());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "/path",
                "ftp://example.org",
                "file:///etc/passwd",
                "https:example.org",
                "https://",
                "https://user@example.org",
                "https://user:secret@example.org",
                "https://example.org/#part",
                "https://example.org:0/",
                "https://example.org:65536/",
                "https://exa mple.org/",
                "https://example.org/\r\nHost: other",
                "https://\u0435xample.org/"
            })
    void whatIsNoAddressOfAReceiverIsRefused(String text) {
        assertTrue(Destination.parse(text, true).isEmpty());
    }

    @Test
    void plainHttpIsForDevelopment() {
        assertTrue(Destination.parse("http://example.org/", false).isEmpty());
        Destination plain = Destination.parse("http://example.org/", true).orElseThrow();
        assertEquals(80, plain.port());
        assertFalse(plain.isSecure());
    }

    @Test
    void anAddressIsOnlySoLong() {
        String longest = "https://example.org/";
        longest += "a".repeat(Destination.LENGTH_MAX - longest.length());

        assertTrue(Destination.parse(longest, false).isPresent());
        assertTrue(Destination.parse(longest + "a", false).isEmpty());
    }
}
