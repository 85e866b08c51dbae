package org.bourse.core;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Takes every event in one place, for listeners to which all kinds are alike. */
@FunctionalInterface
public interface EventTap {
    Object[] NO_ARGUMENTS = {};

    /**
     * Called for each event.
     *
     * @param event the method of {@link VenueEvents}
     * @param arguments its arguments, valid during the call only
     */
    void event(Method event, Object[] arguments) throws Throwable;

    /** The listener that hands all events to a tap, and throws what the tap throws. */
    static VenueEvents listener(EventTap tap) {
        return (VenueEvents)
                Proxy.newProxyInstance(
                        VenueEvents.class.getClassLoader(),
                        new Class<?>[] {VenueEvents.class},
                        (_, method, arguments) -> {
                            if (method.getDeclaringClass() == Object.class) {
                                return method.invoke(tap, arguments);
                            }
                            tap.event(method, arguments == null ? NO_ARGUMENTS : arguments);
                            return null;
                        });
    }
}
