package org.bourse.platform.config;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Looks at a start whether settings are fit for what the installation is for. */
@ApplicationScoped
class StageGuard {
    private static final Logger LOG = Logger.getLogger(StageGuard.class);
    private static final int PASSWORD_LENGTH_MIN = 16;
    private static final Pattern TLS_TO_DATABASE =
            Pattern.compile("[?&]sslmode=(?:require|verify-ca|verify-full)(?:&|$)");

    /**
     * A setting that production has not.
     *
     * @param word what it is allowed by
     * @param isUnfit of the setting's value; it is not set: empty
     * @param why what is told instead of the value; empty: the value is
     */
    private record Rule(String word, String option, Predicate<String> isUnfit, String why) {
        String said(String value) {
            return (why.isEmpty() ? option + '=' + value : option + ' ' + why) + " (" + word + ')';
        }
    }

    private static final List<Rule> RULES =
            Stream.concat(
                            Stream.of(
                                    rule("plain-issuer", "quarkus.oidc.auth-server-url", "http://"),
                                    rule("plain-redis", "quarkus.redis.hosts", "redis://"),
                                    rule("plain-webhooks", "bourse.webhook.plain-allowed", "true"),
                                    rule(
                                            "private-webhooks",
                                            "bourse.webhook.private-allowed",
                                            "true"),
                                    rule("no-kyc", "bourse.account.kyc-required", "false"),
                                    new Rule(
                                            "plain-kafka",
                                            "bourse.kafka.security-protocol",
                                            it -> it.isEmpty() || it.equals("PLAINTEXT"),
                                            ""),
                                    new Rule(
                                            "any-origin",
                                            "quarkus.http.cors.origins",
                                            it -> it.contains("*"),
                                            ""),
                                    new Rule(
                                            "plain-database",
                                            "quarkus.datasource.jdbc.url",
                                            it ->
                                                    !it.isEmpty()
                                                            && !TLS_TO_DATABASE.matcher(it).find(),
                                            "")),
                            Stream.of(
                                            "quarkus.datasource.password",
                                            "quarkus.redis.password",
                                            "quarkus.oidc.credentials.secret",
                                            "bourse.kafka.sasl.password")
                                    .map(StageGuard::password))
                    .toList();

    private static Rule rule(String word, String option, String beginning) {
        return new Rule(word, option, it -> it.startsWith(beginning), "");
    }

    private static Rule password(String option) {
        return new Rule(
                "weak-password",
                option,
                it -> !it.isEmpty() && it.length() < PASSWORD_LENGTH_MIN,
                "is shorter than " + PASSWORD_LENGTH_MIN + " characters");
    }

    void check(@Observes @Priority(1) StartupEvent event, VenueOptions options, Config config) {
        check(
                options.stage(),
                Set.copyOf(options.stageAllows().orElse(List.of())),
                it -> config.getOptionalValue(it, String.class).orElse(""));
    }

    /**
     * @param value of an option; empty where it is not set
     * @throws IllegalArgumentException naming what is unfit, or a word that is none
     */
    static void check(Stage stage, Set<String> allowed, UnaryOperator<String> value) {
        Set<String> unknown = new TreeSet<>(allowed);
        RULES.forEach(it -> unknown.remove(it.word()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "bourse.stage-allows has %s, which are none of %s"
                            .formatted(
                                    unknown,
                                    RULES.stream()
                                            .map(Rule::word)
                                            .collect(Collectors.toCollection(TreeSet::new))));
        }
        List<String> unfit =
                RULES.stream()
                        .filter(it -> !allowed.contains(it.word()))
                        .filter(it -> it.isUnfit().test(value.apply(it.option())))
                        .map(it -> it.said(value.apply(it.option())))
                        .toList();
        switch (stage) {
            case DEV -> {}
            case STAGING -> unfit.forEach(it -> LOG.warnf("not fit for production: %s", it));
            case PROD -> {
                if (!unfit.isEmpty()) {
                    throw new IllegalArgumentException(
                            "bourse.stage=prod does not take "
                                    + String.join(", ", unfit)
                                    + "; bourse.stage-allows takes the words in brackets");
                }
            }
        }
    }
}
