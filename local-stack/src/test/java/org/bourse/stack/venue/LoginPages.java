package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser in which somebody logs in: the pages that Keycloak shows one after the other. */
final class LoginPages implements AutoCloseable {
    /** Of RFC 7636, appendix B. */
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*action=\"([^\"]+)\"");
    private static final int PAGES_MAX = 10;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** By name; a cookie manager would keep those for HTTPS from this address of plain HTTP. */
    private final Map<String, String> cookies = new TreeMap<>();

    private URI at;
    private String page = "";

    LoginPages(ChartRealm realm) {
        at = realm.protocol("auth");
        follow(
                HttpRequest.newBuilder(
                        URI.create(
                                at
                                        + "?client_id=bourse-cli&response_type=code&scope=openid"
                                        + "&code_challenge_method=S256&code_challenge="
                                        + CHALLENGE
                                        + "&redirect_uri="
                                        + encoded(ChartRealm.DESK.toString()))));
    }

    /** The page that is shown; empty at the end. */
    String page() {
        return page;
    }

    /** Sends the page's form. */
    void send(Map<String, String> fields) {
        Matcher form = FORM.matcher(page);
        assertTrue(form.find(), page);
        follow(
                HttpRequest.newBuilder(at.resolve(form.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(query(fields))));
    }

    /** The value of a field that the page has filled in. */
    String field(String name) {
        Matcher field =
                Pattern.compile("<input[^>]*name=\"" + name + "\"[^>]*value=\"([^\"]*)\"")
                        .matcher(page);
        assertTrue(field.find(), page);
        return field.group(1);
    }

    /** The code that the pages led to. */
    String code() {
        assertTrue(at.toString().startsWith(ChartRealm.DESK.toString()), () -> at + "\n" + page);
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(at.toString());
        assertTrue(code.find(), at::toString);
        return code.group(1);
    }

    private void follow(HttpRequest.Builder request) {
        HttpRequest.Builder next = request;
        for (int i = 0; i < PAGES_MAX; i++) {
            HttpResponse<String> answer = sent(next);
            at = answer.uri();
            page = answer.body();
            if (answer.statusCode() / 100 != 3) {
                return;
            }
            at = at.resolve(answer.headers().firstValue("Location").orElseThrow());
            if (at.toString().startsWith(ChartRealm.DESK.toString())) {
                page = "";
                return;
            }
            next = HttpRequest.newBuilder(at);
        }
        fail("the pages lead in a circle: " + at);
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(it -> it.getKey() + "=" + it.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            return answer;
        } catch (IOException e) {
            return fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(e);
        }
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
