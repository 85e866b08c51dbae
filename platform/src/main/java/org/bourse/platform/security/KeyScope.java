package org.bourse.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which scope an API key needs for a request; with none named, no key is enough. On a method it
 * holds for that; on a resource for all that change something. Without it reading needs {@link
 * Scope#READ}, and for everything else no key is enough.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface KeyScope {
    Scope[] value();
}
