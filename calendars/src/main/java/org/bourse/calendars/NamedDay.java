package org.bourse.calendars;

/**
 * A day that differs from its weekday.
 *
 * @param name of the holiday, or why the day is special
 */
public record NamedDay(String name, DayPlan plan) {}
