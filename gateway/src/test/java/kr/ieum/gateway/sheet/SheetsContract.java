package kr.ieum.gateway.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.identity.MasterKey;
import kr.ieum.gateway.keys.WrappedKeys;
import kr.ieum.gateway.log.leaf.Commitment;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.Receipt;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.release.ReleasedValues;
import kr.ieum.gateway.sheet.Sheets.Match;
import kr.ieum.gateway.sheet.Sheets.Verified;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.yaml.Localized;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What sheets promise, on every database. */
abstract class SheetsContract {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final UUID LOOKUP = UUID.randomUUID();
    private static final String SECRETS = "윤정우|홍길동|3000000-2026-04-0000001|28920000|28,920,000";

    @TempDir
    Path folder;

    private Databases.Database database;
    private Sheets sheets;
    private Optional<LocalDate> asOf = Optional.empty();

    abstract Databases.Database open();

    @BeforeEach
    void openDatabase() throws IOException {
        database = open();
        MasterKey.make(folder.resolve("master.key"));
        sheets = sheets();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private Sheets sheets() throws IOException {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        WrappedKeys keys = new WrappedKeys(
                database.dataSource(), MasterKey.read(folder.resolve("master.key")), clock, new SecureRandom());
        return new SignedSheets(new IssuedSheets(database.dataSource()), keys, clock, new SecureRandom());
    }

    private SheetDraft draft() {
        return sheets.begin(new SheetHead(
                SheetKind.LOOK_UP,
                LOOKUP,
                "3000000",
                Optional.of("kim.jihyun"),
                NOW,
                "3000000-2026-04-0000001",
                "basic-livelihood",
                "basic-livelihood",
                1,
                List.of(new SheetHead.Party("applicant", "윤정우")),
                asOf,
                true));
    }

    private static ReleasedField field(FieldState state, Optional<String> value) {
        return new ReleasedField(
                0,
                new AttributeKey("Income/amount"),
                0,
                "tax-income",
                state,
                value.map(text -> ReleasedValues.of(Datatype.AMOUNT, Form.CLEAR, text)),
                state == FieldState.VALUE ? Optional.empty() : Optional.of(Reason.WITHHELD),
                Optional.of(new Authority("agr-bl-tax", 1, "G1", "C1", "L1")),
                Optional.of(NOW),
                Optional.of(NOW),
                Optional.empty());
    }

    private static ReleasedField income() {
        return field(FieldState.VALUE, Optional.of("28920000"));
    }

    private static RegisterResult result(Opening values) {
        return new RegisterResult(
                "tax-income",
                RegisterResult.Status.ANSWERED,
                Duration.ZERO,
                Duration.ZERO,
                List.of(income()),
                List.of(new Receipt(0, "tax-income", new Position("2026h2", 7), values, values, values)));
    }

    private static Opening opening() {
        return Opening.fresh(Commitment.Purpose.VALUES, "Income/amount clear 28920000", new SecureRandom());
    }

    private Sheet issued() {
        SheetDraft draft = draft();
        draft.register(1, result(opening()));
        draft.line(1, income(), Set.of(), "신청인 윤정우", "소득금액", "28,920,000원");
        return sheets.issue(draft).orElseThrow();
    }

    private static JsonNode json(Sheet sheet) {
        return JsonMapper.shared().readTree(sheet.record());
    }

    private Verified.Issued verified(Sheet sheet, Optional<String> digest, Optional<SheetLine> line) {
        return (Verified.Issued) sheets.verify(sheet.code(), digest, line);
    }

    @Test
    void theRecordHoldsExactlyWhatWasShownWithSourceTimesAndAuthority() {
        JsonNode record = json(issued());
        JsonNode field = record.path("fields").path(0);
        assertThat(record.path("fields").size()).isEqualTo(1);
        assertThat(field.toString())
                .isEqualTo("{\"assertedAt\":\"2026-11-25T10:00:00Z\",\"attribute\":\"Income/amount\","
                        + "\"authority\":{\"agreement\":\"agr-bl-tax\",\"basis\":\"L1\",\"clause\":\"C1\","
                        + "\"grant\":\"G1\",\"version\":1},\"entry\":0,\"fetchedAt\":\"2026-11-25T10:00:00Z\","
                        + "\"form\":\"clear\",\"number\":\"1-1\",\"register\":\"tax-income\",\"state\":\"value\","
                        + "\"subject\":0,\"value\":\"28920000\"}");
        assertThat(record.path("lookup").asString()).isEqualTo(LOOKUP.toString());
        assertThat(record.at("/view/version").asInt()).isEqualTo(1);
        assertThat(record.path("synthetic").asBoolean()).isTrue();
        assertThat(record.at("/registers/0/status").asString()).isEqualTo("answered");
    }

    @Test
    void aConflictStandsInTheRecordWithBothStatementsAndTheRuleAndEachLineIsBoundToItsPlace() {
        SheetDraft draft = draft();
        ReleasedField first = income();
        ReleasedField second = field(FieldState.VALUE, Optional.of("31000000"));
        String number = draft.conflict(
                2,
                new SheetConflict(
                        "income",
                        0,
                        new Localized("소득", "income"),
                        List.of(first, second),
                        "tax-income",
                        new Localized("국세청 자료를 따릅니다.", "The tax register decides.")));
        SheetDraft.Line one = draft.statement(number, 0, "신청인 윤정우", "국세청 소득금액", "28,920,000원");
        SheetDraft.Line other = draft.statement(number, 1, "신청인 윤정우", "공단 소득금액", "31,000,000원");
        SheetDraft.Line rule = draft.rule(number, "신청인 윤정우", "소득", "국세청 자료를 따릅니다.");
        Sheet sheet = sheets.issue(draft).orElseThrow();

        JsonNode conflict = json(sheet).path("conflicts").path(0);
        assertThat(json(sheet).path("conflicts").size()).isEqualTo(1);
        assertThat(number).isEqualTo("2-C1");
        assertThat(conflict.path("number").asString()).isEqualTo(number);
        assertThat(conflict.path("conflict").asString()).isEqualTo("income");
        assertThat(conflict.path("authority").asString()).isEqualTo("tax-income");
        assertThat(conflict.at("/rule/en").asString()).isEqualTo("The tax register decides.");
        assertThat(conflict.at("/statements/0/value").asString()).isEqualTo("28920000");
        assertThat(conflict.at("/statements/1/value").asString()).isEqualTo("31000000");
        assertThat(conflict.at("/statements/1/number").asString()).isEqualTo("2-C1-2");
        assertThat(List.of(one.number(), other.number(), rule.number())).containsExactly("2-C1-1", "2-C1-2", "2-C1");
        assertThat(match(sheet, "2-C1-2", "신청인 윤정우", "공단 소득금액", "31,000,000원", other.seal()))
                .isEqualTo(Match.SAME);
        assertThat(match(sheet, "2-C1-1", "신청인 윤정우", "공단 소득금액", "31,000,000원", other.seal()))
                .as("the sides changed places")
                .isEqualTo(Match.DIFFERENT);
        assertThat(match(sheet, "2-C1", "신청인 윤정우", "소득", "공단 자료를 따릅니다.", rule.seal()))
                .isEqualTo(Match.DIFFERENT);
    }

    @Test
    void aSheetOfAPastDayNamesTheDayAndOneOfTodayNone() {
        asOf = Optional.of(LocalDate.of(2026, 9, 15));
        assertThat(json(issued()).path("asOf").asString()).isEqualTo("2026-09-15");
        asOf = Optional.empty();
        assertThat(json(issued()).has("asOf")).isFalse();
    }

    @Test
    void aWithheldFieldSaysNothingButThatItIsWithheld() {
        SheetDraft draft = draft();
        draft.line(1, field(FieldState.WITHHELD, Optional.empty()), Set.of(), "신청인 윤정우", "소득금액", "비제공");
        JsonNode field = json(sheets.issue(draft).orElseThrow()).path("fields").path(0);
        assertThat(field.path("state").asString()).isEqualTo("withheld");
        assertThat(field.has("reason")).isFalse();
        assertThat(field.has("authority")).isFalse();
    }

    @Test
    void theReceiptInTheRecordOpensTheCommitmentInTheLog() {
        Opening opening = opening();
        SheetDraft draft = draft();
        draft.register(1, result(opening));
        JsonNode receipt =
                json(sheets.issue(draft).orElseThrow()).path("receipts").path(0);
        byte[] salt = Base64.getDecoder().decode(receipt.path("salt").asString());
        byte[] values = Base64.getDecoder().decode(receipt.path("values").asString());
        assertThat(new Opening(Commitment.Purpose.VALUES, kr.ieum.gateway.log.leaf.Salt.of(salt), values)
                        .opens(opening.commitment()))
                .isTrue();
        assertThat(receipt.path("intent").asInt()).isEqualTo(7);
    }

    @Test
    void theServerKeepsNothingOfWhatTheSheetSaysAndNotItsCode() {
        Sheet sheet = issued();
        String kept = JdbcClient.create(database.dataSource())
                .sql("SELECT * FROM issued_sheet")
                .query((row, n) -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        Object value = row.getObject(i);
                        text.append(
                                        value instanceof byte[] bytes
                                                ? HexFormat.of().formatHex(bytes)
                                                : value)
                                .append(' ');
                    }
                    return text.toString();
                })
                .single();
        assertThat(kept).contains("agr-bl-tax@1").contains(LOOKUP.toString()).contains(sheet.digest());
        assertThat(kept)
                .doesNotContainPattern(SECRETS)
                .doesNotContain(sheet.code().text());
        assertThat(sheet.toString() + draft()).doesNotContainPattern(SECRETS);
    }

    @Test
    void twoSheetsOfTheSameValuesHaveDifferentDigests() {
        assertThat(issued().digest()).isNotEqualTo(issued().digest());
        assertThat(Base64.getDecoder().decode(json(issued()).path("salt").asString()))
                .hasSize(32);
    }

    @Test
    void aCodeProvesIssueTimeAndAgencyAfterARestartToo() throws IOException {
        Sheet sheet = issued();
        sheets = sheets();
        assertThat(verified(sheet, Optional.empty(), Optional.empty()))
                .isEqualTo(new Verified.Issued(SheetKind.LOOK_UP, "3000000", NOW, Match.NOT_ASKED, Match.NOT_ASKED));
        assertThat(sheets.verify(SheetCode.fresh(new SecureRandom()), Optional.empty(), Optional.empty()))
                .isEqualTo(new Verified.Unknown());
    }

    @Test
    void aDraftThatWasNotIssuedIsNoSheet() {
        assertThat(sheets.verify(draft().code(), Optional.empty(), Optional.empty()))
                .isEqualTo(new Verified.Unknown());
    }

    @Test
    void theRecordsDigestMatchesAndAnAlteredRecordsDoesNot() throws Exception {
        Sheet sheet = issued();
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        String own = HexFormat.of().formatHex(sha.digest(sheet.record().getBytes(StandardCharsets.UTF_8)));
        String altered = HexFormat.of()
                .formatHex(sha.digest(
                        sheet.record().replace("28920000", "18920000").getBytes(StandardCharsets.UTF_8)));
        assertThat(verified(sheet, Optional.of(own), Optional.empty()).record()).isEqualTo(Match.SAME);
        assertThat(verified(sheet, Optional.of(altered), Optional.empty()).record())
                .isEqualTo(Match.DIFFERENT);
    }

    @Test
    void aRetypedLineMatchesAndOneThatWasAlteredAnywhereDoesNot() {
        SheetDraft draft = draft();
        SheetDraft.Line line = draft.line(1, income(), Set.of(), "신청인 윤정우", "소득금액", "−1,350,000원");
        Sheet sheet = sheets.issue(draft).orElseThrow();
        assertThat(line.seal()).hasSize(6);
        assertThat(match(sheet, "1-1", "신청인 윤정우", "소득금액", "−1,350,000원", line.seal()))
                .isEqualTo(Match.SAME);
        assertThat(match(
                        sheet,
                        " 1-1",
                        "신청인윤정우",
                        "소득 금액",
                        "-1350000 원",
                        line.seal().toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(Match.SAME);
        for (String[] altered : new String[][] {
            {"1-2", "신청인 윤정우", "소득금액", "−1,350,000원"},
            {"1-1", "가구원 윤정우", "소득금액", "−1,350,000원"},
            {"1-1", "신청인 윤정우", "총수입금액", "−1,350,000원"},
            {"1-1", "신청인 윤정우", "소득금액", "1,350,000원"},
            {"1-1", "신청인 윤정우", "소득금액", "−1,350,001원"},
            {"1-1", "신청인 윤정우", "소득금액", "기한 내 응답 없음"}
        }) {
            assertThat(match(sheet, altered[0], altered[1], altered[2], altered[3], line.seal()))
                    .as(String.join(" ", altered))
                    .isEqualTo(Match.DIFFERENT);
        }
        Sheet other = issued();
        assertThat(match(other, "1-1", "신청인 윤정우", "소득금액", "−1,350,000원", line.seal()))
                .as("a line of another sheet")
                .isEqualTo(Match.DIFFERENT);
    }

    private Match match(Sheet sheet, String number, String person, String item, String text, String seal) {
        return verified(sheet, Optional.empty(), Optional.of(new SheetLine(number, person, item, text, seal)))
                .line();
    }

    @Test
    void openSslChecksASheetWithoutUs() throws Exception {
        Sheet sheet = issued();
        Files.writeString(folder.resolve("key.pem"), sheets.keys().getFirst().pem());
        Files.writeString(folder.resolve("statement.txt"), sheet.statement());
        Files.write(folder.resolve("signature.bin"), Base64.getDecoder().decode(sheet.signature()));
        assertThat(sheet.statement())
                .contains("\nrecord sha-256:" + sheet.digest() + "\n")
                .contains("\ncode " + sheet.code().printed() + "\n");
        assertThat(openSsl()).isZero();
        Files.writeString(folder.resolve("statement.txt"), sheet.statement().replace("3000000", "3780000"));
        assertThat(openSsl()).isNotZero();
    }

    private int openSsl() throws Exception {
        Process process = new ProcessBuilder(
                        "openssl",
                        "pkeyutl",
                        "-verify",
                        "-pubin",
                        "-inkey",
                        "key.pem",
                        "-rawin",
                        "-in",
                        "statement.txt",
                        "-sigfile",
                        "signature.bin")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
