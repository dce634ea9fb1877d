package org.freshet.service.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of Freshet. */
@Command(
    name = "freshet",
    mixinStandardHelpOptions = true,
    versionProvider = Freshet.Version.class,
    description = "Heavy-rain and flood early warning: rain in, the flood state of every sink out.",
    subcommands = {
      DemoCommand.class,
      AnalyseCommand.class,
      InspectCommand.class,
      ReplayCommand.class,
      ScenarioCommand.class,
      IngestCommand.class,
      ServeCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 the work failed, 2 wrong usage or bad input.",
      "First steps: ./freshet demo"
    })
public final class Freshet implements Runnable {
  @Option(names = "--debug", description = "Add the stack trace to an error.")
  private boolean debug;

  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  /** Starts a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(args, out, err));
  }

  /**
   * Runs a command inside this process.
   *
   * @return exit code: 0 done, 1 failed, 2 wrong usage or bad input
   */
  public static int run(String[] args, PrintWriter out, PrintWriter err) {
    Freshet root = new Freshet();
    CommandLine line = new CommandLine(root);
    line.setOut(out).setErr(err);
    line.setUsageHelpAutoWidth(true);
    line.setExecutionExceptionHandler(
        (error, command, result) -> Errors.report(error, root.debug, command.getErr()));
    return line.execute(args);
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }

  /** Version from the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Freshet.class.getPackage().getImplementationVersion();
      return new String[] {"Freshet " + (version == null ? "(not packaged)" : version)};
    }
  }
}
