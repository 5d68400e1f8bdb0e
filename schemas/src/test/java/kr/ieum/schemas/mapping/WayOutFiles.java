package kr.ieum.schemas.mapping;

/** Mappings of a consumer that takes things in its own format: lines, cells or a message. */
final class WayOutFiles {

    private WayOutFiles() {}

    static final String FIXED_WIDTH = """
        format: ieum-mapping/1
        id: consumer
        title: {ko: 받는 기관의 파일, en: File of a consumer}
        owner: "9999999"
        layoutVersion: v1
        model: https://ieum.example/test/core/1.0/
        direction: out
        wayOut:
          header: {보낸곳: "9999999"}
          fill: {처리: "0", 여백: ""}
        source:
          format: fixed-width
          charset: EUC-KR
          zone: Asia/Seoul
          lineLength: 60
          lineEnd: CRLF
          key: 번호
          assertedOn: 기준일
          declaredCount: 건수
          header:
            type: H
            columns: [{name: 구분, at: 1, length: 1}, {name: 기준일, at: 2, length: 8}, {name: 보낸곳, at: 10, length: 7}, {name: 여백, at: 17, length: 44}]
          detail:
            type: D
            columns:
              - {name: 구분, at: 1, length: 1}
              - {name: 번호, at: 2, length: 5}
              - {name: 이름, at: 7, length: 20}
              - {name: 제작일, at: 27, length: 8}
              - {name: 빛깔, at: 35, length: 1}
              - {name: 금액, at: 36, length: 14}
              - {name: 단위, at: 50, length: 6}
              - {name: 처리, at: 56, length: 1}
              - {name: 여백, at: 57, length: 4}
          trailer:
            type: T
            columns: [{name: 구분, at: 1, length: 1}, {name: 건수, at: 2, length: 9}, {name: 여백, at: 11, length: 50}]
        rows:
          - id: number
            source: 번호
            target: Thing/number
            transform: {type: identifier, digits: 5}
            fidelity: exact
            justification: 받는 기관의 형식이다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {in: "12345", out: "12345"}
          - id: name
            source: 이름
            target: Thing/name
            transform: {type: name}
            fidelity: exact
            justification: 받는 기관의 형식이다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {in: 홍길동, out: 홍길동}
          - id: madeDate
            source: 제작일
            target: Thing/madeDate
            transform: {type: date, pattern: yyyyMMdd, partial: true}
            empty: {unknown: ["00000000", ""]}
            fidelity: exact
            justification: 받는 기관의 형식이다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {in: "19850200", out: 1985-02}
          - id: colour
            source: 빛깔
            target: Thing/colour
            transform: {type: code, list: register-colour, codes: {"1": RED, "2": BLUE}, unknownCode: malformed, abolishedCode: malformed}
            fidelity: exact
            justification: 받는 기관의 형식이다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {in: "2", out: BLUE}
          - id: amount
            source: 금액
            target: Thing/amount
            transform: {type: amount, notation: sign-first}
            unit: KRW-1000
            written: {digits: 13}
            fidelity: exact
            justification: 받는 기관의 형식이다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {in: "-0000000000012", out: "-12000"}
          - id: unit
            source: 단위
            target: Thing/unit
            transform: {type: text}
            fidelity: exact
            justification: 받는 기관의 형식이다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {in: 자루, out: 자루}
        notMapped:
          - source: [처리, 여백]
            reason: 받는 기관이 채우는 칸이다.
        """;

    static final String CSV = """
        format: ieum-mapping/1
        id: consumer
        title: {ko: 받는 기관의 파일, en: File of a consumer}
        owner: "9999999"
        layoutVersion: v1
        model: https://ieum.example/test/core/1.0/
        direction: both
        wayOut:
          byteOrderMark: true
          fill: {비고: ""}
        source:
          format: csv
          charset: UTF-8
          zone: Asia/Seoul
          lineEnd: LF
          key: 번호
          trailer: 합계
          columns: [번호, 이름, 제작일, 단위, 비고]
        rows:
          - id: number
            source: 번호
            target: Thing/number
            transform: {type: identifier, digits: 5}
            fidelity: exact
            justification: 받는 기관의 형식이다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {in: "12345", out: "12345"}
          - id: name
            source: 이름
            target: Thing/name
            transform: {type: name}
            fidelity: exact
            justification: 받는 기관의 형식이다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {in: 홍길동, out: 홍길동}
          - id: madeDate
            source: 제작일
            target: Thing/madeDate
            transform: {type: date, pattern: yyyy.MM.dd, partial: true}
            fidelity: exact
            justification: 받는 기관의 형식이다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {in: 1985.02.00, out: 1985-02}
          - id: unit
            source: 단위
            target: Thing/unit
            transform: {type: text}
            fidelity: exact
            justification: 받는 기관의 형식이다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {in: 자루, out: 자루}
        notMapped:
          - source: 비고
            reason: 받는 기관이 채우는 칸이다.
        """;

    static final String XML = """
        format: ieum-mapping/1
        id: consumer
        title: {ko: 받는 기관의 파일, en: File of a consumer}
        owner: "9999999"
        layoutVersion: v1
        model: https://ieum.example/test/core/1.0/
        direction: both
        wayOut:
          fill: {t:Thing/t:Paint/@kind: oil}
        source:
          format: xml
          charset: UTF-8
          namespaces: {t: "urn:things"}
          message: t:Things
          records:
            - {type: thing, path: t:Thing}
            - {type: paint, path: t:Thing/t:Paint}
          fields: ["t:Thing/@no", "t:Thing/t:Made", "t:Thing/t:Paint", "t:Thing/t:Paint/@kind", "t:Thing/t:Unit[]/t:Name"]
        rows:
          - id: number
            source: "t:Thing/@no"
            target: Thing/number
            transform: {type: identifier, digits: 5}
            of: [thing]
            fidelity: exact
            justification: 받는 기관의 형식이다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {in: "12345", out: "12345"}
          - id: madeDate
            source: t:Thing/t:Made
            target: Thing/madeDate
            transform: {type: date, pattern: yyyyMMdd, partial: true}
            of: [thing]
            missing: unknown
            fidelity: exact
            justification: 받는 기관의 형식이다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {in: "19850200", out: 1985-02}
          - id: colour
            source: t:Thing/t:Paint
            target: Thing/colour
            transform: {type: code, list: register-colour, codes: {"1": RED, "2": BLUE}, unknownCode: malformed, abolishedCode: malformed}
            of: [paint]
            fidelity: exact
            justification: 받는 기관의 형식이다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {in: "2", out: BLUE}
          - id: unit
            source: t:Thing/t:Unit/t:Name
            target: Thing/unit
            transform: {type: text}
            of: [thing]
            repeated: true
            fidelity: exact
            justification: 받는 기관의 형식이다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {in: 자루, out: 자루}
        notMapped:
          - source: "t:Thing/t:Paint/@kind"
            reason: 받는 기관이 정한 낱말이다.
        """;
}
