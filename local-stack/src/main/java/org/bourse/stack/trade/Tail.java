package org.bourse.stack.trade;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bourse.stack.process.StackException;

/** Shows trades of a symbol, and what becomes of the trader's own orders, as they happen. */
public final class Tail {
    private static final long LOOK_MILLIS = 1_000;

    private final Desk desk;
    private final Optional<String> symbol;
    private final boolean withOrders;
    private final boolean json;
    private final Consumer<String> out;
    private final Consumer<String> notes;

    private Optional<TradeStream> stream = Optional.empty();
    private String lastTrouble = "";
    private boolean begun;

    /**
     * @param symbol whose trades are shown, and whose orders only; without it no trades, and the
     *     orders in all symbols
     * @param withOrders whether orders are shown; they need a token
     * @param json whether what is shown is what the services said
     * @param out takes lines, also several at once
     * @param notes takes a line when it has begun, and when something is away
     */
    public Tail(
            Desk desk,
            Optional<String> symbol,
            boolean withOrders,
            boolean json,
            Consumer<String> out,
            Consumer<String> notes) {
        this.desk = desk;
        this.symbol = symbol;
        this.withOrders = withOrders;
        this.json = json;
        this.out = out;
        this.notes = notes;
    }

    /** Until the thread is interrupted. */
    public void run() throws InterruptedException {
        Map<String, String> filter = symbol.map(name -> Map.of("symbol", name)).orElseGet(Map::of);
        OwnOrders orders =
                new OwnOrders(
                        query -> desk.orders(query).orThrow(),
                        id -> desk.order(id).orThrow(),
                        filter);
        while (true) {
            try {
                symbol.ifPresent(this::listen);
                if (withOrders) {
                    orders.changes().forEach(order -> show(order, Tail::changed));
                }
                begin();
                lastTrouble = "";
            } catch (StackException e) {
                tellOnce(String.valueOf(e.getMessage()));
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private void begin() {
        if (!begun) {
            notes.accept("following %s; Ctrl-C ends it".formatted(symbol.orElse("your orders")));
            begun = true;
        }
    }

    /** Once, and again after the stream has ended. */
    private void listen(String name) {
        if (stream.isPresent() && stream.get().end().isEmpty()) {
            return;
        }
        stream.ifPresent(TradeStream::close);
        String end = stream.map(TradeStream::end).orElse("");
        stream = Optional.empty();
        if (!end.isEmpty()) {
            throw new StackException("no trades of " + name + ": " + end);
        }
        stream =
                Optional.of(
                        new TradeStream(
                                desk.stream(),
                                name,
                                trade -> show(trade, it -> TradeStream.line(it) + "\n")));
    }

    private void show(JsonNode what, Function<JsonNode, String> text) {
        out.accept(json ? what + "\n" : text.apply(what));
    }

    private static String changed(JsonNode order) {
        Instant time = Instant.parse(order.path("updatedAt").asText());
        return TradeStream.time(time) + " " + OrderText.whole(order);
    }

    private void tellOnce(String message) {
        if (!message.equals(lastTrouble)) {
            notes.accept(message);
            lastTrouble = message;
        }
    }
}
