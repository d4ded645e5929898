import { Command, CommanderError } from "commander";
import { finish, Refused } from "./fail.ts";
import { helpTitle, helpWords, usageProblem } from "./wording.ts";

/** All commands, with help in Chinese. Each is loaded when it runs, so that help and small commands start at once. */
export function program(): Command {
  const root = inChinese(new Command("zhouzhi").description(helpWords.program));
  root.addHelpCommand("help [command]", helpWords.help).hook("postAction", finish);
  const command = (name: string, description: string) =>
    inChinese(root.command(name).description(description));
  command("start", helpWords.start)
    .option("--role <roles>", helpWords.role)
    .action(async (options) => (await import("./start.ts")).runStart(options));
  command("demo", helpWords.demo).action(async () => (await import("./demo.ts")).runDemo());
  command("template", helpWords.template)
    .argument("<file>", helpWords.workbook)
    .action(async (file) => (await import("./template.ts")).runTemplate(file));
  command("import", helpWords.import)
    .argument("<file>", helpWords.workbook)
    .action(async (file) => (await import("./import.ts")).runImport(file));
  command("rehearse", helpWords.rehearse)
    .argument("<file>", helpWords.workbook)
    .requiredOption("--from <date>", helpWords.from)
    .requiredOption("--to <date>", helpWords.to)
    .option("--replies <file>", helpWords.replies)
    .requiredOption("--out <folder>", helpWords.out)
    .option("--seed <number>", helpWords.seed)
    .action(async (file, options) => (await import("./rehearse.ts")).runRehearse(file, options));
  command("beat", helpWords.beat)
    .argument("<programme>", helpWords.programme)
    .argument("<beat>", helpWords.beatName)
    .action(async (programme, beat) => (await import("./beat.ts")).runBeatCommand(programme, beat));
  command("doctor", helpWords.doctor).action(async () => (await import("./doctor.ts")).runDoctor());
  return root;
}

function inChinese(command: Command): Command {
  return command
    .helpOption("-h, --help", helpWords.help)
    .configureHelp({ styleTitle: helpTitle })
    .configureOutput({ writeErr: () => undefined })
    .exitOverride((error) => {
      if (error.code === "commander.help" || error.code === "commander.helpDisplayed") {
        throw new CommanderError(0, error.code, "");
      }
      throw new Refused([usageProblem(error.code, error.message)]);
    });
}
