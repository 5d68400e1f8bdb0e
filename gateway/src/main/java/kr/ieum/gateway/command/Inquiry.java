package kr.ieum.gateway.command;

import java.io.IOException;
import kr.ieum.gateway.start.AgreementInquiry;
import kr.ieum.gateway.start.AgreementInquiry.Answer;
import kr.ieum.gateway.start.AgreementInquiry.UnknownName;
import kr.ieum.schemas.yaml.FaultyFilesException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Asks one question about agreements and prints the answer, as every verb that only asks does. */
record Inquiry(Folders folders, CommandSpec spec, boolean json) {

    /** A question. */
    @FunctionalInterface
    interface Question {
        Answer of(AgreementInquiry inquiry) throws IOException;
    }

    static Inquiry of(Folders folders, CommandSpec spec, boolean json) {
        return new Inquiry(folders, spec, json);
    }

    /** The exit code: 0 done, 1 faults or something left out. */
    int ask(Question question) {
        try {
            Answer answer = question.of(AgreementInquiry.of(folders.config(), folders.schemas()));
            if (json) {
                spec.commandLine().getOut().println(answer.json());
            } else {
                answer.lines().forEach(spec.commandLine().getOut()::println);
            }
            answer.problems().forEach(spec.commandLine().getErr()::println);
            return answer.problems().isEmpty() ? 0 : Ieum.FAILED;
        } catch (FaultyFilesException faulty) {
            faulty.faults().forEach(spec.commandLine().getErr()::println);
            int count = faulty.faults().size();
            spec.commandLine()
                    .getErr()
                    .println((count == 1 ? "1 fault" : count + " faults")
                            + ". Nothing is analysed with files that have faults; mend them first.");
            return Ieum.FAILED;
        } catch (UnknownName unknown) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unknown.getMessage()));
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("ieum: a file can't be read to its end ("
                            + e.getClass().getSimpleName() + "). Nothing is reported; check its name and its rights.");
            return Ieum.FAILED;
        }
    }
}
