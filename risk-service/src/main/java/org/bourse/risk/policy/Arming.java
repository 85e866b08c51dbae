package org.bourse.risk.policy;

/**
 * How often a limit was armed anew in a day.
 *
 * @param account or a group, by its negative number
 * @param day of venue time, in days since the Unix epoch
 * @param arming from 1
 */
public record Arming(long account, LimitKind kind, int day, int arming) {}
