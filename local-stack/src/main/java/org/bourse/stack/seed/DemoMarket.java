package org.bourse.stack.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.server.DemoUser;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.service.Placement;

/**
 * Lists the demo symbols and funds the demo users. Every step may be repeated: definitions are the
 * same, deposits carry a fixed idempotency key. A marker beside the data spares the repetition.
 */
public final class DemoMarket {

    /** Orders per second the demo users may send; the default for others is 10. */
    public static final int DEMO_ORDERS_PER_SECOND = 1_000;

    private static final String OPERATOR = DemoUser.OPERATOR.userName();

    private static final List<String> ASSETS = List.of("BTC", "ETH", "USDT");
    private static final int ASSET_SCALE = 8;

    private final StackClient stack;
    private final boolean paper;

    /** The demo market of a running stack. */
    public DemoMarket(StackClient stack) {
        this(stack, false);
    }

    /** The same at its paper venue, if it is that one that is wanted. */
    public DemoMarket(StackClient stack, boolean paper) {
        this.stack = stack;
        this.paper = paper;
    }

    /**
     * Makes the demo market unless the marker says that it is made.
     *
     * @param home the stack's data folder, which holds the marker
     */
    public void seedOnce(Path home, Progress progress) {
        Path marker = home.resolve("data").resolve(paper ? "seeded-paper" : "seeded");
        if (Files.exists(marker)) {
            return;
        }
        progress.line(
                "listing BTC-USDT and ETH-USDT, funding alice, bob and mm"
                        + (paper ? " on paper" : ""));
        seed();
        try {
            Files.createFile(marker);
        } catch (IOException e) {
            throw new StackException("cannot write " + marker, e);
        }
    }

    /** Makes the demo market. */
    public void seed() {
        String operator = stack.token(OPERATOR);
        listSymbols(operator);
        Accounts accounts = new Accounts(stack, paper);
        for (DemoUser user : List.of(DemoUser.ALICE, DemoUser.BOB)) {
            String account = accounts.open(user.userName());
            accounts.deposit(operator, account, "USDT", "100000");
            accounts.deposit(operator, account, "BTC", "10");
            accounts.deposit(operator, account, "ETH", "100");
            accounts.setRateLimit(operator, account, DEMO_ORDERS_PER_SECOND);
        }
        String maker = accounts.open(DemoUser.MM.userName());
        accounts.deposit(operator, maker, "USDT", "100000000");
        accounts.deposit(operator, maker, "BTC", "1000");
        accounts.deposit(operator, maker, "ETH", "20000");
        accounts.setRateLimit(operator, maker, DEMO_ORDERS_PER_SECOND);
    }

    private void listSymbols(String operator) {
        ASSETS.forEach(asset -> listAsset(operator, asset));
        list(operator, symbol("BTC", "0.00001", "9000"));
        list(operator, symbol("ETH", "0.0001", "90000"));
    }

    /** Lists an asset with 8 decimals, which may be listed already. */
    public void listAsset(String operatorToken, String asset) {
        ObjectNode body = RestClient.json().createObjectNode();
        body.put("asset", asset).put("scale", ASSET_SCALE);
        admin(operatorToken, "assets", body);
    }

    /** Lists a symbol, which may be listed already in the same form. */
    public void list(String operatorToken, ObjectNode symbol) {
        admin(operatorToken, "symbols", symbol);
    }

    /** The definition of a symbol quoted in USDT, with the demo's fees. */
    public static ObjectNode symbol(String base, String lot, String most) {
        ObjectNode body = RestClient.json().createObjectNode();
        body.put("symbol", base + "-USDT").put("base", base).put("quote", "USDT");
        body.put("tickSize", "0.01").put("lotSize", lot);
        body.put("minQuantity", lot).put("maxQuantity", most).put("minNotional", "5");
        body.put("makerFeeRate", "0.0005").put("takerFeeRate", "0.001");
        body.put("marketBound", "0.05");
        return body;
    }

    private void admin(String operator, String what, ObjectNode body) {
        URI address =
                stack.url(Placement.prefix(paper) + BourseService.MATCHING_SERVICE.serviceName())
                        .resolve("/api/v1/admin/" + what);
        RestClient.untilServed(() -> stack.rest().post(address, operator, body)).orThrow();
    }
}
