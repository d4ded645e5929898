import { fail } from "./cli/fail.ts";
import { program } from "./cli/program.ts";

// Whoever reads only the first lines (`| head`) closes the pipe; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

try {
  await program().parseAsync();
} catch (error) {
  await fail(error);
}
