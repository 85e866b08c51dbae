package org.bourse.platform.config;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The options of all services as tables, made of their mappings and of what is said there. */
final class ConfigurationReference {
    private static final String PLATFORM = "platform";
    private static final String EVERY = "every service";

    /** Of what is shared, what not every service reads. */
    private static final Map<String, String> READ_BY =
            Map.of(
                    "bourse.admission",
                    "order-service",
                    "bourse.api-keys",
                    "every service but matching-service");

    private static final Pattern MAP = Pattern.compile("Map<(\\w+), (.+)>");
    private static final Pattern HOLDER = Pattern.compile("(Optional|List)<(.+)>");
    private static final Pattern SET = Pattern.compile("(?m)^(bourse\\.[^=\\s]+)=(.*)$");

    private final Path root;

    /** What services set themselves: service and value, by option. */
    private final Map<String, Map<String, String>> own = new TreeMap<>();

    /** Rows by heading. */
    private final Map<String, StringBuilder> sections = new TreeMap<>();

    ConfigurationReference(Path root) throws IOException {
        this.root = root;
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.sorted().toList()) {
                Path settings = module.resolve("src/main/resources/application.properties");
                if (Files.exists(settings)) {
                    Matcher set = SET.matcher(Files.readString(settings));
                    while (set.find()) {
                        own.computeIfAbsent(set.group(1), it -> new TreeMap<>())
                                .put(name(module), set.group(2));
                    }
                }
            }
        }
    }

    private static String name(Path module) {
        return String.valueOf(module.getFileName());
    }

    /** The tables. */
    String text() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    null,
                                    null,
                                    files.getJavaFileObjectsFromPaths(mappings()));
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                for (Tree type : unit.getTypeDecls()) {
                    new Mapping(trees, unit, (ClassTree) type).write();
                }
            }
        }
        return sections.entrySet().stream()
                .map(it -> it.getKey().substring(1) + it.getValue())
                .collect(Collectors.joining("\n"));
    }

    private List<Path> mappings() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> found = new ArrayList<>();
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                if (file.toString().contains("/src/main/java/")
                        && Files.readString(file).contains("@ConfigMapping(prefix")) {
                    found.add(file);
                }
            }
            return found;
        }
    }

    /** What a mapping or a group of it is named by, and where it is. */
    private final class Mapping {
        private final Trees trees;
        private final CompilationUnitTree unit;
        private final ClassTree type;
        private final Map<String, ClassTree> inner = new HashMap<>();
        private final StringBuilder rows = new StringBuilder();

        Mapping(Trees trees, CompilationUnitTree unit, ClassTree type) {
            this.trees = trees;
            this.unit = unit;
            this.type = type;
            for (Tree member : type.getMembers()) {
                if (member instanceof ClassTree nested) {
                    inner.put(nested.getSimpleName().toString(), nested);
                }
            }
        }

        void write() {
            String prefix = argument(type.getModifiers(), "ConfigMapping", "prefix").orElseThrow();
            String module =
                    name(
                            root.relativize(
                                            Path.of(unit.getSourceFile().toUri())
                                                    .toAbsolutePath()
                                                    .normalize())
                                    .getName(0));
            String reader = module.equals(PLATFORM) ? READ_BY.getOrDefault(prefix, EVERY) : module;
            TreePath path = TreePath.getPath(unit, type);
            group(path, type, prefix, false);
            // What every service reads comes first.
            String order = reader.equals(EVERY) ? "0" : "1";
            String heading =
                    "%s### %s: `%s`\n\n%s\n\n".formatted(order, reader, prefix, said(path))
                            + "| option | type | default | allowed | environment | |\n"
                            + "| --- | --- | --- | --- | --- | --- |\n";
            sections.computeIfAbsent(heading, it -> new StringBuilder()).append(rows);
        }

        private void group(TreePath path, ClassTree group, String prefix, boolean isNamed) {
            for (Tree member : group.getMembers()) {
                if (member instanceof MethodTree method && method.getBody() == null) {
                    option(new TreePath(path, method), method, prefix, isNamed);
                }
            }
        }

        private void option(TreePath path, MethodTree method, String prefix, boolean isNamed) {
            ModifiersTree modifiers = method.getModifiers();
            String name =
                    prefix
                            + '.'
                            + argument(modifiers, "WithName", "value")
                                    .orElse(kebab(method.getName().toString()));
            String returned = method.getReturnType().toString();
            Matcher map = MAP.matcher(returned);
            if (map.matches()) {
                returned = map.group(2);
                name += '.' + key(map.group(1));
            }
            if (inner.get(returned) instanceof ClassTree group
                    && group.getKind() == Tree.Kind.INTERFACE) {
                group(
                        new TreePath(TreePath.getPath(unit, type), group),
                        group,
                        name,
                        isNamed || map.matches());
                return;
            }
            row(
                    name,
                    returned,
                    standard(name, modifiers),
                    allowed(modifiers, returned),
                    isNamed || map.matches() ? "" : code(environment(name)),
                    said(path));
        }

        private void row(String... cells) {
            rows.append("| ").append(code(cells[0])).append(" | ").append(typed(cells[1]));
            for (int i = 2; i < cells.length; i++) {
                rows.append(" | ").append(cells[i]);
            }
            rows.append(" |\n");
        }

        private String standard(String name, ModifiersTree modifiers) {
            String built =
                    argument(modifiers, "WithDefault", "value").map(it -> code(it)).orElse("");
            String set =
                    own.getOrDefault(name, Map.of()).entrySet().stream()
                            .filter(it -> !code(it.getValue()).equals(built))
                            .map(it -> "%s in %s".formatted(code(it.getValue()), it.getKey()))
                            .collect(Collectors.joining(", "));
            return set.isEmpty() || built.isEmpty() ? built + set : built + ", " + set;
        }

        private String allowed(ModifiersTree modifiers, String returned) {
            Optional<String> min = argument(modifiers, "Within", "min");
            if (min.isPresent()) {
                return "%s to %s"
                        .formatted(min.get(), argument(modifiers, "Within", "max").orElseThrow());
            }
            if (inner.get(returned) instanceof ClassTree values) {
                return values.getMembers().stream()
                        .filter(VariableTree.class::isInstance)
                        .map(it -> ((VariableTree) it).getName().toString())
                        .collect(Collectors.joining(", "));
            }
            return returned.equals("boolean") ? "true, false" : "";
        }

        private String said(TreePath path) {
            String comment = trees.getDocComment(path);
            return comment == null
                    ? ""
                    : comment.replaceAll("(?s)\\n\\s*@(?:throws|return|param).*", "")
                            .replaceAll("\\{@code ([^}]*)}", "`$1`")
                            .replaceAll("\\{@link ([^}]*)}", "$1")
                            .replaceAll("\\s+", " ")
                            .replace("|", "\\|")
                            .strip();
        }
    }

    private static String key(String type) {
        return switch (type) {
            case "Integer" -> "\"N\"";
            case "String" -> "\"NAME\"";
            default -> type.toUpperCase(Locale.ROOT);
        };
    }

    private static String typed(String returned) {
        Matcher holder = HOLDER.matcher(returned);
        if (holder.matches()) {
            String held = typed(holder.group(2));
            return holder.group(1).equals("List") ? "list of " + held : held;
        }
        return switch (returned) {
            case "int", "long", "Long", "Integer", "OptionalInt" -> "whole number";
            case "double", "BigDecimal" -> "number";
            case "String" -> "text";
            case "Duration", "Period", "Path", "LocalTime", "boolean" ->
                    kebab(returned).replaceFirst("^-", "").replace('-', ' ');
            case "URI" -> "URI";
            default -> "word";
        };
    }

    private static Optional<String> argument(
            ModifiersTree modifiers, String annotation, String argument) {
        for (AnnotationTree found : modifiers.getAnnotations()) {
            if (found.getAnnotationType().toString().equals(annotation)) {
                for (ExpressionTree given : found.getArguments()) {
                    if (given instanceof AssignmentTree named
                            && named.getVariable().toString().equals(argument)) {
                        return Optional.of(literal(named.getExpression()));
                    }
                    if (given instanceof LiteralTree) {
                        return Optional.of(literal(given));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String literal(ExpressionTree expression) {
        return String.valueOf(((LiteralTree) expression).getValue());
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String environment(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
