package org.bourse.stack.drill;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.service.BourseService;

/** Clients of the market data's WebSocket who subscribe to all of a symbol and never read. */
final class SlowConsumers implements AutoCloseable {
    private static final String SUBSCRIPTION =
            """
            {"method":"SUBSCRIBE","params":["BTC-USDT@depth","BTC-USDT@trade"],"id":1}\
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<WebSocket> sockets = new ArrayList<>();

    /** Who asks for no message is sent none by the library, and reads nothing. */
    private static final class Deaf implements WebSocket.Listener {
        @Override
        public void onOpen(WebSocket socket) {}
    }

    SlowConsumers(StackClient stack, int count) {
        String market = stack.url(BourseService.MARKET_DATA_SERVICE.serviceName()).toString();
        URI address = URI.create(market.replace("http", "ws") + "/ws");
        try {
            for (int i = 0; i < count; i++) {
                WebSocket socket =
                        http.newWebSocketBuilder().buildAsync(address, new Deaf()).join();
                sockets.add(socket);
                socket.sendText(SUBSCRIPTION, true).join();
            }
        } catch (CompletionException e) {
            close();
            throw new StackException("no stream of market data: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        sockets.forEach(WebSocket::abort);
        http.shutdownNow();
    }
}
