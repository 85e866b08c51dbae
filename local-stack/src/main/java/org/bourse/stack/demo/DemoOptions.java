package org.bourse.stack.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What to demonstrate.
 *
 * @param recording the file to re-enact; a seeded market without one
 * @param speed how many seconds of the market pass in a second; 0: as fast as it goes (recording)
 * @param lengthMax when to end at the latest
 * @param seed of the seeded market
 */
public record DemoOptions(
        Optional<Path> recording, double speed, Optional<Duration> lengthMax, long seed) {}
