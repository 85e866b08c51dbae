package org.bourse.platform.directory;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.platform.broker.Brokers;
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

    private final Owners owners = new Owners();
    private final TopicPartition partition;
    private final PartitionReader reader;
    private final BlockingQueue<CountDownLatch> waiting = new LinkedBlockingQueue<>();

    private volatile boolean caughtUp;
    private volatile boolean stopping;

    @Inject
    public AccountDirectory(
            Brokers brokers, @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        partition = new TopicPartition(Topics.ACCOUNT_DIRECTORY, venue);
        reader = new PartitionReader(brokers);
    }

    /** The main account of a token's subject: the one that is meant where none is named. */
    public Optional<DirectoryEntry> ofSubject(String subject) {
        return owners.mainAccount(subject);
    }

    /** An account, a main one or not; its subject is its owner's in either case. */
    public Optional<DirectoryEntry> ofAccount(long account) {
        return owners.account(account);
    }

    /** An account, if it is one of a subject's: the main one or a sub-account. */
    public Optional<DirectoryEntry> ownedBy(String subject, long account) {
        return owners.account(account).filter(entry -> entry.getSubject().equals(subject));
    }

    /** The main account of an account's holder: itself, if it is one or not known. */
    public long mainOf(long account) {
        return owners.mainOf(account);
    }

    /** All accounts of an account's holder that are known, itself at least. */
    public NavigableSet<Long> ofHolder(long account) {
        return owners.ofHolder(account);
    }

    /** Accounts that were open and are not any more, and the decision that closed each. */
    public Map<Long, Long> closedBy() {
        return owners.closedBy();
    }

    /** Waits until all is read that the topic held when this was called. */
    public void awaitCurrent() throws InterruptedException {
        CountDownLatch read = new CountDownLatch(1);
        waiting.add(read);
        read.await();
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
            List<CountDownLatch> served = new ArrayList<>();
            while (!stopping) {
                if (waiting.drainTo(served) > 0) {
                    end = in.end(partition);
                }
                for (ConsumerRecord<byte[], byte[]> entry : in.poll()) {
                    receive(entry);
                }
                if (in.position(partition) < end) {
                    continue;
                }
                served.forEach(CountDownLatch::countDown);
                served.clear();
                if (!caughtUp) {
                    caughtUp = true;
                    LOG.infof("account directory caught up accounts=%d", owners.size());
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
            owners.erase(Long.parseLong(new String(entry.key(), StandardCharsets.US_ASCII)));
        } else {
            owners.put(DirectoryEntry.parseFrom(entry.value()));
        }
    }
}
