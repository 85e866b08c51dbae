package org.bourse.calendars.files;

/** A calendar's file that cannot be used; the message names the file and the field. */
public final class CalendarFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CalendarFileException(String file, String field, String fault) {
        super("%s: %s: %s".formatted(file, field.isEmpty() ? "the file" : field, fault));
    }
}
