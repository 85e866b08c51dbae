package org.bourse.bench.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the calling thread used between start and stop. Its CPU time does not count the time in
 * which others had the core; the wall time does.
 */
public final class ThreadMeter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long cpuNanos;
    private long wallNanos;
    private long bytes;

    public void start() {
        bytes = THREADS.getCurrentThreadAllocatedBytes();
        wallNanos = System.nanoTime();
        cpuNanos = THREADS.getCurrentThreadCpuTime();
    }

    public void stop() {
        cpuNanos = THREADS.getCurrentThreadCpuTime() - cpuNanos;
        wallNanos = System.nanoTime() - wallNanos;
        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    }

    public long cpuNanos() {
        return cpuNanos;
    }

    public long wallNanos() {
        return wallNanos;
    }

    /** Allocated on the heap. */
    public long bytes() {
        return bytes;
    }
}
