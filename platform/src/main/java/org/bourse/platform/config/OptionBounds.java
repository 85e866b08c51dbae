package org.bourse.platform.config;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMappingInterface;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.config.ConfigValidator;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Compares the options of a mapping, and of the groups in it, with what {@link Within} says. */
public final class OptionBounds implements ConfigValidator {
    /** The framework has mappings, too. */
    private static final String OURS = "bourse.";

    private static final int NANO_DIGITS = 9;

    @Override
    public void validateMapping(Class<?> mapping, String prefix, Object values) {
        if (!(prefix + '.').startsWith(OURS)) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        check(ConfigMappingInterface.getConfigurationInterface(mapping), prefix, values, problems);
        if (!problems.isEmpty()) {
            throw new ConfigValidationException(problems.toArray(Problem.NO_PROBLEMS));
        }
    }

    private static void check(
            ConfigMappingInterface group, String path, Object values, List<Problem> problems) {
        for (Property option : group.getProperties()) {
            if (!option.isDefaultMethod()) {
                String name = path + '.' + option.getPropertyName(group.getNamingStrategy());
                check(option, option, name, value(option, values), problems);
            }
        }
    }

    /**
     * @param option what has the bounds
     * @param property the option, or what is in its map
     */
    private static void check(
            Property option, Property property, String name, Object value, List<Problem> problems) {
        if (property.isMap()) {
            ((Map<?, ?>) value)
                    .forEach((key, of) ->
                            check(
                                    option,
                                    property.asMap().getValueProperty(),
                                    name + '.' + key,
                                    of,
                                    problems));
        } else if (property.isGroup()) {
            check(property.asGroup().getGroupType(), name, value, problems);
        } else {
            @Nullable Within bounds = option.getMethod().getAnnotation(Within.class);
            if (bounds != null) {
                present(value)
                        .flatMap(it -> refusal(name, it, bounds))
                        .ifPresent(it -> problems.add(new Problem(it)));
            }
        }
    }

    private static Object value(Property option, Object values) {
        try {
            return option.getMethod().invoke(values);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(option.getMethod().toString(), e);
        }
    }

    private static Optional<?> present(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional;
            case OptionalInt optional ->
                    optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty();
            default -> Optional.of(value);
        };
    }

    private static Optional<String> refusal(String name, Object value, Within bounds) {
        BigDecimal measured = measured(value);
        return measured.compareTo(measured(parsed(value, bounds.min()))) < 0
                        || measured.compareTo(measured(parsed(value, bounds.max()))) > 0
                ? Optional.of(
                        "%s=%s is not within %s to %s"
                                .formatted(name, value, bounds.min(), bounds.max()))
                : Optional.empty();
    }

    /** A bound, as a value of the same kind. */
    private static Object parsed(Object like, String text) {
        return switch (like) {
            case Duration _ -> DurationConverter.parseDuration(text);
            case Period _ -> Period.parse(text);
            case Number _ -> new BigDecimal(text);
            default -> throw unbounded(like);
        };
    }

    /** Seconds, days from the epoch on, or the number itself. */
    private static BigDecimal measured(Object value) {
        return switch (value) {
            case Duration it ->
                    BigDecimal.valueOf(it.getSeconds())
                            .add(BigDecimal.valueOf(it.getNano(), NANO_DIGITS));
            case Period it -> BigDecimal.valueOf(LocalDate.EPOCH.plus(it).toEpochDay());
            case Number it -> new BigDecimal(it.toString());
            default -> throw unbounded(value);
        };
    }

    private static IllegalStateException unbounded(Object value) {
        return new IllegalStateException("no bounds are known of a " + value.getClass());
    }
}
