package org.bourse.calendars.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bourse.calendars.TradingCalendar;

/** All calendars there are, by name. */
public final class CalendarFiles {
    /** Those that are in this module. */
    public static final List<String> SHIPPED = List.of("24x7", "nse", "nyse");

    private static final String SUFFIX = ".json";
    private static final int FILES_MAX = 200;
    private static final int BYTES_MAX = 1 << 20;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    private CalendarFiles() {}

    /**
     * Reads the shipped ones and those of a folder, whose files are called NAME.json; one of the
     * same name takes the place of a shipped one.
     *
     * @throws CalendarFileException when one of them is malformed
     */
    public static Map<String, TradingCalendar> load(Optional<Path> folder) {
        Map<String, TradingCalendar> calendars = new TreeMap<>();
        SHIPPED.forEach(name -> calendars.put(name, shipped(name)));
        folder.map(CalendarFiles::filesOf)
                .orElse(List.of())
                .forEach(file -> {
                    TradingCalendar calendar = read(file);
                    calendars.put(calendar.name(), calendar);
                });
        return Map.copyOf(calendars);
    }

    private static TradingCalendar shipped(String name) {
        String file = name + SUFFIX;
        try (InputStream in = CalendarFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new CalendarFileException(file, "", "it is not in this build");
            }
            return CalendarReader.read(name, file, in.readAllBytes());
        } catch (IOException e) {
            throw new CalendarFileException(file, "", "it cannot be read: " + e.getMessage());
        }
    }

    private static List<Path> filesOf(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files =
                    entries.filter(it -> it.getFileName().toString().endsWith(SUFFIX))
                            .sorted()
                            .toList();
            if (files.size() > FILES_MAX) {
                throw new CalendarFileException(
                        folder.toString(), "", "there are more than " + FILES_MAX + " calendars");
            }
            return files;
        } catch (IOException e) {
            throw new CalendarFileException(
                    folder.toString(), "", "the folder cannot be read: " + e.getMessage());
        }
    }

    /**
     * Reads one file.
     *
     * @throws CalendarFileException when it is malformed
     */
    static TradingCalendar read(Path file) {
        String fileName = file.getFileName().toString();
        String name = fileName.substring(0, fileName.length() - SUFFIX.length());
        if (!NAME.matcher(name).matches()) {
            throw new CalendarFileException(
                    file.toString(), "its name", "not 1 to 32 of a-z, 0-9 and -");
        }
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new CalendarFileException(file.toString(), "", "it is above 1 MiB");
            }
            return CalendarReader.read(name, file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new CalendarFileException(
                    file.toString(), "", "it cannot be read: " + e.getMessage());
        }
    }
}
