package org.bourse.stack.verify.stream;

import org.bourse.contracts.Topics;

/** The topics that steps are made of. */
public enum Feed {
    LOG(Topics.COMMANDS),
    ORDERS(Topics.ORDER_EVENTS),
    LEDGER(Topics.LEDGER_EVENTS),
    TRADES(Topics.TRADE_EVENTS),
    BOOK(Topics.BOOK_EVENTS);

    private final String topic;

    Feed(String topic) {
        this.topic = topic;
    }

    /** Its name in Kafka. */
    public String topic() {
        return topic;
    }
}
