package org.bourse.matching.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.bourse.contracts.Topics;
import org.bourse.matching.codec.EventTopic;
import org.bourse.platform.broker.Brokers;
import org.jboss.logging.Logger;

/** Looks whether the log and the event topics are such that nothing in them is ever lost. */
public final class TopicCheck {
    private static final Logger LOG = Logger.getLogger(TopicCheck.class);
    private static final int TIMEOUT_MILLIS = 5_000;

    private final Brokers brokers;
    private final int replicationFactorMin;
    private final int insyncReplicasMin;

    public TopicCheck(Brokers brokers, int replicationFactorMin, int insyncReplicasMin) {
        this.brokers = brokers;
        this.replicationFactorMin = replicationFactorMin;
        this.insyncReplicasMin = insyncReplicasMin;
    }

    /**
     * Looks at all five topics.
     *
     * @return what is wrong with them, one sentence each
     * @throws KafkaException when the broker is away or a topic is not there (yet)
     */
    public List<String> faults() throws InterruptedException {
        List<String> names =
                Stream.concat(
                                Stream.of(Topics.COMMANDS),
                                Stream.of(EventTopic.values()).map(EventTopic::topic))
                        .toList();
        List<ConfigResource> resources = names.stream().map(TopicCheck::resource).toList();
        Properties properties = brokers.properties();
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        try (Admin admin = Admin.create(properties)) {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(names).allTopicNames().get();
            Map<ConfigResource, Config> configs = admin.describeConfigs(resources).all().get();
            List<String> faults = new ArrayList<>();
            for (TopicDescription topic : topics.values()) {
                Config config = configs.get(resource(topic.name()));
                check(topic, Objects.requireNonNull(config), faults);
            }
            return faults;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known
                    ? known
                    : new KafkaException(e.getCause());
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private void check(TopicDescription topic, Config config, List<String> faults) {
        String name = topic.name();
        int replicas =
                topic.partitions().stream()
                        .map(TopicPartitionInfo::replicas)
                        .mapToInt(List::size)
                        .min()
                        .orElse(0);
        String insync = value(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
        LOG.infof(
                "topic=%s partitions=%d replication.factor=%d min.insync.replicas=%s",
                name, topic.partitions().size(), replicas, insync);
        if (topic.partitions().size() != Topics.PARTITIONS) {
            faults.add(
                    "%s has %d partitions instead of %d"
                            .formatted(name, topic.partitions().size(), Topics.PARTITIONS));
        }
        if (replicas < replicationFactorMin) {
            faults.add(
                    "%s has replication factor %d, less than %d"
                            .formatted(name, replicas, replicationFactorMin));
        }
        if (Integer.parseInt(insync) < insyncReplicasMin) {
            faults.add(
                    "%s has min.insync.replicas %s, less than %d"
                            .formatted(name, insync, insyncReplicasMin));
        }
        expect(name, config, TopicConfig.RETENTION_MS_CONFIG, "-1", faults);
        expect(name, config, TopicConfig.RETENTION_BYTES_CONFIG, "-1", faults);
        expect(name, config, TopicConfig.CLEANUP_POLICY_CONFIG, "delete", faults);
        expect(name, config, TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false", faults);
        String bytesMax = value(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        if (Integer.parseInt(bytesMax) < Topics.RECORD_BYTES_MAX) {
            faults.add(
                    "%s has max.message.bytes %s, less than %d"
                            .formatted(name, bytesMax, Topics.RECORD_BYTES_MAX));
        }
    }

    private static void expect(
            String name, Config config, String key, String wanted, List<String> faults) {
        String found = value(config, key);
        if (!found.equals(wanted)) {
            faults.add("%s has %s=%s instead of %s".formatted(name, key, found, wanted));
        }
    }

    private static String value(Config config, String key) {
        return config.get(key).value();
    }
}
