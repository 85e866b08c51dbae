package org.bourse.stack.launcher;

import java.util.concurrent.Callable;
import org.bourse.stack.StackClient;
import org.bourse.stack.service.BourseService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Prints a fresh access token, valid for an hour.")
final class TokenCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "USER",
            description =
                    "alice, bob, mm, risk, risk2, operator, auditor, or the name of a"
                            + " service.")
    private @Nullable String user;

    @Override
    public Integer call() {
        String name = user == null ? "" : user;
        try (StackClient client = RunningStack.attach(BourseCommand.home())) {
            System.out.println(
                    BourseService.serviceNames().contains(name)
                            ? client.serviceToken(name)
                            : client.token(name));
        }
        return 0;
    }
}
