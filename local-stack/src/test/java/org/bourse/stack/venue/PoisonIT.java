package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Deposit;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SetAccountLimits;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.launcher.Launcher;
import org.bourse.stack.topic.TopicReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is written to the log past the services: it is Rejected and alarmed, and trading goes
 * on.
 */
class PoisonIT {
    private static final int FUNDING_KEY = 3;
    private static final int RISK_KEY = 4;
    private static final CommandBody LIMITS =
            CommandBody.newBuilder()
                    .setSetAccountLimits(SetAccountLimits.newBuilder().setAccount(999))
                    .build();

    private final StackClient stack = TestStack.shared().client();
    private final LogIntruder intruder = new LogIntruder(stack);
    private final Map<RejectCode, Double> before = new EnumMap<>(RejectCode.class);

    PoisonIT() {
        for (RejectCode code : RejectCode.values()) {
            before.put(code, Metrics.refused(stack, code.name()));
        }
    }

    @AfterEach
    void close() {
        intruder.close();
    }

    private void assertRefusedAndAlarmed(List<byte[]> records, RejectCode code) {
        List<Long> positions = new ArrayList<>();
        records.forEach(record -> positions.add(intruder.append(record)));

        List<RejectCode> expected = new ArrayList<>();
        records.forEach(_ -> expected.add(code));
        assertEquals(expected, intruder.refusalsOf(positions));
        Market.eventually(
                code + " is counted",
                () -> Metrics.refused(stack, code.name()) >= before.get(code) + records.size());
        assertTrue(venueLog().contains("code=" + code + " "), "one line says so");
    }

    /** Of both processes: either may lead. */
    private String venueLog() {
        StringBuilder text = new StringBuilder();
        for (String process : List.of("matching-service", "matching-service-2")) {
            try {
                text.append(
                        Files.readString(Path.of(stack.state().find(process).orElseThrow().log())));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return text.toString();
    }

    private void assertTradingGoesOn(String name) {
        Market market = Market.listed(stack, name);
        Trader trader =
                Trader.of(
                                stack,
                                stack.createTraders(name.toLowerCase(java.util.Locale.ROOT), 1)
                                        .getFirst())
                        .funded(market);
        trader.accepted(Trader.limit(market.symbol(), "BUY", "1", "10"));
        Market.eventually("the books balance", market::isConserved);
    }

    @Test
    void bytesThatAreNoCommandAreUnreadable() throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        byte[] noise = new byte[64 * 1024];
        random.nextBytes(noise);
        noise[0] = (byte) 0xff;
        byte[] whole = intruder.signed(intruder.command(Writer.RISK, RISK_KEY, LIMITS));
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        byte[] tooLongField = {0x0a, 0x7f};
        List<byte[]> records = new ArrayList<>(List.of(noise, cut, tooLongField));
        records.add(null);
        byte[] noBody =
                intruder.signed(
                        intruder.command(Writer.RISK, RISK_KEY, CommandBody.getDefaultInstance()));
        records.add(noBody);

        assertRefusedAndAlarmed(records, RejectCode.UNREADABLE);
        assertTradingGoesOn("UNREADABLE");
        Launcher.Result verdict = new Launcher(TestStack.home()).run("verify");
        assertEquals(0, verdict.exitCode(), verdict.output());
    }

    @Test
    void commandsThatNobodySignedOrSomebodyElseAreForged() {
        Command.Builder unsigned = intruder.command(Writer.RISK, RISK_KEY, LIMITS);
        String wrongSecret = Base64.getEncoder().encodeToString(new byte[32]);
        byte[] changed = intruder.signed(intruder.command(Writer.RISK, RISK_KEY, LIMITS));
        List<byte[]> records = new ArrayList<>();
        records.add(unsigned.build().toByteArray());
        records.add(LogIntruder.signed(unsigned, 0, wrongSecret));
        records.add(LogIntruder.signed(unsigned, 1, stack.logKey(RISK_KEY)));
        records.add(parsed(changed).toBuilder().setRequestIdLow(7).build().toByteArray());
        records.add(parsed(changed).toBuilder().setWriterSequence(1_000_000).build().toByteArray());

        assertRefusedAndAlarmed(records, RejectCode.FORGED);
        assertTradingGoesOn("FORGED");
    }

    @Test
    void keysThatDoNotSpeakForTheWriterAreUnknown() {
        byte[] unknown =
                LogIntruder.signed(
                        intruder.command(Writer.RISK, 999, LIMITS), 0, stack.logKey(RISK_KEY));
        byte[] anothers =
                intruder.signed(intruder.command(Writer.ADMINISTRATION, RISK_KEY, LIMITS));

        assertRefusedAndAlarmed(List.of(unknown, anothers, new byte[0]), RejectCode.KEY_UNKNOWN);
    }

    @Test
    void writersMayNotSendWhatIsNotTheirs() {
        CommandBody deposit =
                CommandBody.newBuilder()
                        .setDeposit(
                                Deposit.newBuilder()
                                        .setAccount(1_000)
                                        .setAsset(1)
                                        .setAmountMinor(1))
                        .build();

        assertRefusedAndAlarmed(
                List.of(intruder.signed(intruder.command(Writer.RISK, RISK_KEY, deposit))),
                RejectCode.WRITER_NOT_ALLOWED);
    }

    @Test
    void authenticCommandsThatComeAgainDoNothing() {
        byte[] once = intruder.signed(intruder.command(Writer.RISK, RISK_KEY, LIMITS));
        assertEquals(RejectCode.ACCOUNT_UNKNOWN, intruder.refusalOf(intruder.append(once)));
        Market market = Market.listed(stack, "REPLAYED");
        Trader trader = Trader.of(stack, stack.createTraders("replayed", 1).getFirst());
        trader.funded(market);
        Map<String, String> balances = trader.balances(0);

        assertRefusedAndAlarmed(List.of(once, newestDeposit(), once), RejectCode.SEQUENCE_REPLAYED);

        assertTradingGoesOn("REPLAYED2");
        assertEquals(balances, trader.balances(0));
    }

    @Test
    void fundingCommandsOutOfSequenceAreRefused() {
        Command.Builder ahead =
                intruder.command(
                                Writer.FUNDING,
                                FUNDING_KEY,
                                CommandBody.newBuilder()
                                        .setDeposit(
                                                Deposit.newBuilder()
                                                        .setAccount(1_000)
                                                        .setAsset(1)
                                                        .setAmountMinor(1))
                                        .build())
                        .setWriterInstance(1)
                        .setWriterSequence(1_000_000_000);

        assertRefusedAndAlarmed(List.of(intruder.signed(ahead)), RejectCode.SEQUENCE_GAP);
        // Funding goes on with the number that is next.
        assertTradingGoesOn("GAPPED");
    }

    /** As portfolio-service wrote it. */
    private byte[] newestDeposit() {
        byte[][] newest = new byte[1][];
        new TopicReader(stack.kafkaBootstrapServers())
                .read(
                        Topics.COMMANDS,
                        false,
                        record -> {
                            byte[] value = record.value();
                            if (value != null && isOfFunding(value)) {
                                newest[0] = value;
                            }
                        });
        return newest[0];
    }

    private static boolean isOfFunding(byte[] value) {
        try {
            Command command = Command.parseFrom(value);
            return command.getWriter() == Writer.FUNDING && command.getWriterSequence() < 1_000_000;
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            return false;
        }
    }

    private static Command parsed(byte[] record) {
        try {
            return Command.parseFrom(record);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
