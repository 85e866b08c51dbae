package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is asked from outside is routed to the service that answers it. */
class RoutesTest {
    private static final Pattern PATHS =
            Pattern.compile("(?s)@Path\\(\"(/api/v1[^\"]*)\"\\).*?(?:class|interface) ");
    private static final Pattern PATH_CONSTANT = Pattern.compile("PATH = \"(/api[^\"]+)\"");
    private static final Pattern METHOD_PATH = Pattern.compile("(?m)^    @Path\\(\"/?([a-z-]+)");

    @Test
    void everyPathOfTheApiIsRoutedToWhoServesIt() {
        Map<String, Set<String>> served = new TreeMap<>();
        for (String service : Project.services()) {
            served.put(service, firstParts(Project.sources(service)));
        }
        served.get("market-data-service").addAll(Set.of("/ws", "/stream"));
        Map<String, Set<String>> routed = new TreeMap<>();
        for (Manifest route : Chart.manifests("ci/gateway-values.yaml")) {
            if (route.kind().equals("HTTPRoute")) {
                Set<String> paths =
                        routed.computeIfAbsent(
                                route.name().substring("bourse-".length()), it -> new TreeSet<>());
                route.spec()
                        .path("rules")
                        .forEach(rule ->
                                rule.path("matches")
                                        .forEach(match ->
                                                paths.add(match.at("/path/value").asText())));
            }
        }
        assertEquals(served, routed);
    }

    /** The beginnings of the paths of resources: up to the first part that tells services apart. */
    private static Set<String> firstParts(Map<Path, String> sources) {
        Set<String> paths = new TreeSet<>();
        sources.forEach((file, text) -> {
            if (!file.toString().endsWith("Resource.java")) {
                return;
            }
            Matcher constant = PATH_CONSTANT.matcher(text);
            Matcher named =
                    PATHS.matcher(
                            constant.find()
                                    ? text.replace(
                                            "@Path(PATH)", "@Path(\"" + constant.group(1) + "\")")
                                    : text);
            if (named.find()) {
                String path = named.group(1);
                if (path.equals("/api/v1")) {
                    METHOD_PATH
                            .matcher(text)
                            .results()
                            .forEach(it -> paths.add("/api/v1/" + it.group(1)));
                } else {
                    paths.add("/api/v1/" + path.split("/", -1)[3]);
                }
            }
        });
        return paths;
    }
}
