package org.bourse.platform.act;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On requests that change something and that staff may send: theirs are entered in the audit log,
 * or are told 503 {@code AUDIT_UNAVAILABLE} and not carried out. On methods of resources that may
 * block, and on the filter.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Audited {
    /** False: the body may hold a secret, and is left out. */
    boolean body() default true;
}
