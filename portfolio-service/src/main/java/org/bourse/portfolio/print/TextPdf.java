package org.bourse.portfolio.print;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A PDF 1.4 of lines of text: A4 on its side, a font that every reader has and whose letters are
 * all as wide, the same lines on top of each page. It is written as lines come; of what was written
 * only the places of objects are kept. What is not printable ASCII becomes a question mark.
 *
 * <p>Not for several threads. It does not close the stream.
 */
public final class TextPdf implements AutoCloseable {
    /** Longer lines are cut. */
    public static final int COLUMNS = 150;

    private static final int LINES_PER_PAGE = 50;
    private static final int FONT_SIZE = 8;
    private static final int LEADING = 10;
    private static final int WIDTH = 842;
    private static final int HEIGHT = 595;
    private static final int MARGIN = 48;
    private static final int CATALOG = 1;
    private static final int PAGES = 2;
    private static final int FONT = 3;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");
    private static final Pattern ESCAPED = Pattern.compile("[\\\\()]");

    private final OutputStream out;
    private final List<String> heading;
    private final List<String> page = new ArrayList<>(LINES_PER_PAGE);
    private final List<Long> offsets = new ArrayList<>();
    private final List<Integer> pages = new ArrayList<>();
    private long written;

    /**
     * @param heading the first lines of each page, less than fit a page
     */
    public TextPdf(OutputStream out, List<String> heading) throws IOException {
        if (heading.size() >= LINES_PER_PAGE) {
            throw new IllegalArgumentException("a heading of " + heading.size() + " lines");
        }
        this.out = out;
        this.heading = List.copyOf(heading);
        write("%PDF-1.4\n");
        object("<< /Type /Catalog /Pages " + PAGES + " 0 R >>");
        // Which pages there are is known at the end.
        offsets.add(0L);
        object("<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>");
    }

    /** Adds a line. */
    public void line(String text) throws IOException {
        if (page.isEmpty()) {
            page.addAll(heading);
        }
        page.add(text);
        if (page.size() == LINES_PER_PAGE) {
            endPage();
        }
    }

    private void endPage() throws IOException {
        StringBuilder text = new StringBuilder("BT /F1 ");
        text.append(FONT_SIZE).append(" Tf ").append(LEADING).append(" TL ");
        text.append(MARGIN).append(' ').append(HEIGHT - MARGIN).append(" Td\n");
        page.forEach(line -> text.append('(').append(escaped(line)).append(") '\n"));
        text.append("ET\n");
        page.clear();
        int contents = offsets.size() + 1;
        object("<< /Length %d >>\nstream\n%sendstream".formatted(text.length(), text));
        pages.add(contents + 1);
        object(
                ("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
                                + " /Resources << /Font << /F1 %d 0 R >> >> >>")
                        .formatted(PAGES, WIDTH, HEIGHT, contents, FONT));
    }

    private static String escaped(String line) {
        String cut = line.substring(0, Math.min(COLUMNS, line.length()));
        return ESCAPED.matcher(UNPRINTABLE.matcher(cut).replaceAll("?")).replaceAll("\\\\$0");
    }

    /** Ends the document. */
    @Override
    public void close() throws IOException {
        if (!page.isEmpty() || pages.isEmpty()) {
            if (page.isEmpty()) {
                page.addAll(heading);
            }
            endPage();
        }
        offsets.set(PAGES - 1, written);
        StringBuilder kids = new StringBuilder();
        pages.forEach(number -> kids.append(number).append(" 0 R "));
        write(
                "%d 0 obj\n<< /Type /Pages /Count %d /Kids [ %s] >>\nendobj\n"
                        .formatted(PAGES, pages.size(), kids));
        long table = written;
        write("xref\n0 %d\n0000000000 65535 f \n".formatted(offsets.size() + 1));
        for (long offset : offsets) {
            write(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
        }
        write(
                "trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
                        .formatted(offsets.size() + 1, CATALOG, table));
        out.flush();
    }

    private void object(String content) throws IOException {
        offsets.add(written);
        write("%d 0 obj\n%s\nendobj\n".formatted(offsets.size(), content));
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write(bytes);
        written += bytes.length;
    }
}
