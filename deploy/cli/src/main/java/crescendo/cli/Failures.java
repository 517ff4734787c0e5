package crescendo.cli;

import crescendo.contracts.recipe.fault.InvalidRecipe;
import crescendo.platform.child.PlatformFault;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Makes one line of a failure, and its stack trace too where {@code --debug} asks for it. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println("crescendo: " + line(failure));
        if (parsed.originalArgs().contains("--debug")) {
            failure.printStackTrace(err);
        }
        err.flush();
        return exitCode(failure);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("crescendo: " + failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("see " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.USAGE;
    }

    static String line(Throwable failure) {
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file";
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return ((FileSystemException) failure).getFile() + ": there is a file of that name, which is no folder";
        }
        String message = failure.getMessage();
        if (failure instanceof Complaint || failure instanceof PlatformFault || failure instanceof InvalidRecipe) {
            return message;
        }
        String said = message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
        return said.isBlank() ? failure.getClass().getSimpleName() : said;
    }

    static int exitCode(Throwable failure) {
        if (failure instanceof Complaint complaint) {
            return complaint.exitCode();
        }
        return failure instanceof InvalidRecipe ? ExitCode.USAGE : ExitCode.FAILED;
    }
}
