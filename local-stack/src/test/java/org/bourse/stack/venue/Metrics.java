package org.bourse.stack.venue;

import java.net.URI;
import java.util.List;
import org.bourse.stack.StackClient;

/** What a service counts, as Prometheus would read it. */
record Metrics(StackClient stack, String service) {

    /** The sum of a metric's lines that have the label; 0 when there are none. */
    double sum(String name, String label) {
        return sum(stack, stack.managementUrl(service), name, label);
    }

    /** The same of the process with this management address. */
    static double sum(StackClient stack, URI management, String name, String label) {
        double sum = 0;
        for (String line : stack.rest().text(management.resolve("/q/metrics")).split("\n")) {
            if (line.startsWith(name + "{") && line.contains(label)) {
                sum += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            }
        }
        return sum;
    }

    /** How often the venue refused an envelope with this code, whoever led it. */
    static double refused(StackClient stack, String code) {
        double sum = 0;
        for (String process : List.of("matching-service", "matching-service-2")) {
            sum +=
                    new Metrics(stack, process)
                            .sum("bourse_venue_refused_total", "code=\"" + code + "\"");
        }
        return sum;
    }
}
