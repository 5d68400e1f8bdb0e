package kr.ieum.schemas.mapping;

/** A mapping of things in lines of one length. */
final class FixedWidthThings {

    static final String MAPPING = """
        format: ieum-mapping/1
        id: things
        title: {ko: 물건 대장, en: Register of things}
        owner: "9999999"
        layoutVersion: v1
        model: https://ieum.example/test/core/1.0/
        source:
          format: fixed-width
          charset: EUC-KR
          zone: Asia/Seoul
          lineLength: 5
          lineEnd: LF
          key: no
          assertedOn: day
          declaredCount: n
          header: {type: H, columns: [{name: type, at: 1, length: 1}, {name: day, at: 2, length: 4}]}
          detail: {type: D, columns: [{name: type, at: 1, length: 1}, {name: no, at: 2, length: 2}, {name: unit, at: 4, length: 2}]}
          trailer: {type: T, columns: [{name: type, at: 1, length: 1}, {name: n, at: 2, length: 4}]}
        rows:
          - id: unit
            source: unit
            target: Thing/unit
            transform: {type: text}
            fidelity: exact
            justification: 단위를 옮긴다.
            author: 시험자
            date: 2026-01-01
            examples:
              - {in: 개, out: 개}
        """;

    private FixedWidthThings() {}
}
