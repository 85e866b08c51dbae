package org.bourse.stack.process;

import java.util.List;
import java.util.Optional;

/**
 * What runs, as other launcher commands see it.
 *
 * @param supervisor the process that started the others
 * @param processes servers and services in the order they are started
 * @param complete whether everything was started and seeded
 */
public record StackState(
        ProcessRecord supervisor, List<ProcessRecord> processes, boolean complete) {

    /** Defensive copy. */
    public StackState {
        processes = List.copyOf(processes);
    }

    /** The record of a component, if the stack has one of that name. */
    public Optional<ProcessRecord> find(String name) {
        return processes.stream().filter(process -> process.name().equals(name)).findFirst();
    }
}
