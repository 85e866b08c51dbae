package org.bourse.portfolio.valuation;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.bourse.portfolio.position.TradedSymbol;

/**
 * How one asset is worth another: {@code numerator / denominator} minor units of the other for one
 * of its own.
 *
 * @param symbols whose last prices were used, at most two; none for an asset in itself
 */
public record PricePath(List<TradedSymbol> symbols, BigInteger numerator, BigInteger denominator) {
    static final PricePath SAME = new PricePath(List.of(), BigInteger.ONE, BigInteger.ONE);

    /** The floor of what an amount is worth; both in minor units. */
    public BigInteger value(BigInteger amountMinor) {
        BigInteger[] quotient = amountMinor.multiply(numerator).divideAndRemainder(denominator);
        return quotient[1].signum() < 0 ? quotient[0].subtract(BigInteger.ONE) : quotient[0];
    }

    PricePath then(PricePath next) {
        return new PricePath(
                Stream.concat(symbols.stream(), next.symbols.stream()).toList(),
                numerator.multiply(next.numerator),
                denominator.multiply(next.denominator));
    }
}
