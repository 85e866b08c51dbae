package org.bourse.stack.drill;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.RawWebSocket;
import org.bourse.stack.service.BourseService;

/** Clients of the market data's WebSocket who subscribe to all of a symbol and never read it. */
public final class SlowConsumers implements AutoCloseable {
    private static final String SERVICE = BourseService.MARKET_DATA_SERVICE.serviceName();

    private final StackClient stack;
    private final List<RawWebSocket> sockets = new ArrayList<>();
    private final Counts before;

    /** What the service counts: connections that are open, clients it cut off, frames it sent. */
    private record Counts(double open, double cutOff, double frames) {}

    /**
     * Connects them and waits until each is subscribed.
     *
     * @param symbol its name in streams, for example {@code btcusdt}
     * @throws StackException when one of them is refused
     */
    public SlowConsumers(StackClient stack, String symbol, int count) {
        this.stack = stack;
        before = counts();
        URI market = stack.url(SERVICE);
        String subscription =
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"%1$s@depth\",\"%1$s@trade\"],\"id\":1}"
                        .formatted(symbol);
        try {
            for (int i = 0; i < count; i++) {
                RawWebSocket socket = new RawWebSocket(market, "/ws");
                sockets.add(socket);
                socket.send(subscription);
                socket.readAnswer();
            }
        } catch (StackException e) {
            close();
            throw e;
        }
    }

    private Counts counts() {
        String metrics = stack.rest().text(stack.managementUrl(SERVICE).resolve("/q/metrics"));
        return new Counts(
                sum(metrics, "bourse_ws_connections"),
                sum(metrics, "bourse_ws_clients_dropped_total"),
                sum(metrics, "bourse_ws_frames_total"));
    }

    private static double sum(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Those the service has cut off so far. */
    public int cutOff() {
        return (int) (counts().cutOff() - before.cutOff());
    }

    /**
     * What became of them, as the service counts it; empty when it has sent none of them anything,
     * or has lost some of them.
     */
    public String felt() {
        Counts now = counts();
        double kept = now.open() - before.open();
        double cutOff = now.cutOff() - before.cutOff();
        double frames = now.frames() - before.frames();
        return kept + cutOff < sockets.size() || frames < sockets.size()
                ? ""
                : "%,.0f frames sent, of %,d clients that do not read %,.0f were cut off"
                        .formatted(frames, sockets.size(), cutOff);
    }

    @Override
    public void close() {
        sockets.forEach(RawWebSocket::close);
    }
}
