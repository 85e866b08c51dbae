package org.bourse.platform.directory;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.platform.events.FatalFault;
import org.bourse.platform.events.PartitionReader;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Who owns which account of this venue: a copy in memory of the compacted topic account-directory,
 * kept current. An entry may be some milliseconds late; it is never wrong about an owner.
 */
@Startup
@ApplicationScoped
public class AccountDirectory {
    private static final Logger LOG = Logger.getLogger(AccountDirectory.class);

    private final ConcurrentHashMap<String, DirectoryEntry> bySubject = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, DirectoryEntry> byAccount = new ConcurrentHashMap<>();
    private final TopicPartition partition;
    private final PartitionReader reader;

    private volatile boolean caughtUp;
    private volatile boolean stopping;

    @Inject
    public AccountDirectory(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        partition = new TopicPartition(Topics.ACCOUNT_DIRECTORY, venue);
        reader = new PartitionReader(servers);
    }

    /** The account of a token's subject. */
    public Optional<DirectoryEntry> ofSubject(String subject) {
        return Optional.ofNullable(bySubject.get(subject));
    }

    public Optional<DirectoryEntry> ofAccount(long account) {
        return Optional.ofNullable(byAccount.get(account));
    }

    /** True once it has read all that was there when the process began. */
    public boolean caughtUp() {
        return caughtUp;
    }

    @PostConstruct
    void start() {
        Thread.ofPlatform().name("account-directory").daemon(true).start(this::run);
    }

    @PreDestroy
    void stop() {
        stopping = true;
        reader.wakeUp();
    }

    private void run() {
        try (PartitionReader in = reader) {
            long end = in.end(partition);
            in.start(Map.of(partition, in.beginning(partition)));
            while (!stopping) {
                for (ConsumerRecord<byte[], byte[]> entry : in.poll()) {
                    receive(entry);
                }
                if (!caughtUp && in.position(partition) >= end) {
                    caughtUp = true;
                    LOG.infof("account directory caught up accounts=%d", byAccount.size());
                }
            }
        } catch (WakeupException e) {
            LOG.debug("account directory ends");
        } catch (Throwable e) {
            LOG.error("account directory failed", e);
            FatalFault.stop("the account directory failed");
        }
    }

    private void receive(ConsumerRecord<byte[], byte[]> entry)
            throws InvalidProtocolBufferException {
        if (entry.value() == null) {
            long account = Long.parseLong(new String(entry.key(), StandardCharsets.US_ASCII));
            DirectoryEntry erased = byAccount.remove(account);
            if (erased != null) {
                bySubject.remove(erased.getSubject());
            }
            return;
        }
        DirectoryEntry now = DirectoryEntry.parseFrom(entry.value());
        byAccount.put(now.getAccount(), now);
        bySubject.put(now.getSubject(), now);
    }
}
