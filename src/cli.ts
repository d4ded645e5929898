import { program } from "./cli/program.ts";
import { fail } from "./cli/fail.ts";

try {
  await program().parseAsync();
} catch (error) {
  await fail(error);
}
