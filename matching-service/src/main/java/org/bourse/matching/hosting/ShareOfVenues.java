package org.bourse.matching.hosting;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bourse.contracts.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Shares several venues out over the replicas of one installation: where {@code bourse.venues} is
 * set, replica n (from 0) runs the venue at n modulo their number. Twice as many replicas as venues
 * give each venue a leader and a standby.
 *
 * <p>The replica's number is {@code bourse.replica}; without it the number a StatefulSet puts at
 * the end of the host's name.
 */
public final class ShareOfVenues implements ConfigSourceInterceptor {
    static final String VENUES = "bourse.venues";
    static final String REPLICA = "bourse.replica";
    static final String VENUE = "bourse.venue";
    private static final String HOST = "HOSTNAME";
    private static final Pattern END_OF_NAME = Pattern.compile(".*-(\\d{1,4})");

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue told = context.proceed(name);
        if (!name.equals(VENUE)) {
            return told;
        }
        String venues = text(context, VENUES);
        if (venues == null) {
            return told;
        }
        int venue = venueOf(venues, text(context, REPLICA), text(context, HOST));
        return ConfigValue.builder().withName(VENUE).withValue(Integer.toString(venue)).build();
    }

    private static @Nullable String text(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        String text = value == null ? null : value.getValue();
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * The venue of a replica.
     *
     * @throws IllegalArgumentException when the list is not one of different venues, or the replica
     *     has no number
     */
    static int venueOf(String venues, @Nullable String replica, @Nullable String host) {
        List<Integer> list = new ArrayList<>();
        for (String item : venues.split(",", -1)) {
            int venue = number(VENUES, item);
            if (venue >= Topics.PARTITIONS) {
                throw new IllegalArgumentException(
                        "%s=%s: there are venues 0 to %d"
                                .formatted(VENUES, venues, Topics.PARTITIONS - 1));
            }
            if (list.contains(venue)) {
                throw new IllegalArgumentException(
                        "%s=%s names venue %d twice".formatted(VENUES, venues, venue));
            }
            list.add(venue);
        }
        return list.get(replicaNumber(replica, host) % list.size());
    }

    private static int replicaNumber(@Nullable String replica, @Nullable String host) {
        if (replica != null) {
            return number(REPLICA, replica);
        }
        Matcher end = END_OF_NAME.matcher(host == null ? "" : host);
        if (!end.matches()) {
            throw new IllegalArgumentException(
                    "%s is set, but which replica this is neither %s says nor the host's name (%s)"
                            .formatted(VENUES, REPLICA, host));
        }
        return Integer.parseInt(end.group(1));
    }

    private static int number(String name, String text) {
        String digits = text.strip();
        if (!digits.matches("\\d{1,4}")) {
            throw new IllegalArgumentException(
                    "%s: '%s' is not a number from 0".formatted(name, digits));
        }
        return Integer.parseInt(digits);
    }
}
