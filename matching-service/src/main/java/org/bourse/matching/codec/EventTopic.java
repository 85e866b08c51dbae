package org.bourse.matching.codec;

import org.bourse.contracts.Topics;

/** The topics a venue speaks on, in the order in which a step's records are sent. */
public enum EventTopic {
    ORDER(Topics.ORDER_EVENTS),
    LEDGER(Topics.LEDGER_EVENTS),
    TRADE(Topics.TRADE_EVENTS),
    BOOK(Topics.BOOK_EVENTS);

    private final String topic;

    EventTopic(String topic) {
        this.topic = topic;
    }

    /** Its name in Kafka. */
    public String topic() {
        return topic;
    }
}
