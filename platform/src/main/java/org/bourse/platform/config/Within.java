package org.bourse.platform.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an option may be, both ends included; with another value the process does not start. On
 * options that are numbers, durations or periods, on optional ones where they are set, and on maps
 * of these for each value.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Within {
    /** The least, written as the option's values are. */
    String min();

    /** The most. */
    String max();
}
