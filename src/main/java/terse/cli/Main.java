package terse.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import terse.trace.Environment;

/** The command {@code terse}. */
@Command(
    name = "terse",
    description = "Simulates distributed training with compressed communication.",
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      CompareCommand.class,
      SweepCommand.class,
      MergeCommand.class,
      ReportCommand.class,
      PlotCommand.class,
      WatchCommand.class,
      CertifyCommand.class,
      ReproduceCommand.class,
      ListCommand.class,
      DataCommand.class,
      SchemaCommand.class
    },
    versionProvider = Main.Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    usageHelpAutoWidth = false,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:an expectation, a baseline, a claim or a reproduction did not hold",
      "2:the command line or the experiment is wrong; nothing was run",
      "3:a run failed",
      "130:interrupted"
    },
    footerHeading = "%nExample:%n",
    footer = "  terse run configs/quickstart.yaml")
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      description = "Show stack traces.",
      scope = ScopeType.INHERIT,
      order = 100)
  private boolean debug;

  /** Runs the command line and ends the JVM with its exit code. */
  public static void main(String... args) {
    StandardOutput out = StandardOutput.install();
    int exit = execute(args);
    System.out.flush();
    if (out.failure().isPresent()) {
      System.err.println("the output cannot be written: " + out.failure().get());
      exit = Math.max(exit, ExitCodes.FAILED);
    }
    System.exit(exit);
  }

  /** Runs the command line and returns its exit code. */
  public static int execute(String... args) {
    Main main = new Main();
    CommandLine commandLine = new CommandLine(main);
    commandLine.setParameterExceptionHandler(Main::misused);
    commandLine.setExecutionExceptionHandler(
        (thrown, command, parsed) -> Failures.report(thrown, main.debug));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    try {
      return commandLine.execute(args);
    } catch (Error e) {
      return Failures.report(e, main.debug);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.commandLine().getSubcommands().keySet()));
  }

  private static int misused(ParameterException e, String[] args) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String message = e.getMessage().strip();
    System.err.println(
        command
            + ": "
            + message.substring(0, 1).toLowerCase(java.util.Locale.ROOT)
            + message.substring(1));
    System.err.println("Try '" + command + " --help'.");
    return ExitCodes.WRONG;
  }

  /** The version, read when it is asked for. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "terse " + Environment.version(), "Java " + System.getProperty("java.version")
      };
    }
  }
}
