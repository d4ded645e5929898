import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { localDate, localTimestamp } from "../calendar/zone.ts";
import { countRows } from "../cycle/due.ts";
import type { Transaction } from "../db/client.ts";
import type { FileContent } from "../files/rules.ts";
import { drafts } from "../ladder/drafts.ts";
import { ladderEntries } from "../ladder/escalate.ts";
import { taskHistories } from "../tasks/export/rows.ts";
import type { Post } from "./stage.ts";
import { attemptRows, ledgerRows, skippedNotes, subjectsOf } from "./store.ts";
import { skippedLine } from "./wording.ts";
import { writeAttachments } from "./write-attachments.ts";

/** The lines of transcript.jsonl. */
export type Transcript = {
  at: string;
  id: string;
  channel?: string;
  to?: string;
  kind: string;
  text: string;
  edits?: string;
  attachments?: string[];
  programme?: string;
  plan?: string;
  occurrence?: string;
}[];

/** What a rehearsal came to; `skipped` says in Chinese what did not take place and why. */
export type Outcome = { transcript: Transcript; obligations: number; skipped: string[] };

/** Writes what came out, JSON lines in time order. */
export async function writeFiles(
  tx: Transaction,
  { out, zone, sent }: { out: string; zone: string; sent: readonly Post[] },
): Promise<Outcome> {
  await mkdir(out, { recursive: true });
  const fileName = await writeAttachments(out, sent);
  const transcript = await transcriptOf(tx, sent, { zone, fileName });
  const ledger = await ledgerRows(tx);
  await write(out, "transcript", transcript);
  await write(
    out,
    "ledger",
    ledger.map((row) => ({ ...row, at: local(row.at, zone) })),
  );
  await write(
    out,
    "counts",
    (await countRows(tx)).map((row) => ({ ...row, at: local(row.at, zone) })),
  );
  await write(
    out,
    "steps",
    (await ladderEntries(tx)).map((row) => ({ ...row, at: local(row.at, zone) })),
  );
  await write(
    out,
    "drafts",
    (await drafts(tx)).map((row) => ({ ...row, at: local(row.at, zone) })),
  );
  await write(out, "tasks", await taskHistories(tx, zone));
  await write(
    out,
    "attempts",
    (await attemptRows(tx)).map((row) => ({ ...row, at: local(row.at, zone) })),
  );
  const skipped = (await skippedNotes(tx)).map(({ at, what, note }) =>
    skippedLine(localDate(at, zone), what, note),
  );
  return { transcript, obligations: ledger.length, skipped };
}

async function transcriptOf(
  tx: Transaction,
  sent: readonly Post[],
  { zone, fileName }: { zone: string; fileName: (file: FileContent) => string },
): Promise<Transcript> {
  const subjects = await subjectsOf(tx);
  return sent.map(({ externalId, at, edits, delivery }) => {
    const { chat, kind, text, attachments, outboxId } = delivery;
    const subject = subjects.get(outboxId);
    return {
      at: localTimestamp(at, zone),
      id: externalId,
      ...(chat.kind === "group" ? { channel: chat.id } : { to: chat.id.replace(/^private:/, "") }),
      kind,
      text,
      ...(edits === null ? {} : { edits }),
      ...(attachments.length === 0 ? {} : { attachments: attachments.map(fileName) }),
      ...(subject?.programme ? { programme: subject.programme } : {}),
      ...(subject?.plan ? { plan: subject.plan } : {}),
      ...(subject?.occurrence ? { occurrence: subject.occurrence } : {}),
    };
  });
}

async function write(out: string, name: string, rows: readonly object[]): Promise<void> {
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`);
  await writeFile(path.join(out, `${name}.jsonl`), lines.join(""));
}

function local(at: Date | null, zone: string): string | null {
  return at === null ? null : localTimestamp(at, zone);
}
