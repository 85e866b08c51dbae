package org.bourse.stack.demo;

import java.util.Random;

/**
 * What a symbol is worth, as a seeded walk with news: most of the time it wanders, now and then
 * news pulls it up or down for some seconds. One thread moves it, all may read it.
 */
final class FairPrice {

    /** The standard deviation of the change in one second. */
    private static final double VOLATILITY = 0.00015;

    private static final double NEWS_PER_SECOND = 1.0 / 12;
    private static final double NEWS_SECONDS = 2.5;
    private static final double NEWS_STRENGTH_MAX = 0.006;

    private final Random random;
    private volatile double price;
    private volatile double driftPerSecond;
    private double newsSecondsLeft;

    FairPrice(double price, long seed) {
        this.price = price;
        this.random = new Random(seed);
    }

    double price() {
        return price;
    }

    /** The pull of the news: 0 without, negative downwards; a fraction of the price per second. */
    double driftPerSecond() {
        return driftPerSecond;
    }

    /** Lets time pass; whether news broke. */
    boolean move(double seconds) {
        boolean breaks = driftPerSecond == 0 && random.nextDouble() < NEWS_PER_SECOND * seconds;
        if (breaks) {
            double strength = NEWS_STRENGTH_MAX * (0.3 + 0.7 * random.nextDouble());
            driftPerSecond = (random.nextBoolean() ? strength : -strength) / NEWS_SECONDS;
            newsSecondsLeft = NEWS_SECONDS;
        }
        if (driftPerSecond != 0) {
            newsSecondsLeft -= seconds;
            if (newsSecondsLeft <= 0) {
                driftPerSecond = 0;
            }
        }
        double wander = VOLATILITY * Math.sqrt(seconds) * random.nextGaussian();
        price = price * Math.exp(driftPerSecond * seconds + wander);
        return breaks;
    }
}
