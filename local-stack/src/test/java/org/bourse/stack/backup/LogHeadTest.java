package org.bourse.stack.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.archive.ArchivedRecord;
import org.bourse.contracts.v1.ActivateKey;
import org.bourse.contracts.v1.BeginEpoch;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.OpenAccount;
import org.bourse.contracts.v1.RevokeKey;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.process.StackException;
import org.bourse.stack.topic.Brokers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogHeadTest {
    private static final Map<Integer, byte[]> KEYS =
            Map.of(1, secret(1), 3, secret(3), 5, secret(5));
    private static final CommandBody EPOCH_7 =
            CommandBody.newBuilder().setBeginEpoch(BeginEpoch.newBuilder().setEpoch(7)).build();

    @TempDir Path folder;

    private final LogHead head = new LogHead(0, KEYS);
    private long offset = 10;

    private static byte[] secret(int key) {
        byte[] secret = new byte[32];
        secret[0] = (byte) key;
        return secret;
    }

    private void take(Writer writer, int key, long sequence, CommandBody body) {
        take(sealed(KEYS, writer, key, sequence, body));
    }

    private void take(byte[] value) {
        head.take(new ArchivedRecord(offset++, 0, null, value, List.of()));
    }

    private static byte[] sealed(
            Map<Integer, byte[]> keys, Writer writer, int key, long sequence, CommandBody body) {
        Command.Builder command =
                Command.newBuilder()
                        .setContractVersion(1)
                        .setWriter(writer)
                        .setWriterInstance(99)
                        .setWriterSequence(sequence)
                        .setKeyId(key)
                        .setBody(body.toByteString());
        return new CommandSeal(keys).seal(0, command).toByteArray();
    }

    private static CommandBody open(long account) {
        return CommandBody.newBuilder()
                .setOpenAccount(OpenAccount.newBuilder().setAccount(account))
                .build();
    }

    private static CommandBody activate(int key, Writer writer) {
        return CommandBody.newBuilder()
                .setActivateKey(ActivateKey.newBuilder().setKeyId(key).addWriters(writer))
                .build();
    }

    private static CommandBody revoke(int key) {
        return CommandBody.newBuilder().setRevokeKey(RevokeKey.newBuilder().setKeyId(key)).build();
    }

    @Test
    void theHighestEpochIsTheLogs() {
        take(Writer.ADMINISTRATION, 1, 1, EPOCH_7);

        assertEquals(7, head.epoch());
        assertEquals(11, head.next());
        assertEquals(99, head.administrationInstance());
    }

    @Test
    void aForgedEpochIsNone() {
        take(sealed(Map.of(1, secret(66)), Writer.ADMINISTRATION, 1, 1, EPOCH_7));
        take(new byte[] {1, 2, 3});
        take(Writer.RISK, 1, 1, EPOCH_7);

        assertEquals(0, head.epoch());
    }

    @Test
    void theNextEpochIsSignedWithAKeyThatStillSpeaks() {
        assertEquals(OptionalInt.of(1), head.administrationKey());
        take(Writer.ADMINISTRATION, 1, 1, activate(3, Writer.RISK));
        take(Writer.ADMINISTRATION, 1, 2, activate(5, Writer.ADMINISTRATION));
        take(Writer.ADMINISTRATION, 5, 1, revoke(1));

        assertEquals(OptionalInt.of(5), head.administrationKey());
    }

    @Test
    void aKeyWithoutASecretIsOfNoUse() {
        LogHead other = new LogHead(0, Map.of(2, secret(2)));

        assertEquals(OptionalInt.empty(), other.administrationKey());
    }

    @Test
    void fundingCommandsThatTheTablesDoNotKnowAreKeptOnce() {
        take(Writer.FUNDING, 3, 1, open(1));
        take(Writer.FUNDING, 3, 3, open(3));
        take(Writer.FUNDING, 3, 4, open(4));
        take(Writer.FUNDING, 3, 3, open(9));

        assertEquals(List.of(3L, 4L), List.copyOf(head.fundingAfter(2).keySet()));
        assertEquals(open(3).toByteString(), head.fundingAfter(2).get(3L).command().getBody());
        assertEquals(11, head.fundingAfter(2).get(3L).position());
        assertEquals(9, head.highestAccount());
    }

    @Test
    void aLogOfOtherKeysIsKnown() {
        take(Writer.FUNDING, 3, 1, open(1));
        assertFalse(head.isOfOtherKeys());
        for (int sequence = 2; sequence < 4; sequence++) {
            take(sealed(Map.of(3, secret(66)), Writer.FUNDING, 3, sequence, open(2)));
        }
        assertTrue(head.isOfOtherKeys());
    }

    @Test
    void noEpochIsBegunTwiceFromOneArchive() {
        assertEquals(8, Epochs.next(folder, 7));
        assertEquals(9, Epochs.next(folder, 7));
    }

    @Test
    void withoutANoteNoEpochIsBegun() {
        assertThrows(StackException.class, () -> Epochs.next(folder.resolve("missing"), 7));
    }

    @Test
    void anEpochIsAboveTheLogs() {
        take(Writer.ADMINISTRATION, 1, 1, EPOCH_7);
        Epochs epochs = new Epochs(Brokers.plain("127.0.0.1:1"), 0, KEYS);

        assertThrows(StackException.class, () -> epochs.begin(7, head));
        assertThrows(StackException.class, () -> epochs.begin(128, head));
    }
}
