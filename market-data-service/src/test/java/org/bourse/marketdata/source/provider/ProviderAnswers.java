package org.bourse.marketdata.source.provider;

import java.util.List;

/** Answers as providers give them, made up in their shapes. */
public final class ProviderAnswers {
    public static final String GLOBAL_QUOTE =
            """
            {
                "Global Quote": {
                    "01. symbol": "IBM",
                    "02. open": "187.9900",
                    "03. high": "192.8800",
                    "04. low": "187.3100",
                    "05. price": "191.4800",
                    "06. volume": "3270125",
                    "07. latest trading day": "2024-08-08",
                    "08. previous close": "186.8000",
                    "09. change": "4.6800",
                    "10. change percent": "2.5054%"
                }
            }\
            """;

    public static final String INTRADAY =
            """
            {
                "Meta Data": {
                    "1. Information": "Intraday (5min) open, high, low, close prices and volume",
                    "2. Symbol": "IBM",
                    "3. Last Refreshed": "2024-08-08 15:55:00",
                    "4. Interval": "5min",
                    "5. Output Size": "Compact",
                    "6. Time Zone": "US/Eastern"
                },
                "Time Series (5min)": {
                    "2024-08-08 15:55:00": {
                        "1. open": "191.5000",
                        "2. high": "191.6000",
                        "3. low": "191.4000",
                        "4. close": "191.4800",
                        "5. volume": "151020"
                    },
                    "2024-08-08 15:50:00": {
                        "1. open": "191.3000",
                        "2. high": "191.5500",
                        "3. low": "191.2800",
                        "4. close": "191.5000",
                        "5. volume": "60231"
                    }
                }
            }\
            """;

    public static final String NOTE =
            """
            {"Note": "Thank you for using Alpha Vantage! Our standard API call frequency is 5 calls \
            per minute and 500 calls per day."}\
            """;

    public static final String INFORMATION =
            """
            {"Information": "Thank you for using Alpha Vantage! Our standard API rate limit is 25 \
            requests per day."}\
            """;

    public static final String CHART =
            """
            {"chart":{"result":[{"meta":{"currency":"USD","symbol":"IBM","exchangeName":"NYQ",\
            "instrumentType":"EQUITY","regularMarketTime":1723146950,"gmtoffset":-14400,\
            "timezone":"EDT","exchangeTimezoneName":"America/New_York",\
            "regularMarketPrice":190.11,"regularMarketVolume":3500,"chartPreviousClose":186.8,\
            "priceHint":2,"dataGranularity":"1m","range":"1d"},\
            "timestamp":[1723146780,1723146840,1723146900],\
            "indicators":{"quote":[{\
            "open":[189.9499969482422,null,190.0],\
            "high":[190.02000427246094,null,190.1],\
            "low":[189.89999389648438,null,189.99000549316406],\
            "close":[190,null,190.10000610351562],\
            "volume":[1200,null,null]}]}}],"error":null}}\
            """;

    public static final String CHART_EMPTY =
            """
            {"chart":{"result":[{"meta":{"currency":"USD","symbol":"IBM","dataGranularity":"1m"},\
            "indicators":{"quote":[{}]}}],"error":null}}\
            """;

    public static final String CHART_ERROR =
            """
            {"chart":{"result":null,"error":{"code":"Not Found",\
            "description":"No data found, symbol may be delisted"}}}\
            """;

    public static final String IEX_OPEN =
            """
            {"symbol":"IBM","calculationPrice":"tops","iexAskPrice":170,"iexAskSize":1005,\
            "iexBidPrice":161.87,"iexBidSize":112,"iexLastUpdated":1661452054786,\
            "iexRealtimePrice":169.295,"iexRealtimeSize":1,"latestPrice":169.295,\
            "latestSource":"IEX real time price","latestUpdate":1661452054786,\
            "latestVolume":33345361}\
            """;

    public static final String IEX_CLOSED =
            """
            {"symbol":"IBM","calculationPrice":"close","iexAskPrice":null,"iexAskSize":null,\
            "iexBidPrice":null,"iexBidSize":null,"iexLastUpdated":null,"latestPrice":137.93,\
            "latestSource":"Close","latestUpdate":1617261572432,"latestVolume":null}\
            """;

    public static final List<String> ALL =
            List.of(
                    GLOBAL_QUOTE,
                    INTRADAY,
                    NOTE,
                    INFORMATION,
                    CHART,
                    CHART_EMPTY,
                    CHART_ERROR,
                    IEX_OPEN,
                    IEX_CLOSED);

    private ProviderAnswers() {}
}
