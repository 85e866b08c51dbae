package org.bourse.portfolio.exposure;

import java.math.BigInteger;

/**
 * What is held of something and what is owed, both as positive amounts in minor units of one
 * currency. Customers of a cash venue owe nothing; its own account EXTERNAL may.
 */
public record Exposure(BigInteger longMinor, BigInteger shortMinor) {
    public static final Exposure NONE = new Exposure(BigInteger.ZERO, BigInteger.ZERO);

    public static Exposure of(BigInteger valueMinor) {
        return new Exposure(
                valueMinor.max(BigInteger.ZERO), valueMinor.negate().max(BigInteger.ZERO));
    }

    public Exposure plus(Exposure other) {
        return new Exposure(longMinor.add(other.longMinor), shortMinor.add(other.shortMinor));
    }

    public BigInteger grossMinor() {
        return longMinor.add(shortMinor);
    }

    public BigInteger netMinor() {
        return longMinor.subtract(shortMinor);
    }
}
