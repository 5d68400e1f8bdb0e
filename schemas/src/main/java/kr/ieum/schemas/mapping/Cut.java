package kr.ieum.schemas.mapping;

/** What a file is cut into before anything of it is decoded. */
sealed interface Cut {

    /** The bytes of one record or one line of it; whoever takes them owns them. */
    final class Piece implements Cut {

        private final byte[] bytes;
        private final FilePlace at;

        Piece(byte[] bytes, FilePlace at) {
            this.bytes = bytes;
            this.at = at;
        }

        byte[] bytes() {
            return bytes;
        }

        FilePlace at() {
            return at;
        }
    }

    /** One that can't be used; the next one can. */
    final class Spoilt implements Cut {

        private final Problem problem;
        private final FilePlace at;
        private final byte[] begin;

        private Spoilt(Problem problem, FilePlace at, byte[] begin) {
            this.problem = problem;
            this.at = at;
            this.begin = begin.clone();
        }

        static Spoilt of(MappingRule rule, FilePlace at, String message) {
            return of(rule, at, message, new byte[0]);
        }

        static Spoilt of(MappingRule rule, FilePlace at, String message, byte[] begin) {
            return new Spoilt(new Problem(rule.name(), "", at.position(), message), at, begin);
        }

        Problem problem() {
            return problem;
        }

        FilePlace at() {
            return at;
        }

        /** Its first bytes, as far as they are known. */
        byte[] begin() {
            return begin.clone();
        }
    }

    /** The rest can't be cut. */
    record Broken(Problem problem, FilePlace at) implements Cut {

        static Broken of(MappingRule rule, FilePlace at, String message) {
            return new Broken(new Problem(rule.name(), "", at.position(), message), at);
        }
    }

    /** The end of the file. */
    record End() implements Cut {}
}
