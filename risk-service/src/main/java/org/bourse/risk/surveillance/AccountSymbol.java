package org.bourse.risk.surveillance;

/** Whose doings in which symbol. */
record AccountSymbol(long account, int symbol) {}
