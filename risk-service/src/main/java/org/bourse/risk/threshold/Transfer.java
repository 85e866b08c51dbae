package org.bourse.risk.threshold;

/**
 * A payment into or out of an account, as the venue booked it.
 *
 * @param position of the command in the log
 * @param number of its event among those of the command
 * @param timeMicros venue time since the Unix epoch
 * @param amountMinor in minor units of the asset, above 0
 * @param reference of the deposit or withdrawal
 */
public record Transfer(
        long position,
        int number,
        long timeMicros,
        Direction direction,
        long account,
        int asset,
        long amountMinor,
        long reference) {}
