package kr.ieum.schemas.mapping;

/** What comes next in a file of many records. One that can't be read is told, and the others go on. */
public sealed interface FileStep {

    /** Where it begins. */
    FilePlace at();

    /** A record, with the permitted source fields only; its position is its line. */
    record Read(NativeRecord record, FilePlace at) implements FileStep {}

    /** A record, or a line of one, that can't be read. Nothing of it is used. */
    record Failed(Problem problem, FilePlace at) implements FileStep {}

    /** The last step of a file whose rest can't be told into records. */
    record BrokenOff(Problem problem, FilePlace at) implements FileStep {}
}
