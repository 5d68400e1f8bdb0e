package kr.ieum.gateway.sheet;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That a sheet was issued: hash of its code, digest of its record, time, look-up and agreement versions; never a value. */
public final class IssuedSheets {

    private final JdbcClient jdbc;

    /** A store over a migrated database. */
    public IssuedSheets(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** What a check needs of it. */
    record Row(SheetKind kind, String agency, Instant issuedAt, String digest) {}

    /** Durable when it returns. */
    void add(Sheet sheet) {
        jdbc.sql("""
            INSERT INTO issued_sheet
              (code_hash, kind, agency, issued_at, lookup_id, record_digest, agreements, key_name)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .param(sheet.code().hash())
                .param(sheet.kind().name())
                .param(sheet.agency())
                .param(sheet.issuedAt().atOffset(ZoneOffset.UTC))
                .param(sheet.lookup())
                .param(HexFormat.of().parseHex(sheet.digest()))
                .param(String.join(" ", sheet.agreements()))
                .param(sheet.keyName())
                .update();
    }

    Optional<Row> find(SheetCode code) {
        return jdbc.sql("SELECT kind, agency, issued_at, record_digest FROM issued_sheet WHERE code_hash = ?")
                .param(code.hash())
                .query((row, n) -> new Row(
                        SheetKind.valueOf(row.getString("kind")),
                        row.getString("agency"),
                        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                        HexFormat.of().formatHex(row.getBytes("record_digest"))))
                .optional();
    }
}
