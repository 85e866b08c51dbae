package org.bourse.bench.core;

import org.bourse.bench.measure.ThreadMeter;

/**
 * What one pass over the measured part of a stream took.
 *
 * @param commands given to the engine
 * @param cpuNanos CPU time of the thread
 * @param wallNanos time on the clock
 * @param bytes allocated on the heap by the thread
 */
record Pass(long commands, long cpuNanos, long wallNanos, long bytes) {

    static Pass of(long commands, ThreadMeter meter) {
        return new Pass(commands, meter.cpuNanos(), meter.wallNanos(), meter.bytes());
    }

    double cpuNanosPerCommand() {
        return (double) cpuNanos / commands;
    }

    double wallNanosPerCommand() {
        return (double) wallNanos / commands;
    }

    double bytesPerCommand() {
        return (double) bytes / commands;
    }
}
