import { Command, CommanderError } from "commander";
import { finish, Refused } from "./fail.ts";
import { helpNames, helpTerm, helpTitle, helpWords, usageProblem } from "./wording.ts";

/** All commands, with help in Chinese. Each is loaded when it runs, so that help and small commands start at once. */
export function program(): Command {
  const root = inChinese(new Command("zhouzhi").description(helpWords.program));
  root.addHelpCommand(`help [${helpNames.command}]`, helpWords.help).hook("postAction", finish);
  const command = (name: string, description: string) =>
    inChinese(root.command(name).description(description));
  command("start", helpWords.start)
    .option(`--role <${helpNames.role}>`, helpWords.role)
    .action(async (options) => (await import("./start.ts")).runStart(options));
  command("demo", helpWords.demo).action(async () => (await import("./demo.ts")).runDemo());
  command("template", helpWords.template)
    .argument(`<${helpNames.file}>`, helpWords.workbook)
    .action(async (file) => (await import("./template.ts")).runTemplate(file));
  command("import", helpWords.import)
    .argument(`<${helpNames.file}>`, helpWords.workbook)
    .action(async (file) => (await import("./import.ts")).runImport(file));
  command("rehearse", helpWords.rehearse)
    .argument(`<${helpNames.file}>`, helpWords.workbook)
    .requiredOption(`--from <${helpNames.date}>`, helpWords.from)
    .requiredOption(`--to <${helpNames.date}>`, helpWords.to)
    .option(`--replies <${helpNames.file}>`, helpWords.replies)
    .requiredOption(`--out <${helpNames.folder}>`, helpWords.out)
    .option(`--seed <${helpNames.number}>`, helpWords.seed)
    .action(async (file, options) => (await import("./rehearse.ts")).runRehearse(file, options));
  command("beat", helpWords.beat)
    .argument(`<${helpNames.programme}>`, helpWords.programme)
    .argument(`<${helpNames.beat}>`, helpWords.beatName)
    .action(async (programme, beat) => (await import("./beat.ts")).runBeatCommand(programme, beat));
  command("report", helpWords.report)
    .argument(`<${helpNames.programme}>`, helpWords.programme)
    .argument(`[${helpNames.period}]`, helpWords.period)
    .option(`--out <${helpNames.folder}>`, helpWords.reportOut)
    .action(async (programme, period, options) =>
      (await import("./report.ts")).runReport(programme, period, options),
    );
  command("doctor", helpWords.doctor).action(async () => (await import("./doctor.ts")).runDoctor());
  return root;
}

/** A terminal shows a Chinese character two columns wide. */
const displayWidth = (text: string) => text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0);

function inChinese(command: Command): Command {
  return command
    .helpOption("-h, --help", helpWords.help)
    .configureHelp({
      styleTitle: helpTitle,
      styleUsage: helpTerm,
      styleSubcommandTerm: helpTerm,
      displayWidth,
    })
    .configureOutput({
      outputError: () => undefined,
      // Help that stands in for a missing or unknown command is help all the same.
      writeErr: (text) => process.stdout.write(text),
    })
    .exitOverride((error) => {
      if (error.code === "commander.help" || error.code === "commander.helpDisplayed") {
        throw new CommanderError(0, error.code, "");
      }
      throw new Refused([usageProblem(error.code, error.message)]);
    });
}
