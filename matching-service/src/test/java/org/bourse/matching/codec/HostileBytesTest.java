package org.bourse.matching.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.ReplaceOrder;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes make one step of the core; none of them does anything that was not signed. */
class HostileBytesTest {
    private static final int RECORDS = 5_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyMutationOfValidRecordsIsRefused(long seed) {
        DecodedVenue venue = DecodedVenue.trading();
        SplittableRandom random = new SplittableRandom(seed);
        List<Command> valid =
                List.of(
                        venue.commands.place(SignedCommands.limit(1_000, Side.BUY, 10, 10, "abc")),
                        venue.commands.deposit(1_000, 1, 5),
                        venue.commands.tick(2_000_000),
                        venue.commands.activateKey(5, Writer.RISK));
        for (int i = 0; i < RECORDS; i++) {
            Command original = valid.get(random.nextInt(valid.size()));
            byte[] mutated = mutate(original.toByteArray(), random);
            if (sameCommand(original, mutated)) {
                continue;
            }
            venue.apply(mutated);
            assertEquals(1, venue.encoder.records().size(), () -> "seed " + seed);
            RejectCode code = venue.refusal();
            assertFalse(code == RejectCode.REJECT_CODE_UNSPECIFIED, () -> "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void anyBytesAreRefused(long seed) {
        DecodedVenue venue = DecodedVenue.trading();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < RECORDS; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            venue.apply(bytes);
            assertEquals(1, venue.encoder.records().size(), () -> "seed " + seed);
            assertFalse(venue.refusal() == RejectCode.REJECT_CODE_UNSPECIFIED);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void recordsReadAheadDoWhatTheyDoOneByOne(long seed) {
        DecodedVenue ahead = DecodedVenue.trading();
        DecodedVenue oneByOne = DecodedVenue.trading();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < RECORDS / CommandDecoder.AHEAD_MAX; i++) {
            List<byte[]> batch = new ArrayList<>();
            while (batch.size() < CommandDecoder.AHEAD_MAX) {
                byte[] record = anyOf(ahead.commands, random).toByteArray();
                batch.add(random.nextInt(4) == 0 ? mutate(record, random) : record);
            }
            ahead.readAhead(batch.subList(0, random.nextInt(batch.size())));
            for (byte[] record : batch) {
                assertEquals(messages(oneByOne.apply(record)), messages(ahead.apply(record)));
            }
        }
    }

    private static List<Message> messages(List<EventRecord> records) {
        return records.stream().map(DecodedVenue::message).toList();
    }

    /** Among them what activates a key, and orders, cancels and replaces that name each other. */
    private static Command anyOf(SignedCommands commands, SplittableRandom random) {
        long account = 1_000 + random.nextInt(2);
        String id = "id-" + random.nextInt(200);
        return switch (random.nextInt(6)) {
            case 0 -> commands.activateKey(5, Writer.RISK);
            case 1 ->
                    commands.signed(
                            Writer.ORDER_ENTRY,
                            CommandBody.newBuilder()
                                    .setCancelOrder(
                                            CancelOrder.newBuilder()
                                                    .setAccount(account)
                                                    .setClientOrderId(id))
                                    .build());
            case 2 ->
                    commands.signed(
                            Writer.ORDER_ENTRY,
                            CommandBody.newBuilder()
                                    .setReplaceOrder(
                                            ReplaceOrder.newBuilder()
                                                    .setAccount(account)
                                                    .setOrderId(
                                                            Ids.of(0, random.nextInt(RECORDS), 0))
                                                    .setPriceTicks(1 + random.nextInt(20)))
                                    .build());
            default ->
                    commands.place(
                            SignedCommands.limit(
                                    account,
                                    random.nextBoolean() ? Side.BUY : Side.SELL,
                                    1 + random.nextInt(20),
                                    10,
                                    id));
        };
    }

    /** A body that is signed but makes no sense is answered by the core, whatever its values. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void anySignedBodyIsAnswered(long seed) {
        DecodedVenue venue = DecodedVenue.trading();
        SplittableRandom random = new SplittableRandom(seed);
        Writer[] writers = SignedCommands.KEYS.keySet().toArray(new Writer[0]);
        byte[] place =
                venue.commands
                        .place(SignedCommands.limit(1_000, Side.BUY, 10, 10, "abc"))
                        .getBody()
                        .toByteArray();
        for (int i = 0; i < RECORDS; i++) {
            byte[] body = mutate(place, random);
            Writer writer = writers[random.nextInt(writers.length)];
            Command command =
                    venue.commands.seal(
                            venue.commands.envelope(
                                    writer, com.google.protobuf.ByteString.copyFrom(body)));
            try {
                assertFalse(venue.apply(command).isEmpty(), () -> "seed " + seed);
            } catch (CannotJudgeException e) {
                // A field that is not in the contract: the process would end here.
                assertFalse(e.getMessage().isEmpty());
            }
        }
    }

    private static boolean sameCommand(Command original, byte[] mutated) {
        try {
            return Command.parseFrom(mutated).equals(original);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            return false;
        }
    }

    private static byte[] mutate(byte[] valid, SplittableRandom random) {
        byte[] bytes = valid.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0 && bytes.length > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(20));
                default -> {
                    byte[] longer = new byte[bytes.length + 1];
                    System.arraycopy(bytes, 0, longer, 0, at);
                    longer[at] = (byte) random.nextInt(256);
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }
}
