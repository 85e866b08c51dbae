package org.bourse.marketdata.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bourse.marketdata.login.Owner;
import org.bourse.marketdata.stream.Message;
import org.bourse.marketdata.stream.StreamName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final List<Client> clients = new ArrayList<>();
    private final List<CutOff> closed = new ArrayList<>();
    private final Sweep sweep =
            new Sweep(
                    () -> clients,
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(100),
                    owner -> !owner.keyId().equals("revoked"));

    @Test
    void whoIsSilentIsCutOff() {
        connected();

        sweep.run(45 * SECOND_NANOS, 0);
        assertEquals(List.of(), closed);
        sweep.run(45 * SECOND_NANOS + 1, 0);

        assertEquals(List.of(CutOff.IDLE), closed);
    }

    @Test
    void nobodyIsConnectedForEver() {
        connected().heard(100 * SECOND_NANOS);

        sweep.run(100 * SECOND_NANOS, 0);
        assertEquals(List.of(), closed);
        sweep.run(100 * SECOND_NANOS + 1, 0);

        assertEquals(List.of(CutOff.MAX_AGE), closed);
    }

    @Test
    void aTokenEndsTheConnectionUnlessItIsRenewed() {
        connected().login(new Owner("renewed", false, 0, 2_000, ""));
        connected().login(new Owner("expired", false, 0, 1_000, ""));

        sweep.run(0, 1_999);

        assertEquals(List.of(CutOff.TOKEN_EXPIRED), closed);
    }

    @Test
    void aKeyThatIsRevokedEndsTheConnection() {
        connected().login(new Owner("with a key", false, 0, 2_000, "good"));
        connected().login(new Owner("with another", false, 0, 2_000, "revoked"));

        sweep.run(0, 0);

        assertEquals(List.of(CutOff.KEY_REVOKED), closed);
    }

    @Test
    void whoCannotBeCutOffKeepsNobody() {
        clients.add(client(new IllegalStateException("gone")));
        connected();

        sweep.run(46 * SECOND_NANOS, 0);

        assertEquals(List.of(CutOff.IDLE), closed);
    }

    private Client connected() {
        Client client = client(null);
        clients.add(client);
        return client;
    }

    private Client client(@Nullable RuntimeException failure) {
        return new Client(
                new Peer(failure),
                new Client.Bounds(new Outbox.Bounds(1, 1, 1), 1),
                new Others(),
                0);
    }

    private static final class Others implements Client.Events {
        @Override
        public void cutOff(CutOff why) {}

        @Override
        public void sent(long waitedNanos) {}

        @Override
        public void snapshotDue(Client client, StreamName stream) {}

        @Override
        public void missedDue(Client client, Outbox.Next.Missed missed) {}
    }

    private final class Peer implements Transport {
        private final @Nullable RuntimeException failure;

        Peer(@Nullable RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public void execute(Runnable work) {}

        @Override
        public CompletableFuture<?> send(List<Message> messages) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close(CutOff why) {
            if (failure != null) {
                throw failure;
            }
            closed.add(why);
        }
    }
}
