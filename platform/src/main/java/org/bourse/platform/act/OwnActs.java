package org.bourse.platform.act;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.bourse.contracts.v1.AdministrativeAct;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a service decides by itself and staff could have asked for: told as if staff had, with the
 * service as subject.
 */
@ApplicationScoped
public class OwnActs {
    private final ActPublisher publisher;
    private final String service;

    @Inject
    public OwnActs(
            ActPublisher publisher,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.publisher = publisher;
        this.service = service;
    }

    /**
     * Tells an act before it is done, which may take 2 s.
     *
     * @param method of the request by which staff would ask for it
     * @return empty: it is not told for certain, and must not be done
     */
    public Optional<AdministrativeAct> ask(String method, String path, String body) {
        AdministrativeAct asked =
                publisher.asked(service, service, method, path).setBody(body).build();
        return publisher.publish(asked) ? Optional.of(asked) : Optional.empty();
    }

    /**
     * Tells what became of it.
     *
     * @param status as a request would have been answered
     */
    public void answer(AdministrativeAct asked, int status) {
        publisher.answer(asked, status);
    }
}
