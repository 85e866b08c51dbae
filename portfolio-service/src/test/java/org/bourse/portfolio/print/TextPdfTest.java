package org.bourse.portfolio.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** What is written is read by somebody else's reader. */
class TextPdfTest {
    private static final List<String> HEADING = List.of("Statement of 1000", "");

    private static PdfReader written(List<String> heading, List<String> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TextPdf pdf = new TextPdf(out, heading)) {
            for (String line : lines) {
                pdf.line(line);
            }
        }
        return new PdfReader(out.toByteArray());
    }

    private static List<String> text(PdfReader reader, int page) throws IOException {
        return new PdfTextExtractor(reader)
                .getTextFromPage(page)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 47, 48, 49, 96, 97, 500})
    void eachPageHasTheHeadingAndItsLines(int count) throws IOException {
        List<String> lines = IntStream.range(0, count).mapToObj(i -> "line-" + i).toList();
        try (PdfReader reader = written(HEADING, lines)) {
            int perPage = 48;

            assertEquals(Math.ceilDiv(count, perPage), reader.getNumberOfPages());
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                List<String> here =
                        lines.subList((page - 1) * perPage, Math.min(count, page * perPage));
                assertEquals(
                        Stream.concat(Stream.of("Statement of 1000"), here.stream()).toList(),
                        text(reader, page));
            }
        }
    }

    @Test
    void withoutLinesThereIsAPageWithTheHeading() throws IOException {
        try (PdfReader reader = written(HEADING, List.of())) {
            assertEquals(1, reader.getNumberOfPages());
            assertEquals(List.of("Statement of 1000"), text(reader, 1));
        }
    }

    @Test
    void whatHasAMeaningInPdfIsText() throws IOException {
        String line = "(a) \\ b)) ET endstream ((";
        try (PdfReader reader = written(HEADING, List.of(line))) {
            assertEquals(line, text(reader, 1).getLast());
        }
    }

    @Test
    void whatCannotBePrintedIsAQuestionMark() throws IOException {
        try (PdfReader reader = written(HEADING, List.of("a\nb\u0101c\u0000d"))) {
            assertEquals("a?b?c?d", text(reader, 1).getLast());
        }
    }

    @Test
    void aLineThatIsTooLongIsCut() throws IOException {
        try (PdfReader reader = written(HEADING, List.of("x".repeat(TextPdf.COLUMNS + 7)))) {
            assertEquals("x".repeat(TextPdf.COLUMNS), text(reader, 1).getLast());
        }
    }

    @Test
    void aHeadingLeavesRoomForLines() {
        List<String> heading = IntStream.range(0, 50).mapToObj(Integer::toString).toList();

        assertThrows(
                IllegalArgumentException.class,
                () -> new TextPdf(new ByteArrayOutputStream(), heading));
    }
}
