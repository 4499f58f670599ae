import { runCli } from "@/lib/faces/cli/run";
import { logToStandardError } from "@/lib/platform/log";

// `letterlock mailbox list | head` closes our output early: that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

logToStandardError();
const { stdin, stdout, stderr } = process;
process.exitCode = await runCli(process.argv.slice(2), { stdin, stdout, stderr });
