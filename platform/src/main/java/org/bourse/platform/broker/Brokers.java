package org.bourse.platform.broker;

import io.quarkus.kafka.client.runtime.KafkaRuntimeConfigProducer;
import io.quarkus.runtime.ApplicationConfig;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The brokers, and how they are reached. Every Kafka client of a service begins with {@link
 * #properties}; those of channels follow what stands in their default configuration, to which the
 * same is added here. What does not go together in the configuration ends the start.
 */
@Startup
@Singleton
public class Brokers {
    private final String servers;
    private final Map<String, String> security;
    private final Map<String, Object> defaults;

    /**
     * @param named reads what is configured as {@code kafka.*}, for {@code application}
     */
    @Inject
    public Brokers(
            BrokerConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            KafkaRuntimeConfigProducer named,
            Config all,
            ApplicationConfig application) {
        this.servers = servers;
        security = BrokerSecurity.settings(config);
        defaults = new HashMap<>(named.createKafkaRuntimeConfig(all, application));
        BrokerSecurity.refuseOthers(all.getPropertyNames());
        defaults.putAll(security);
    }

    /** Where they are: host:port, with commas between. */
    public String servers() {
        return servers;
    }

    /** Where they are and what they ask for; the caller's own, to add to. Has secrets. */
    public Properties properties() {
        Properties properties = new Properties();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        properties.putAll(security);
        return properties;
    }

    /** What channels begin with. Takes the place of Quarkus' bean, which knows {@code kafka.*}. */
    @Produces
    @Singleton
    @Identifier("default-kafka-broker")
    Map<String, Object> defaults() {
        return new HashMap<>(defaults);
    }
}
