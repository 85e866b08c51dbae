package org.bourse.marketdata.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What columns can mean, and what they are called in the headers of many. */
public enum Column {
    TIME("time", "timestamp", "datetime", "date", "opentime", "ts", "t", "unix", "unixtime"),
    OPEN("open", "o", "openprice"),
    HIGH("high", "h", "highprice"),
    LOW("low", "l", "lowprice"),
    CLOSE("close", "c", "closeprice"),
    VOLUME("volume", "vol", "v", "basevolume", "basevol"),
    TURNOVER("turnover", "quotevolume", "quoteassetvolume", "quotevol", "amount"),
    TRADES("trades", "count", "numberoftrades", "tradecount", "tradescount"),
    TAKER_VOLUME("takerbuyvolume", "takerbuybaseassetvolume", "takerbuybasevolume"),
    TAKER_TURNOVER("takerbuyquotevolume", "takerbuyquoteassetvolume", "takerbuyturnover"),
    PRICE("price", "p", "px", "rate"),
    QUANTITY("quantity", "qty", "size", "q", "volume", "amount"),
    SIDE("side", "takerside", "direction", "aggressor"),
    BUYER_IS_MAKER("isbuyermaker", "buyerismaker", "buyermaker", "m"),
    ID("id", "tradeid", "aggtradeid", "tid", "a"),
    FIRST_ID("firstid", "firsttradeid", "f"),
    LAST_ID("lastid", "lasttradeid");

    private final List<String> headers;

    Column(String... headers) {
        this.headers = List.of(headers);
    }

    /** Whether a header, without its punctuation and in any case, is a usual one of this. */
    boolean isCalled(String header) {
        return headers.contains(plain(header));
    }

    static String plain(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** As people write it, for example {@code taker-volume}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The column of a code; empty for a text that is none. */
    public static Optional<Column> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
