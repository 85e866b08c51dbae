package org.bourse.stack.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.bourse.contracts.Topics;

/**
 * The platform's topics. Commands and events are kept for ever and are never compacted: the log is
 * the system of record. A partition is a venue.
 */
final class KafkaTopics {

    private static final short REPLICATION_FACTOR = 1;
    private static final int WAIT_SECONDS = 60;

    private KafkaTopics() {}

    /** Creates the topics that are not there yet. */
    static void create(String bootstrapServers) throws IOException {
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        WAIT_SECONDS * 1000);
        try (Admin admin = Admin.create(settings)) {
            Set<String> present = admin.listTopics().names().get(WAIT_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing =
                    topics().stream().filter(topic -> !present.contains(topic.name())).toList();
            if (!missing.isEmpty()) {
                admin.createTopics(missing).all().get(WAIT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("cannot create the topics: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static List<NewTopic> topics() {
        return Topics.all().stream()
                .map(name -> new NewTopic(name, Topics.PARTITIONS, REPLICATION_FACTOR))
                .map(topic -> topic.configs(settings(topic.name())))
                .toList();
    }

    private static Map<String, String> settings(String name) {
        if (Topics.isCompacted(name)) {
            return Map.of("cleanup.policy", "compact");
        }
        return Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                "-1",
                "retention.bytes",
                "-1",
                "max.message.bytes",
                Integer.toString(Topics.RECORD_BYTES_MAX));
    }
}
