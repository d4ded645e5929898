import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One thing a document names, with where it does. */
export type Named = { document: string; line: number; text: string };

const NOT_OURS = new Set(["node_modules", ".git", "data", "demo", "coverage", "dist", "generated"]);
const ENDINGS = /\.(?:ts|mjs|cjs|json|jsonl|md|yml|grit|prisma|sql|xlsx|example)$/;
const PATH = /^[\w.@*<>-]+(?:\/[\w.@*<>-]+)*\/?$/;

/** What people make when they run the program, the names by which a kind of file is meant, and a zone. */
const NOT_IN_THE_TREE =
  /^(?:Asia\/Shanghai|county\.xlsx|(?:replies|transcript|ledger|counts|steps|drafts)\.jsonl|demo\/|data\/|\.\/data|\.env)$|^\*\.|^(?:rules|reader|wording|store)\.ts$/;

/** Every Markdown document for people: those at the root, and those under docs. */
export function documents(): string[] {
  const nested = readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file.replaceAll(path.sep, "/")}`);
  return ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md", ...nested.sort()];
}

/** Every file and folder of the tree, folders with a slash at their end. */
export function tree(folder = ""): string[] {
  return readdirSync(folder === "" ? "." : folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const place = `${folder}${entry.name}`;
    return entry.isDirectory() ? [`${place}/`, ...tree(`${place}/`)] : [place];
  });
}

/** Everything between single backquotes, and, with `blocks`, every line of code blocks too. */
export function codeIn(document: string, { blocks }: { blocks: boolean }): Named[] {
  let inBlock = false;
  return readFileSync(document, "utf8")
    .split("\n")
    .flatMap((content, index) => {
      const at = (text: string): Named => ({ document, line: index + 1, text });
      if (content.startsWith("```")) {
        inBlock = !inBlock;
        return [];
      }
      if (inBlock) return blocks ? [at(content)] : [];
      return [...content.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => at(text));
    });
}

/** The inline code that names a file or a folder of the tree. */
export function pathsIn(document: string): Named[] {
  return codeIn(document, { blocks: false }).filter(
    ({ text }) =>
      PATH.test(text) &&
      !/^\/|^@/.test(text) &&
      (text.includes("/") || ENDINGS.test(text)) &&
      !NOT_IN_THE_TREE.test(text),
  );
}

/** Where Markdown links lead within the tree, as paths from its root. */
export function linksIn(document: string): Named[] {
  const content = readFileSync(document, "utf8");
  return content.split("\n").flatMap((text, index) =>
    [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)]
      .filter(([, target = ""]) => !/^[a-z]+:/.test(target))
      .map(([, target = ""]) => {
        const place = path.posix.join(path.posix.dirname(document), target);
        return { document, line: index + 1, text: place };
      }),
  );
}

/** "`name` in `file`", over line ends too. */
export function namesIn(document: string): { document: string; name: string; file: string }[] {
  const content = readFileSync(document, "utf8").replaceAll(/\s+/g, " ");
  return [...content.matchAll(/`(\w+)` in `([\w./-]+\.(?:ts|prisma))`/g)].map(
    ([, name = "", file = ""]) => ({ document, name, file }),
  );
}

/** Whether the tree has this path; `<anything>` and `*` stand for one name or a part of it. */
export function exists(named: string, places: readonly string[]): boolean {
  const escaped = named.replaceAll(/[.+]/g, "\\$&").replaceAll(/<[^>]+>|\*/g, "[^/]+");
  const wanted = new RegExp(`^${escaped.replace(/\/$/, "")}/?$`);
  return places.some((place) => wanted.test(place));
}
