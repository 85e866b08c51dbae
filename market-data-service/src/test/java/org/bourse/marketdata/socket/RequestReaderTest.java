package org.bourse.marketdata.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
    private final RequestReader reader = new RequestReader();

    @Test
    void readsASubscription() {
        assertEquals(
                new ClientRequest.Subscribe(
                        "1",
                        List.of(
                                new StreamName("btcusdt", StreamKind.TRADE),
                                new StreamName("btcusdt", StreamKind.DEPTH)),
                        Map.of()),
                reader.read(
                        """
                        {"method":"SUBSCRIBE","params":["btcusdt@trade","btcusdt@depth"],"id":1}\
                        """));
    }

    @Test
    void readsWhatWasSeenLast() {
        StreamName trades = new StreamName("x", StreamKind.TRADE);
        StreamName depth = new StreamName("x", StreamKind.PACED_DEPTH);
        assertEquals(
                new ClientRequest.Subscribe(
                        "null",
                        List.of(trades, depth),
                        Map.of(trades, Long.parseUnsignedLong("18446744073709551615"), depth, 7L)),
                reader.read(
                        """
                        {"method":"SUBSCRIBE","params":["x@trade","x@depth@100ms"],\
                        "resume":{"x@trade":"18446744073709551615","x@depth@100ms":7}}\
                        """));
    }

    @Test
    void readsTheOtherMethods() {
        assertEquals(
                new ClientRequest.Unsubscribe(
                        "\"a-1\"", List.of(new StreamName("x", StreamKind.TRADE))),
                reader.read(
                        "{\"id\":\"a-1\",\"params\":[\"x@trade\"],\"method\":\"UNSUBSCRIBE\"}"));
        assertEquals(
                new ClientRequest.ListSubscriptions("null"),
                reader.read("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":null}"));
        assertEquals(
                new ClientRequest.Ping("null"), reader.read("{\"method\":\"PING\",\"params\":[]}"));
    }

    @Test
    void aLoginMayNameAnAccount() {
        assertEquals(
                new ClientRequest.Login("3", "t", OptionalLong.empty()),
                reader.read("{\"method\":\"LOGIN\",\"params\":[\"t\"],\"id\":3}"));
        assertEquals(
                new ClientRequest.Login("3", "t", OptionalLong.of(1_001)),
                reader.read("{\"method\":\"LOGIN\",\"params\":[\"t\",\"1001\"],\"id\":3}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    hello | INVALID_JSON | null
                    [] | INVALID_JSON | null
                    "PING" | INVALID_JSON | null
                    null | INVALID_JSON | null
                    {"method":"PING" | INVALID_JSON | null
                    {"method":"PING"} {} | INVALID_JSON | null
                    {"method":"PING","method":"PING"} | INVALID_JSON | null
                    {"method":[[[[[[[[[[[[]]]]]]]]]]]]} | INVALID_JSON | null
                    {"method":"PING","id":1.5} | INVALID_ID | null
                    {"method":"PING","id":1e400} | INVALID_ID | null
                    {"method":"PING","id":99999999999999999999} | INVALID_ID | null
                    {"method":"PING","id":true} | INVALID_ID | null
                    {"method":"PING","id":{}} | INVALID_ID | null
                    {"method":"PING","id":""} | INVALID_ID | null
                    {"method":"PING","id":"a\\"b"} | INVALID_ID | null
                    {"id":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"} | INVALID_ID | null
                    {"method":"PING","id":7,"extra":1} | INVALID_REQUEST | 7
                    {} | UNKNOWN_METHOD | null
                    {"id":7} | UNKNOWN_METHOD | 7
                    {"method":null,"id":7} | UNKNOWN_METHOD | 7
                    {"method":"subscribe","id":7} | UNKNOWN_METHOD | 7
                    {"method":5,"id":7} | UNKNOWN_METHOD | 7
                    {"method":"SUBSCRIBE","id":7} | INVALID_PARAMS | 7
                    {"method":"SUBSCRIBE","params":[],"id":7} | INVALID_PARAMS | 7
                    {"method":"SUBSCRIBE","params":"btcusdt@trade","id":7} | INVALID_PARAMS | 7
                    {"method":"SUBSCRIBE","params":[5],"id":7} | INVALID_PARAMS | 7
                    {"method":"SUBSCRIBE","params":[null],"id":7} | INVALID_PARAMS | 7
                    {"method":"PING","params":["btcusdt@trade"],"id":7} | INVALID_PARAMS | 7
                    {"method":"PING","params":null,"id":7} | INVALID_PARAMS | 7
                    {"method":"LOGIN","params":[],"id":7} | INVALID_PARAMS | 7
                    {"method":"LOGIN","params":[5],"id":7} | INVALID_PARAMS | 7
                    {"method":"LOGIN","params":["t",1001],"id":7} | INVALID_PARAMS | 7
                    {"method":"LOGIN","params":["t","x"],"id":7} | INVALID_PARAMS | 7
                    {"method":"LOGIN","params":["t","1001","1002"],"id":7} | INVALID_PARAMS | 7
                    {"method":"SUBSCRIBE","params":["x@trade"],"resume":7} | INVALID_RESUME | null
                    {"method":"SUBSCRIBE","params":["x@trade"],"resume":null} | INVALID_RESUME | null
                    {"method":"SUBSCRIBE","params":["x@trade"],"resume":{"x@depth":7}} | INVALID_RESUME | null
                    {"method":"SUBSCRIBE","params":["x@trade"],"resume":{"x@trade":-7}} | INVALID_RESUME | null
                    {"method":"SUBSCRIBE","params":["x@trade"],"resume":{"x@trade":1.5}} | INVALID_RESUME | null
                    {"method":"SUBSCRIBE","params":["x@trade"],"resume":{"x@trade":"18446744073709551616"}} | INVALID_RESUME | null
                    {"method":"UNSUBSCRIBE","params":["x@trade"],"resume":{}} | INVALID_RESUME | null
                    {"method":"PING","resume":{}} | INVALID_RESUME | null
                    {"method":"SUBSCRIBE","params":["btcusdt"],"id":7} | UNKNOWN_STREAM | 7
                    {"method":"SUBSCRIBE","params":["BTCUSDT@trade"],"id":-7} | UNKNOWN_STREAM | -7
                    {"method":"UNSUBSCRIBE","params":["x@kline"],"id":"x"} | UNKNOWN_STREAM | "x"
                    """)
    void refusesWhatItCannotUnderstand(String text, RequestError error, String idJson) {
        assertEquals(new ClientRequest.Refused(idJson, error), reader.read(text));
    }

    @Test
    void readsWhatAnAddressNamed() {
        List<StreamName> streams =
                List.of(
                        new StreamName("x", StreamKind.PACED_DEPTH),
                        StreamName.of(StreamKind.ALL_TICKERS));

        assertEquals(
                new ClientRequest.Subscribe("null", streams, Map.of()),
                reader.read(RequestReader.subscription(streams)));
    }

    @Test
    void tellsWhichStreamsGoOn() {
        assertEquals(
                "{\"result\":{\"resumed\":[\"x@trade\"],\"anew\":[]},\"id\":1}",
                Replies.resumed(List.of(new StreamName("x", StreamKind.TRADE)), List.of(), "1"));
    }

    @Test
    void answersAreJson() {
        assertEquals("{\"result\":null,\"id\":1}", Replies.done("1"));
        assertEquals("{\"result\":\"PONG\",\"id\":\"a\"}", Replies.pong("\"a\""));
        assertEquals(
                "{\"result\":[\"btcusdt@trade\",\"btcusdt@depth\"],\"id\":null}",
                Replies.streams(
                        List.of(
                                new StreamName("btcusdt", StreamKind.TRADE),
                                new StreamName("btcusdt", StreamKind.DEPTH)),
                        "null"));
        assertEquals(
                "{\"error\":{\"code\":\"INVALID_JSON\","
                        + "\"msg\":\"The request is not a JSON object.\"},\"id\":null}",
                Replies.error(RequestError.INVALID_JSON, "null"));
    }
}
