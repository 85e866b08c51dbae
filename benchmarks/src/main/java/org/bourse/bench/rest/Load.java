package org.bourse.bench.rest;

import java.util.List;

/** Orders to be sent, and everything they need. */
record Load(
        Exchange exchange,
        List<Trader> traders,
        String operator,
        Scenario scenario,
        Schedule schedule,
        OrderBody bodies,
        int connections) {
    Load {
        traders = List.copyOf(traders);
    }

    LoadDriver driver() {
        return new LoadDriver(
                schedule, scenario, bodies, traders, exchange.orderService(), connections);
    }

    AfterRun after(Tally tally) {
        return new AfterRun(exchange, bodies, tally, schedule);
    }
}
