package org.bourse.stack.server;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a user of Kafka may do, and no more.
 *
 * @param user its name
 * @param reads topics
 * @param writes topics
 * @param governs topics whose settings it looks at, and from which it deletes what is old
 * @param groups what the names of its consumer groups begin with
 */
public record TopicAccess(
        String user,
        List<String> reads,
        List<String> writes,
        List<String> governs,
        List<String> groups) {

    /** Defensive copies. */
    public TopicAccess {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
        governs = List.copyOf(governs);
        groups = List.copyOf(groups);
    }

    /** The same as Kafka has it. To read or to write includes to look at the topic. */
    List<AclBinding> bindings() {
        return Stream.of(
                        reads.stream().map(it -> topic(it, AclOperation.READ)),
                        writes.stream().map(it -> topic(it, AclOperation.WRITE)),
                        governs.stream().map(it -> topic(it, AclOperation.DESCRIBE_CONFIGS)),
                        governs.stream().map(it -> topic(it, AclOperation.DELETE)),
                        groups.stream().map(this::group))
                .flatMap(bindings -> bindings)
                .toList();
    }

    private AclBinding topic(String name, AclOperation operation) {
        return binding(
                new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL), operation);
    }

    private AclBinding group(String prefix) {
        return binding(
                new ResourcePattern(ResourceType.GROUP, prefix, PatternType.PREFIXED),
                AclOperation.READ);
    }

    private AclBinding binding(ResourcePattern what, AclOperation operation) {
        return new AclBinding(
                what,
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }
}
