package org.bourse.marketdata.source.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one frame of Binance's; they come in any order, and what is missing stays empty.
 */
final class BinanceFields {
    /** Decimals of a side: the deepest snapshot has 5,000 levels. */
    private static final int DECIMALS_MAX = 2 * 5_000;

    final List<String> bids = new ArrayList<>();
    final List<String> asks = new ArrayList<>();
    String event = "";
    String symbol = "";
    String price = "";
    String quantity = "";
    String bidPrice = "";
    String bidQuantity = "";
    String askPrice = "";
    String askQuantity = "";
    long eventMillis;
    long tradeMillis;
    long tradeId;
    long firstId;
    long lastId;
    long lastUpdateId;
    boolean buyerIsMaker;
    private boolean isAnswer;

    void clear() {
        bids.clear();
        asks.clear();
        event = "";
        symbol = "";
        price = "";
        quantity = "";
        bidPrice = "";
        bidQuantity = "";
        askPrice = "";
        askQuantity = "";
        eventMillis = -1;
        tradeMillis = -1;
        tradeId = 0;
        firstId = 0;
        lastId = 0;
        lastUpdateId = 0;
        buyerIsMaker = false;
        isAnswer = false;
    }

    boolean isSnapshot() {
        return lastUpdateId > 0 && event.isEmpty();
    }

    boolean hasQuote() {
        return !bidPrice.isEmpty() || !askPrice.isEmpty();
    }

    /** The answer to a request, or its refusal. */
    boolean isAnswer() {
        return isAnswer;
    }

    /** Takes a field whose value the parser stands on; false when it has the wrong type. */
    boolean take(String name, JsonToken value, JsonParser json) throws IOException {
        switch (name) {
            case "e" -> event = json.getValueAsString("");
            case "s" -> symbol = json.getValueAsString("");
            case "p" -> price = json.getValueAsString("");
            case "q" -> quantity = json.getValueAsString("");
            case "B" -> bidQuantity = json.getValueAsString("");
            case "A" -> askQuantity = json.getValueAsString("");
            case "b", "bids" -> {
                if (value == JsonToken.START_ARRAY) {
                    return levels(json, bids);
                }
                bidPrice = json.getValueAsString("");
            }
            case "a", "asks" -> {
                if (value == JsonToken.START_ARRAY) {
                    return levels(json, asks);
                }
                askPrice = json.getValueAsString("");
            }
            case "m" -> buyerIsMaker = json.getValueAsBoolean();
            case "E", "T", "t", "U", "u", "lastUpdateId" -> {
                return number(name, value, json);
            }
            case "result", "error" -> {
                isAnswer = true;
                json.skipChildren();
            }
            // Others, such as the stream's name, are not needed.
            default -> json.skipChildren();
        }
        return !json.currentToken().isStructStart();
    }

    private boolean number(String name, JsonToken value, JsonParser json) throws IOException {
        if (value != JsonToken.VALUE_NUMBER_INT) {
            return false;
        }
        long number = json.getLongValue();
        switch (name) {
            case "E" -> eventMillis = number;
            case "T" -> tradeMillis = number;
            case "t" -> tradeId = number;
            case "U" -> firstId = number;
            case "u" -> lastId = number;
            default -> lastUpdateId = number;
        }
        return true;
    }

    /** Arrays of two decimals as strings, of which there may be more, which are not looked at. */
    private static boolean levels(JsonParser json, List<String> side) throws IOException {
        JsonToken token;
        while ((token = json.nextToken()) == JsonToken.START_ARRAY) {
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                return false;
            }
            side.add(json.getText());
            if (json.nextToken() != JsonToken.VALUE_STRING || side.size() >= DECIMALS_MAX) {
                return false;
            }
            side.add(json.getText());
            while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
                if (token == null) {
                    return false;
                }
                json.skipChildren();
            }
        }
        return token == JsonToken.END_ARRAY;
    }
}
