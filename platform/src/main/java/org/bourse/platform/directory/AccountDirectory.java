package org.bourse.platform.directory;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.platform.broker.Brokers;
import org.bourse.platform.events.CompactedTail;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who owns which account of this venue: a copy in memory of the compacted topic account-directory,
 * kept current. An entry may be some milliseconds late; it is never wrong about an owner.
 */
@Startup
@ApplicationScoped
public class AccountDirectory {
    private final Owners owners = new Owners();
    private final CompactedTail tail;

    @Inject
    public AccountDirectory(
            Brokers brokers, @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        tail = new CompactedTail(Topics.ACCOUNT_DIRECTORY, venue, brokers, this::receive);
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
        tail.awaitCurrent();
    }

    /** True once it has read all that was there when the process began. */
    public boolean caughtUp() {
        return tail.caughtUp();
    }

    @PostConstruct
    void start() {
        tail.start();
    }

    @PreDestroy
    void stop() {
        tail.stop();
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
