package org.bourse.marketdata.calendar;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.calendars.TradingCalendar;
import org.bourse.calendars.files.CalendarFiles;

/** The trading calendars. They are read at the start, so malformed ones are known then. */
@Startup
@Singleton
public class Calendars {
    private final Map<String, TradingCalendar> byName;

    @Inject
    public Calendars(CalendarConfig config) {
        byName = Collections.unmodifiableMap(new TreeMap<>(CalendarFiles.load(config.folder())));
    }

    /** All, by their names' order. */
    public Map<String, TradingCalendar> byName() {
        return byName;
    }
}
