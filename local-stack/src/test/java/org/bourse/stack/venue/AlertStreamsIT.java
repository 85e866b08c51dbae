package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.junit.jupiter.api.Test;

/** The private stream of alerts: who is watched by surveillance is not warned. */
class AlertStreamsIT {
    /** Beside them who supervises may be told of the deposits with which the test began. */
    private static final List<String> BOTH = List.of("DAILY_VOLUME", "SURVEILLANCE");

    private final StackClient stack = TestStack.shared().client();
    private final Market market = Market.listed(stack, "STRALERT");
    private final List<String> users = stack.createTraders("stralert", 2);
    private final Trader watched = Trader.of(stack, users.get(0)).funded(market);
    private final Trader other = Trader.of(stack, users.get(1)).funded(market);

    /** To and fro three times is a pattern; 1,200 in the day is above 300. */
    private void passBackAndForth() {
        for (int i = 0; i < 3; i++) {
            watched.accepted(Trader.limit(market.symbol(), "SELL", "2", "100"));
            other.accepted(Trader.limit(market.symbol(), "BUY", "2", "100"));
            other.accepted(Trader.limit(market.symbol(), "SELL", "2", "100"));
            watched.accepted(Trader.limit(market.symbol(), "BUY", "2", "100"));
        }
    }

    private List<String> kinds(StreamClient stream) {
        return stream.data("alerts", "alert").stream()
                .filter(alert -> alert.path("accountId").asText().equals(watched.account()))
                .map(alert -> alert.path("kind").asText())
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void aTraderIsToldOfLimitsAndWhoSupervisesOfAll() {
        watched.alertAbove("300");
        String begun;
        try (StreamClient ofWatched = StreamClient.of(stack, watched.token());
                StreamClient ofAuditor = StreamClient.of(stack, stack.token("auditor"))) {
            ofWatched.ask(StreamClient.subscribe("alerts"));
            ofAuditor.ask(StreamClient.subscribe("alerts"));
            Market.eventually(
                    "they have begun",
                    () ->
                            !ofWatched.data("alerts", "begin").isEmpty()
                                    && !ofAuditor.data("alerts", "begin").isEmpty());
            begun = ofWatched.data("alerts", "begin").getFirst().path("u").asText();

            passBackAndForth();

            Market.eventually(
                    "the auditor is told of both", () -> kinds(ofAuditor).containsAll(BOTH));
            // Set afterwards, so that what is told of it follows what is not told.
            other.alertAbove("300");
            Market.eventually(
                    "so he is of what came later",
                    () ->
                            ofAuditor.data("alerts", "alert").stream()
                                    .anyMatch(alert ->
                                            alert.path("accountId")
                                                    .asText()
                                                    .equals(other.account())));
            Market.eventually(
                    "the trader is of the volume",
                    () -> kinds(ofWatched).equals(List.of("DAILY_VOLUME")));
            assertEquals(
                    "300", ofWatched.data("alerts", "alert").getFirst().path("limit").asText());
            ofWatched.assertEveryFrameIsOf(watched.account());
        }
        resumed(begun);
    }

    /** By the same number, each of them with what he may see. */
    private void resumed(String begun) {
        String request =
                """
                {"method":"SUBSCRIBE","params":["alerts"],"resume":{"alerts":"%s"},"id":1}\
                """
                        .formatted(begun);
        try (StreamClient ofWatched = StreamClient.of(stack, watched.token());
                StreamClient ofRisk = StreamClient.of(stack, stack.token("risk"))) {
            ofRisk.ask(request);
            ofWatched.ask(request);
            Market.eventually("both kinds come again", () -> kinds(ofRisk).containsAll(BOTH));
            Market.eventually("it is answered", () -> ofWatched.answers().size() == 1);
            assertEquals(1, ofWatched.answers().getFirst().path("result").path("resumed").size());
            assertEquals(List.of("DAILY_VOLUME"), kinds(ofWatched));
        }
    }

    @Test
    void whoHasNoAccountAndNoSuchRoleIsRefused() {
        try (StreamClient ofOperator = StreamClient.of(stack, stack.token("operator"))) {
            ofOperator.ask(StreamClient.subscribe("alerts"));
            Market.eventually("it is answered", () -> ofOperator.answers().size() == 1);
            assertEquals(
                    "ACCOUNT_UNKNOWN",
                    ofOperator.answers().getFirst().path("error").path("code").asText());
        }
    }
}
