package org.bourse.risk.cases;

import java.time.Duration;
import org.bourse.risk.surveillance.Thresholds;

/** The configuration in the words of the rules. */
final class ConfiguredThresholds {
    private ConfiguredThresholds() {}

    /**
     * @throws IllegalArgumentException when a time or a number that must be positive is not
     */
    static Thresholds of(SurveillanceConfig config) {
        SurveillanceConfig.SelfTrades self = config.selfTrades();
        SurveillanceConfig.RoundTrips trips = config.roundTrips();
        SurveillanceConfig.Closing closing = config.closing();
        SurveillanceConfig.CancelRate cancels = config.cancelRate();
        return new Thresholds(
                new Thresholds.Bounds(config.ordersMax(), config.accountsMax()),
                new Thresholds.SelfTrades(
                        micros(self.window()), self.tradesMin(), self.attemptsMin()),
                new Thresholds.RoundTrips(
                        micros(trips.window()),
                        trips.tripsMin(),
                        trips.priceApartMax(),
                        trips.lotsApartMax(),
                        trips.shareMin()),
                spoofing(config.spoofing()),
                ignition(config.ignition()),
                new Thresholds.Closing(
                        micros(closing.window()),
                        closing.tradesMin(),
                        closing.shareMin(),
                        closing.moveMin(),
                        closing.ownMoveMin()),
                new Thresholds.CancelRate(
                        micros(cancels.window()),
                        cancels.ordersMin(),
                        cancels.rateMin(),
                        cancels.aboveMin()));
    }

    private static Thresholds.Spoofing spoofing(SurveillanceConfig.Spoofing config) {
        return new Thresholds.Spoofing(
                micros(config.within()),
                config.timesFilledMin(),
                config.timesUsualMin(),
                config.ordersMin(),
                config.timesMin(),
                micros(config.repeat()),
                config.levelsMin());
    }

    private static Thresholds.Ignition ignition(SurveillanceConfig.Ignition config) {
        return new Thresholds.Ignition(
                micros(config.burst()),
                config.ordersMin(),
                config.moveMin(),
                config.shareMin(),
                micros(config.reversal()),
                config.reversedMin());
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
