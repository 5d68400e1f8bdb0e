package kr.ieum.simulator.property;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import kr.ieum.simulator.server.Behaviour;

/**
 * The database: the ledgers' tables, and for each way to misbehave a schema with the three views. Sessions are those of a user
 * who may read the views and nothing else.
 */
final class LedgerDatabase implements AutoCloseable {

    private static final String READER = "READER";
    private static final List<String> VIEWS = List.of("V_LAND", "V_OWNER", "V_BLDG");

    /** Which views a session sees. */
    enum Edition {
        /** As agreed. */
        CORRECT,
        /** Columns renamed, as after a change that nobody was told of. */
        RENAMED,
        /** Values that break their rules: a share of 0/0, parcel numbers of 18 digits. */
        BAD_VALUES,
        /** Every owner has a hundred entries of 60,000 characters: six megabytes, for the engine holds an answer whole. */
        HUGE,
        /** Every owner's entry stands twice. */
        DOUBLED;

        static Edition of(Behaviour behaviour) {
            return switch (behaviour.mode()) {
                case WRONG ->
                    switch (behaviour.variant()) {
                        case "syntax" -> RENAMED;
                        case "duplicate" -> DOUBLED;
                        default -> BAD_VALUES;
                    };
                case HUGE -> HUGE;
                case NORMAL, SLOW, DEAD, CLOSED, CHARSET, TRUNCATED, OTHER_PERSON, DRIP -> CORRECT;
            };
        }
    }

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
    private final String secret;
    private final Connection keeper;

    private LedgerDatabase(Ledgers ledgers) throws SQLException {
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        secret = HexFormat.of().formatHex(random);
        keeper = DriverManager.getConnection(url, "KEEPER", secret);
        try (Statement statement = keeper.createStatement()) {
            tables(statement);
            for (Edition edition : Edition.values()) {
                views(statement, edition);
            }
            statement.execute("CREATE USER " + READER + " PASSWORD '" + secret + "'");
            for (Edition edition : Edition.values()) {
                for (String view : VIEWS) {
                    statement.execute("GRANT SELECT ON " + edition + "." + view + " TO " + READER);
                }
            }
        }
        fill(ledgers);
    }

    static LedgerDatabase of(Ledgers ledgers) {
        try {
            return new LedgerDatabase(ledgers);
        } catch (SQLException e) {
            throw new IllegalStateException("the ledgers' database", e);
        }
    }

    /** A session of the user who may read the views. */
    Connection session() throws SQLException {
        return DriverManager.getConnection(url, READER, secret);
    }

    private static void tables(Statement statement) throws SQLException {
        statement.execute("CREATE SCHEMA LEDGER");
        statement.execute("""
            CREATE TABLE LEDGER.LAND(PNU CHAR(19) PRIMARY KEY, JIMOK_CD CHAR(4), PAREA DECIMAL(14, 2),
                OFFI_LAND_PRC DECIMAL(15), BASE_YM CHAR(6), YONGDO_JIYEOK VARCHAR(100), YONGDO_JIGU VARCHAR(400))\
            """);
        statement.execute("""
            CREATE TABLE LEDGER.OWNER(PNU_OR_BLDG_PK CHAR(33), OWNER_REGNO CHAR(20), OWNER_NM CHAR(60), SHARE CHAR(12),
                OWN_CHG_YMD CHAR(8), OWN_CHG_CAUSE VARCHAR(60))\
            """);
        statement.execute("""
            CREATE TABLE LEDGER.BLDG(MGM_BLDRGST_PK CHAR(33) PRIMARY KEY, PNU CHAR(19), MAIN_PURPS_CD CHAR(8),
                TOTAREA DECIMAL(14, 2), BCRAT DECIMAL(6, 2), VLRAT DECIMAL(6, 2), USE_APR_DAY CHAR(8),
                VIOL_BLD_YN CHAR(1), HOUSE_PRC DECIMAL(15))\
            """);
        statement.execute("CREATE INDEX LEDGER.OWNER_BY_NUMBER ON LEDGER.OWNER(OWNER_REGNO)");
        statement.execute("CREATE INDEX LEDGER.OWNER_BY_THING ON LEDGER.OWNER(PNU_OR_BLDG_PK)");
        statement.execute("CREATE INDEX LEDGER.BLDG_BY_LOT ON LEDGER.BLDG(PNU)");
    }

    private static void views(Statement statement, Edition edition) throws SQLException {
        statement.execute("CREATE SCHEMA " + edition);
        String land = "SELECT * FROM LEDGER.LAND";
        String owner = "SELECT * FROM LEDGER.OWNER";
        String building = "SELECT * FROM LEDGER.BLDG";
        switch (edition) {
            case CORRECT -> {}
            case RENAMED -> {
                land = "SELECT PNU AS PNU_NO, PAREA AS AREA FROM LEDGER.LAND";
                owner = "SELECT PNU_OR_BLDG_PK AS THING, OWNER_REGNO AS REGNO, SHARE AS OWN_SHARE FROM LEDGER.OWNER";
                building = "SELECT MGM_BLDRGST_PK AS PK, PNU AS PNU_NO, HOUSE_PRC AS PRICE FROM LEDGER.BLDG";
            }
            case BAD_VALUES -> {
                land = "SELECT LEFT(PNU, 18) AS PNU, JIMOK_CD, PAREA, OFFI_LAND_PRC, BASE_YM, YONGDO_JIYEOK,"
                        + " YONGDO_JIGU FROM LEDGER.LAND";
                owner = "SELECT CASE WHEN PNU_OR_BLDG_PK LIKE '%-%' THEN PNU_OR_BLDG_PK ELSE LEFT(PNU_OR_BLDG_PK, 18)"
                        + " END AS PNU_OR_BLDG_PK, OWNER_REGNO, OWNER_NM, CAST('0/0' AS CHAR(12)) AS SHARE,"
                        + " OWN_CHG_YMD, OWN_CHG_CAUSE FROM LEDGER.OWNER";
            }
            case HUGE ->
                owner = "SELECT CAST(X AS VARCHAR) || '-' || PNU_OR_BLDG_PK AS PNU_OR_BLDG_PK, OWNER_REGNO, OWNER_NM,"
                        + " SHARE || REPEAT(' ', 60000) AS SHARE, OWN_CHG_YMD, OWN_CHG_CAUSE"
                        + " FROM LEDGER.OWNER, SYSTEM_RANGE(1, 100)";
            case DOUBLED -> owner = "SELECT * FROM LEDGER.OWNER UNION ALL SELECT * FROM LEDGER.OWNER";
        }
        statement.execute("CREATE VIEW " + edition + ".V_LAND AS " + land);
        statement.execute("CREATE VIEW " + edition + ".V_OWNER AS " + owner);
        statement.execute("CREATE VIEW " + edition + ".V_BLDG AS " + building);
    }

    private void fill(Ledgers ledgers) throws SQLException {
        try (PreparedStatement row = keeper.prepareStatement("INSERT INTO LEDGER.LAND VALUES(?, ?, ?, ?, ?, ?, ?)")) {
            for (LandEntry land : ledgers.lands()) {
                add(
                        row,
                        land.pnu(),
                        land.jimokCd(),
                        land.parea(),
                        Long.toString(land.offiLandPrc()),
                        land.baseYm(),
                        land.yongdoJiyeok(),
                        land.yongdoJigu());
            }
            row.executeBatch();
        }
        try (PreparedStatement row = keeper.prepareStatement("INSERT INTO LEDGER.OWNER VALUES(?, ?, ?, ?, ?, ?)")) {
            for (OwnerEntry owner : ledgers.owners()) {
                add(
                        row,
                        owner.pnuOrBldgPk(),
                        owner.ownerRegno(),
                        owner.ownerNm(),
                        owner.share(),
                        owner.ownChgYmd(),
                        owner.ownChgCause());
            }
            row.executeBatch();
        }
        try (PreparedStatement row =
                keeper.prepareStatement("INSERT INTO LEDGER.BLDG VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (BuildingEntry building : ledgers.buildings()) {
                add(
                        row,
                        building.mgmBldrgstPk(),
                        building.pnu(),
                        building.mainPurpsCd(),
                        building.totarea(),
                        building.bcrat(),
                        building.vlrat(),
                        building.useAprDay(),
                        building.violBldYn(),
                        Long.toString(building.housePrc()));
            }
            row.executeBatch();
        }
    }

    private static void add(PreparedStatement row, String... texts) throws SQLException {
        for (int i = 0; i < texts.length; i++) {
            row.setString(i + 1, texts[i].isEmpty() ? null : texts[i]);
        }
        row.addBatch();
    }

    @Override
    public void close() {
        try {
            keeper.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the ledgers' database", e);
        }
    }
}
