package org.bourse.risk.volume;

/** What a volume limit is for: an account, and the quote asset volumes are counted in. */
public record AccountAsset(long account, int asset) {}
