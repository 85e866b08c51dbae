package org.bourse.stack.backup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.bourse.contracts.Topics;
import org.bourse.stack.process.StackException;
import org.jspecify.annotations.Nullable;

/**
 * What an import needs of brokers: topics that are there, and a user who may do with them what it
 * does. Asked for before anything is done.
 */
final class ImportRights {
    private final SortedMap<AclOperation, Set<String>> needed = new TreeMap<>();

    /** Also this, of these topics. */
    void need(AclOperation operation, Collection<String> topics) {
        needed.computeIfAbsent(operation, it -> new TreeSet<>()).addAll(topics);
    }

    /**
     * Asks the brokers.
     *
     * @throws StackException names the topics that are not there, or the rights that are missing
     */
    void check(Admin admin) {
        Set<String> topics = new TreeSet<>();
        needed.values().forEach(topics::addAll);
        Map<String, KafkaFuture<TopicDescription>> described =
                admin.describeTopics(
                                topics,
                                new DescribeTopicsOptions().includeAuthorizedOperations(true))
                        .topicNameValues();
        Map<String, Set<AclOperation>> allowed = new TreeMap<>();
        List<String> absent = new ArrayList<>();
        for (String topic : topics) {
            allowed.put(topic, allowed(described.get(topic), absent, topic));
        }
        if (!absent.isEmpty()) {
            throw new StackException(
                    "these topics are not there with %d partitions: %s; make them first"
                            .formatted(Topics.PARTITIONS, String.join(", ", absent)));
        }
        String missing =
                needed.entrySet().stream()
                        .map(entry -> missing(entry.getKey(), entry.getValue(), allowed))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("; "));
        if (!missing.isEmpty()) {
            throw new StackException(
                    "the brokers' user lacks rights: %s; nothing was imported".formatted(missing));
        }
    }

    /** What the user may do with a topic; one that is not there is added to the absent. */
    private static Set<AclOperation> allowed(
            @Nullable KafkaFuture<TopicDescription> described, List<String> absent, String topic) {
        try {
            TopicDescription found = Objects.requireNonNull(described).get();
            if (found.partitions().size() != Topics.PARTITIONS) {
                absent.add(topic);
            }
            // A broker that does not say what is allowed refuses when it comes to it.
            return Objects.requireNonNullElse(
                    found.authorizedOperations(), EnumSet.allOf(AclOperation.class));
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof UnknownTopicOrPartitionException) {
                absent.add(topic);
            } else if (!(cause instanceof TopicAuthorizationException)) {
                throw new StackException("cannot import: Kafka says: " + cause.getMessage(), e);
            }
            return Set.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    /** As {@code Write on acts, order-events}. */
    private static String missing(
            AclOperation operation, Set<String> topics, Map<String, Set<AclOperation>> allowed) {
        String refused =
                topics.stream()
                        .filter(topic -> !allowed.getOrDefault(topic, Set.of()).contains(operation))
                        .collect(Collectors.joining(", "));
        return refused.isEmpty() ? "" : "%s on %s".formatted(word(operation), refused);
    }

    /** As Kafka's own tool has it. */
    private static String word(AclOperation operation) {
        String name = operation.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
