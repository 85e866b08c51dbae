package org.bourse.marketdata.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.marketdata.Demo;
import org.bourse.marketdata.board.Subscriber;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertBoardTest {
    private static final long ALICE = 1_000;
    private static final long BOB = 1_001;
    private static final int ALERTS_MAX = 20;

    private final Reader reader = new Reader();
    private final AlertBoard board =
            new AlertBoard(
                    new AlertFrames(
                            number -> number == 1 ? Optional.of(Demo.TERMS) : Optional.empty(),
                            number -> number == 2 ? Optional.of(Demo.USDT) : Optional.empty()),
                    ALERTS_MAX);

    private static final class Reader implements Subscriber {
        private final List<String> data = new ArrayList<>();

        @Override
        public void offer(Frame frame) {
            String text = frame.text();
            data.add(text.substring(text.indexOf("\"data\":") + 7, text.length() - 1));
        }

        @Override
        public void begin(StreamName stream) {
            throw new AssertionError(stream);
        }
    }

    private static RiskAlert.Builder alert(AlertKind kind, long account) {
        return RiskAlert.newBuilder()
                .setKind(kind)
                .setAccount(account)
                .setAlertId("a-1")
                .setDay(20_778)
                .setPosition(7)
                .setVenueTimeMicros(8_000);
    }

    private static RiskAlert volume(long account) {
        return alert(AlertKind.DAILY_VOLUME, account)
                .setAsset(2)
                .setLimitMinor(100_000_000)
                .setValueMinor(100_500_000)
                .build();
    }

    private static String head(long account, long sequence) {
        return "{\"e\":\"alert\",\"E\":8,\"accountId\":\"%d\",\"u\":\"%d\",\"position\":\"7\","
                        .formatted(account, sequence)
                + "\"alertId\":\"a-1\",";
    }

    @Test
    void anAccountIsToldOfItsOwn() {
        board.apply(volume(ALICE), 4);
        board.subscribe(StreamKind.ALERTS, ALICE, reader);

        board.apply(volume(BOB), 5);
        board.apply(volume(ALICE), 6);

        assertEquals(
                List.of(
                        "{\"e\":\"begin\",\"accountId\":\"1000\",\"u\":\"4\"}",
                        head(ALICE, 6)
                                + "\"kind\":\"DAILY_VOLUME\",\"day\":\"2026-11-21\","
                                + "\"asset\":\"USDT\",\"limit\":\"100\",\"value\":\"100.5\"}"),
                reader.data);
    }

    private static RiskAlert.Builder ofGroup(long account) {
        return alert(AlertKind.LIMIT_BREACH, account).setRule("GROUP_SECTOR_EXPOSURE").setAsset(2);
    }

    @Test
    void whatAGroupHasIsToldOfTheGroupAndNotToItsAccounts() {
        board.subscribe(StreamKind.ALERTS, AlertBoard.ALL, reader);
        board.apply(ofGroup(0).setLimitMinor(100_000_000).setValueMinor(101_000_000).build(), 5);
        Reader alice = new Reader();
        board.subscribe(StreamKind.ALERTS, ALICE, alice);
        board.apply(ofGroup(ALICE).build(), 6);
        board.apply(alert(AlertKind.CLOSE_OUT_GIVEN_UP, ALICE).setRule("DAILY_LOSS").build(), 7);

        String rule =
                "\"kind\":\"LIMIT_BREACH\",\"day\":\"2026-11-21\","
                        + "\"rule\":\"GROUP_SECTOR_EXPOSURE\",\"asset\":\"USDT\"";
        assertEquals(
                head(0, 5) + rule + ",\"limit\":\"100\",\"value\":\"101\"}", reader.data.get(1));
        assertEquals(
                List.of(
                        head(ALICE, 6) + rule + "}",
                        head(ALICE, 7)
                                + "\"kind\":\"CLOSE_OUT_GIVEN_UP\",\"day\":\"2026-11-21\","
                                + "\"rule\":\"DAILY_LOSS\"}"),
                alice.data.subList(1, alice.data.size()));
    }

    @Test
    void whoSeesAllIsToldOfAll() {
        board.subscribe(StreamKind.ALERTS, AlertBoard.ALL, reader);

        board.apply(volume(BOB), 5);
        board.apply(
                alert(AlertKind.SURVEILLANCE, ALICE).setRule("SPOOFING").setSymbol(1).build(), 6);

        assertEquals("{\"e\":\"begin\",\"u\":\"0\"}", reader.data.getFirst());
        assertEquals(3, reader.data.size());
        assertEquals(
                head(ALICE, 6)
                        + "\"kind\":\"SURVEILLANCE\",\"day\":\"2026-11-21\",\"rule\":\"SPOOFING\","
                        + "\"symbol\":\"BTC-USDT\"}",
                reader.data.getLast());
    }

    /** Nor is he when he resumes; a kind that is not known here may be of surveillance, too. */
    @Test
    void nobodyIsWarnedOfSurveillanceOrReports() {
        board.subscribe(StreamKind.ALERTS, ALICE, reader);
        reader.data.clear();
        RiskAlert unknown = alert(AlertKind.DAILY_VOLUME, ALICE).setKindValue(99).build();

        board.apply(alert(AlertKind.SURVEILLANCE, ALICE).build(), 1);
        board.apply(unknown, 2);
        board.apply(alert(AlertKind.ALERT_KIND_UNSPECIFIED, ALICE).build(), 3);
        board.apply(alert(AlertKind.THRESHOLD_HIT, ALICE).setRule("SINGLE").build(), 4);

        assertEquals(List.of(), reader.data);
        assertTrue(board.resume(StreamKind.ALERTS, ALICE, 0, reader));
        assertEquals(List.of(), reader.data);
        assertTrue(board.resume(StreamKind.ALERTS, AlertBoard.ALL, 0, reader));
        assertEquals(4, reader.data.size());
        assertEquals(
                head(ALICE, 4)
                        + "\"kind\":\"THRESHOLD_HIT\",\"day\":\"2026-11-21\",\"rule\":\"SINGLE\"}",
                reader.data.getLast());
    }

    @ParameterizedTest
    @EnumSource(
            value = AlertKind.class,
            names = {"DAILY_VOLUME", "LIMIT_WARNING", "LIMIT_BREACH"})
    void ofLimitsItsOwnerIsTold(AlertKind kind) {
        board.subscribe(StreamKind.ALERTS, ALICE, reader);

        board.apply(alert(kind, ALICE).build(), 1);

        assertEquals(2, reader.data.size());
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY_LOSS, 2, '\"asset\":\"USDT\",\"limit\":\"0.0123\",\"value\":\"0.0456\"}'",
        "DRAWDOWN, 2, '\"asset\":\"USDT\",\"limit\":\"0.0123\",\"value\":\"0.0456\"}'",
        "ASSET_EXPOSURE, 2, '\"asset\":\"USDT\",\"limit\":\"0.0123\",\"value\":\"0.0456\"}'",
        "ASSET_SHARE, 2, '\"limit\":\"1.23\",\"value\":\"4.56\"}'",
        "SECTOR_SHARE, 2, '\"limit\":\"1.23\",\"value\":\"4.56\"}'",
        "DAILY_LOSS_RATIO, 2, '\"limit\":\"1.23\",\"value\":\"4.56\"}'",
        "OPEN_POSITIONS, 0, '\"limit\":\"12300\",\"value\":\"45600\"}'",
        "ORDER_TO_TRADE, 0, '\"limit\":\"12300\",\"value\":\"45600\"}'",
        "MESSAGE_RATE, 0, '\"limit\":\"12300\",\"value\":\"45600\"}'",
        "DAILY_LOSS, 9, '\"rule\":\"DAILY_LOSS\"}'",
        "OF_LATER, 2, '\"asset\":\"USDT\"}'"
    })
    void figuresAreInTheirUnits(String rule, int asset, String expected) {
        board.subscribe(StreamKind.ALERTS, ALICE, reader);

        board.apply(
                alert(AlertKind.LIMIT_BREACH, ALICE)
                        .setRule(rule)
                        .setAsset(asset)
                        .setLimitMinor(12_300)
                        .setValueMinor(45_600)
                        .build(),
                1);

        assertTrue(reader.data.getLast().endsWith(expected), reader.data::toString);
    }

    @Test
    void whoLeftOrUnsubscribedIsToldNothing() {
        Reader other = new Reader();
        board.subscribe(StreamKind.ALERTS, ALICE, reader);
        board.subscribe(StreamKind.ALERTS, AlertBoard.ALL, other);
        reader.data.clear();
        other.data.clear();

        board.unsubscribe(StreamKind.ALERTS, ALICE, reader);
        board.leave(other);
        board.apply(volume(ALICE), 1);

        assertEquals(List.of(), reader.data);
        assertEquals(List.of(), other.data);
    }

    @Test
    void whatIsNotKeptAnyMoreCannotBeResumed() {
        for (int i = 1; i <= ALERTS_MAX + 2; i++) {
            board.apply(volume(ALICE), i);
        }

        assertFalse(board.resume(StreamKind.ALERTS, ALICE, 1, reader));
        assertFalse(board.resume(StreamKind.ALERTS, ALICE, ALERTS_MAX + 3, reader));
        assertEquals(List.of(), reader.data);
        assertTrue(board.resume(StreamKind.ALERTS, ALICE, 2, reader));
        assertEquals(ALERTS_MAX, reader.data.size());
    }

    /** Against a naive twin: all records, filtered. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whoWasAwayIsToldWhatWasMissedOnce(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        List<RiskAlert> topic = new ArrayList<>();
        for (int i = 0; i < ALERTS_MAX; i++) {
            topic.add(
                    alert(AlertKind.forNumber(dice.nextInt(1, 7)), dice.nextLong(ALICE, BOB + 1))
                            .build());
            board.apply(topic.get(i), i + 1);
        }
        int seen = dice.nextInt(ALERTS_MAX);

        for (long account : new long[] {AlertBoard.ALL, ALICE, BOB}) {
            List<String> expected = new ArrayList<>();
            for (int i = seen; i < topic.size(); i++) {
                RiskAlert alert = topic.get(i);
                if (account == AlertBoard.ALL
                        || alert.getAccount() == account
                                && alert.getKind() != AlertKind.SURVEILLANCE
                                && alert.getKind() != AlertKind.THRESHOLD_HIT) {
                    expected.add("\"u\":\"" + (i + 1) + "\"");
                }
            }
            Reader back = new Reader();
            assertTrue(board.resume(StreamKind.ALERTS, account, seen, back));
            assertEquals(expected.size(), back.data.size());
            for (int i = 0; i < expected.size(); i++) {
                assertTrue(back.data.get(i).contains(expected.get(i)), back.data::toString);
            }
        }
    }
}
