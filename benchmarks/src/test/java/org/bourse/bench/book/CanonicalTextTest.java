package org.bourse.bench.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {
    private final Reports reports = new Reports();
    private final CanonicalText text = new CanonicalText();

    @Test
    void writesEveryKindOfReport() {
        reports.orderAck(1, 0, 11, 500, 9);
        text.add(reports);
        reports.trade(2, 500, 4, 11, 12);
        text.add(reports);
        reports.cancelAck(3, 1, 13, 501);
        text.add(reports);
        reports.modifyAck(4, 1, 14, 502, 8);
        text.add(reports);
        reports.reject(Reports.CANCEL_REJECT, 5, 15);
        text.add(reports);
        reports.reject(Reports.MODIFY_REJECT, 6, 16);
        text.add(reports);

        assertEquals(
                "0,1,0,11,500,9\n1,2,500,4,11,12\n2,3,1,13,501\n3,4,1,14,502,8\n4,5,15\n5,6,16",
                text.pending());
    }

    @Test
    void ordersTheReportsOfOneMessageByKindAndKeepsTheRest() {
        reports.modifyAck(7, 0, 1, 500, 9);
        reports.trade(7, 500, 2, 21, 1);
        reports.trade(7, 500, 1, 20, 1);
        text.add(reports);

        assertEquals("1,7,500,2,21,1\n1,7,500,1,20,1\n3,7,0,1,500,9", text.pending());
    }

    @Test
    void hashesTheWholeText() throws Exception {
        reports.reject(Reports.CANCEL_REJECT, 5, 15);
        text.add(reports);
        byte[] expected =
                MessageDigest.getInstance("SHA-256")
                        .digest("4,5,15".getBytes(StandardCharsets.US_ASCII));

        assertEquals(HexFormat.of().formatHex(expected), text.sha256());
    }
}
