package org.bourse.stack.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A shell script as a component; it is ready when it has made its file.
 *
 * @param script what {@code sh} runs; {@code $READY} is the file to make
 * @param folder where its files go
 */
record FakeComponent(String script, Path folder) implements Component {

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public Path log() {
        return folder.resolve("fake.log");
    }

    @Override
    public void prepare() {}

    @Override
    public ProcessSpec spec() {
        return new ProcessSpec(
                List.of("sh", "-c", script),
                Map.of("READY", folder.resolve("ready").toString()),
                folder);
    }

    @Override
    public boolean isReady() {
        return Files.exists(folder.resolve("ready"));
    }
}
