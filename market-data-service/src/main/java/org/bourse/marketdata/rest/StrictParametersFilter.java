package org.bourse.marketdata.rest;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.bourse.platform.problem.Problem;

/** Answers 400 {@code PARAMETER_INVALID} to what {@link StrictParameters} refuses. */
@StrictParameters
@Provider
public class StrictParametersFilter implements ContainerRequestFilter {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    /** Of the request that is asked about. */
    @Context
    @SuppressWarnings("NullAway.Init") // set by the framework
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Set<String> names =
                known.computeIfAbsent(
                        resource.getResourceMethod(), StrictParametersFilter::namesOf);
        for (Map.Entry<String, List<String>> given :
                request.getUriInfo().getQueryParameters().entrySet()) {
            if (!names.contains(given.getKey())) {
                request.abortWith(
                        refusal("There is no such parameter.")
                                .compared(String.join(", ", names), given.getKey())
                                .toResponse());
            } else if (given.getValue().size() > 1) {
                request.abortWith(
                        refusal("A parameter is said once.").field(given.getKey()).toResponse());
            }
        }
    }

    private static Problem refusal(String detail) {
        return Problem.of(400, "PARAMETER_INVALID", detail);
    }

    private static Set<String> namesOf(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam name = parameter.getAnnotation(QueryParam.class);
            if (name != null) {
                names.add(name.value());
            }
        }
        return names;
    }
}
