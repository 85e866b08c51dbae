package org.bourse.platform.broker;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.bourse.contracts.broker.BrokerAccess;

/** What a Kafka client is told of certificates and passwords, made of the configuration. */
final class BrokerSecurity {
    /**
     * What is not set for Kafka's clients one by one, as only some of them would follow it: in the
     * configuration, or in the environment, where all that is no letter is one character.
     */
    private static final Pattern OTHERS =
            Pattern.compile(
                    "(kafka|mp\\.messaging\\.(connector|incoming|outgoing)\\..+)"
                            + "\\.(security\\..+|sasl\\..+|ssl\\..+|tls\\.configuration\\.name)");

    private BrokerSecurity() {}

    /**
     * The settings of Kafka's clients, all of them text.
     *
     * @throws IllegalArgumentException when what is set does not go together, or a file is not what
     *     it should be; names the property, never its value where that is a secret
     */
    static Map<String, String> settings(BrokerConfig config) {
        return new BrokerAccess(
                        config.securityProtocol(),
                        config.sasl().mechanism(),
                        config.sasl().user(),
                        config.sasl().password(),
                        config.tls().truststore(),
                        config.tls().certificate(),
                        config.tls().key())
                .settings();
    }

    /**
     * Refuses what somebody set past {@link BrokerConfig}.
     *
     * @param names of all that is set, such as {@code kafka.sasl.mechanism}
     */
    static void refuseOthers(Iterable<String> names) {
        for (String name : names) {
            String plain = name.toLowerCase(Locale.ROOT).replaceAll("[_-]", ".").replace("\"", "");
            if (OTHERS.matcher(plain).matches()) {
                throw new IllegalArgumentException(
                        "%s is not followed by all clients: set %s* instead"
                                .formatted(name, BrokerAccess.PREFIX));
            }
        }
    }
}
