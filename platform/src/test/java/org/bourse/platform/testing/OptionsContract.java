package org.bourse.platform.testing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.bourse.platform.config.CheckedOptions;
import org.bourse.platform.config.Within;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every option of a module: numbers and times have bounds, and what is beyond them is refused by
 * name, value and bounds. A module's own test extends it.
 */
public abstract class OptionsContract {
    private static final Set<Type> MEASURED =
            Set.of(
                    int.class,
                    long.class,
                    double.class,
                    Integer.class,
                    Long.class,
                    OptionalInt.class,
                    BigDecimal.class,
                    Duration.class,
                    Period.class);

    /** An option, by a name under which it can be set. */
    private record Option(Property property, String name) {
        Optional<Within> bounds() {
            return Optional.ofNullable(property.getMethod().getAnnotation(Within.class));
        }

        /** Its type, without whatever it may be absent or several in. */
        Type type() {
            Type type = property.getMethod().getGenericReturnType();
            return type instanceof ParameterizedType holder
                    ? holder.getActualTypeArguments()[holder.getActualTypeArguments().length - 1]
                    : type;
        }
    }

    /** The options of a mapping, and what must be set for it to be read. */
    private record Options(Class<?> mapping, List<Option> all, Map<String, String> needed) {}

    @Test
    void everyNumberAndTimeHasBounds() {
        List<String> missing = new ArrayList<>();
        for (Options options : mappings()) {
            options.all().stream()
                    .filter(it -> MEASURED.contains(it.type()) && it.bounds().isEmpty())
                    .forEach(it -> missing.add(it.name()));
        }
        assertEquals(List.of(), missing);
    }

    @TestFactory
    Stream<DynamicTest> whatIsBeyondItsBoundsIsRefused() {
        return mappings().stream()
                .flatMap(options ->
                        options.all().stream()
                                .filter(it -> it.bounds().isPresent())
                                .map(it ->
                                        DynamicTest.dynamicTest(
                                                it.name(), () -> check(options, it))));
    }

    private static void check(Options options, Option option) {
        Within bounds = option.bounds().orElseThrow();
        for (String value : List.of(bounds.min(), bounds.max())) {
            assertDoesNotThrow(() -> read(options, option, value), value);
        }
        for (String value :
                List.of(
                        moved(option.type(), bounds.min(), -1),
                        moved(option.type(), bounds.max(), 1))) {
            ConfigValidationException refused =
                    assertThrows(
                            ConfigValidationException.class,
                            () -> read(options, option, value),
                            value);
            String message = refused.getProblem(0).getMessage();
            assertTrue(message.startsWith(option.name() + '='), message);
            assertTrue(
                    message.endsWith(
                            " is not within %s to %s".formatted(bounds.min(), bounds.max())),
                    message);
        }
    }

    private static void read(Options options, Option option, String value) {
        Map<String, String> values = new HashMap<>(options.needed());
        values.put(option.name(), value);
        new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withCustomizers(new CheckedOptions())
                .withMapping(options.mapping())
                .withDefaultValues(values)
                .build();
    }

    /** The next value below (-1) or above (1) a bound. */
    private static String moved(Type type, String bound, int by) {
        if (type == Duration.class) {
            return DurationConverter.parseDuration(bound).plusMillis(by).toString();
        }
        if (type == Period.class) {
            return Period.parse(bound).plusDays(by).toString();
        }
        boolean isWhole = type != double.class && type != BigDecimal.class;
        return new BigDecimal(bound)
                .add(
                        isWhole
                                ? BigDecimal.valueOf(by)
                                : new BigDecimal("0.0000001").multiply(BigDecimal.valueOf(by)))
                .toPlainString();
    }

    /** The mappings of the module that the test is of. */
    private List<Options> mappings() {
        List<Options> found = new ArrayList<>();
        try {
            Path classes =
                    Path.of(getClass().getProtectionDomain().getCodeSource().getLocation().toURI())
                            .resolveSibling("classes");
            try (Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
                    String name =
                            classes.relativize(file)
                                    .toString()
                                    .replace('/', '.')
                                    .replaceAll("\\.class$", "");
                    if (name.matches(".*(?:Config|Options)")) {
                        Class<?> type = Class.forName(name);
                        if (type.isAnnotationPresent(ConfigMapping.class)) {
                            found.add(options(type));
                        }
                    }
                }
            }
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        assertFalse(found.isEmpty(), "no mapping was found");
        return found;
    }

    private static Options options(Class<?> mapping) {
        String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
        Options options = new Options(mapping, new ArrayList<>(), new HashMap<>());
        collect(ConfigMappingInterface.getConfigurationInterface(mapping), prefix, options);
        return options;
    }

    private static void collect(ConfigMappingInterface group, String path, Options options) {
        for (Property property : group.getProperties()) {
            if (property.isDefaultMethod()) {
                continue;
            }
            String name = path + '.' + property.getPropertyName(group.getNamingStrategy());
            if (property.isGroup()) {
                collect(property.asGroup().getGroupType(), name, options);
            } else if (property.isMap()) {
                String key = name + '.' + key(property.asMap().getKeyRawType());
                Property value = property.asMap().getValueProperty();
                if (value.isGroup()) {
                    collect(value.asGroup().getGroupType(), key, options);
                } else {
                    options.all().add(new Option(property, key));
                }
            } else {
                options.all().add(new Option(property, name));
                if (!property.isOptional() && !property.hasDefaultValue()) {
                    options.needed().put(name, sample(property.getMethod().getReturnType()));
                }
            }
        }
    }

    private static String key(Class<?> type) {
        return type == String.class ? "x" : sample(type);
    }

    /** A value of a type. */
    private static String sample(Class<?> type) {
        return type.isEnum() ? type.getEnumConstants()[0].toString() : "1";
    }
}
