package org.bourse.matching.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several venues a replica runs. */
class ShareOfVenuesTest {

    /** The configuration of a process that is told some properties. */
    private static SmallRyeConfig config(Map<String, String> told) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredInterceptors()
                .withSources(new PropertiesConfigSource(new HashMap<>(told), "told", 350))
                .build();
    }

    @Test
    void withoutAListTheVenueIsTheOneThatIsTold() {
        assertEquals("2", config(Map.of("bourse.venue", "2")).getRawValue("bourse.venue"));
    }

    @Test
    void theListWinsOverTheVenueThatIsTold() {
        Map<String, String> told =
                Map.of("bourse.venue", "0", "bourse.venues", "0, 2", "bourse.replica", "3");
        assertEquals("2", config(told).getRawValue("bourse.venue"));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,2", "2,1", "3,0", "4,2", "5,1", "1000,2"})
    void replicasTakeVenuesInTurn(String replica, int venue) {
        assertEquals(venue, ShareOfVenues.venueOf("0,2,1", replica, null));
        assertEquals(venue, ShareOfVenues.venueOf("0,2,1", null, "bourse-matching-" + replica));
    }

    @Test
    void whatIsToldOfTheReplicaWinsOverTheNameOfTheHost() {
        assertEquals(1, ShareOfVenues.venueOf("0,1", "1", "bourse-matching-0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,1|x|bourse.replica: 'x' is not a number from 0",
                "0,1|-1|bourse.replica: '-1' is not a number from 0",
                "0,,1|0|bourse.venues: '' is not a number from 0",
                "0,one|0|bourse.venues: 'one' is not a number from 0",
                "0,1,0|0|'bourse.venues=0,1,0 names venue 0 twice'",
                "0,3|0|'bourse.venues=0,3: there are venues 0 to 2'",
            })
    void whatIsWrongIsNamed(String venues, String replica, String message) {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> ShareOfVenues.venueOf(venues, replica, null));
        assertEquals(message, refused.getMessage());
    }

    @Test
    void aReplicaThatDoesNotKnowItsNumberDoesNotStart() {
        RuntimeException refused =
                assertThrows(
                        RuntimeException.class,
                        () -> ShareOfVenues.venueOf("0,1", null, "somewhere"));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("bourse.replica"),
                refused.getMessage());
    }
}
