import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTelegram } from "../../bots/telegram/adapter.ts";
import { systemClock } from "../../src/clock.ts";
import { fileNamed, saveFiles } from "../../src/files/store.ts";
import { deliverDue } from "../../src/outbox/deliver.ts";
import { testDatabase } from "../support/database.ts";
import { startTelegramDouble, type TelegramDouble } from "../support/telegram-double/double.ts";
import { delivering, fates, group, MORNING, person, toGroup, toPerson } from "./fixtures.ts";

const test = testDatabase();
beforeEach(() => test.empty());

const CONTENT = Buffer.from([37, 80, 68, 70, 0, 255, 10, 13]);

/** A stored file as a message names it. */
async function stored(name = "晨读.pdf") {
  const mediaType = "application/pdf";
  await saveFiles(test.db, [{ name, mediaType, bytes: CONTENT }], MORNING);
  const fileId = (await fileNamed(test.db, name))?.id ?? 0;
  return { name, mediaType, fileId };
}

describe("a message with a file", () => {
  it("names the file in the outbox and carries its content when it is sent", async () => {
    const attachment = await stored();
    const channelId = await group(test.db);
    const { saying, pass, sandbox } = delivering(test.db);
    await saying(toGroup(channelId, "晨读", { attachments: [attachment] }));
    const [row] = await test.db.outbox.findMany();
    expect(row?.attachments).toEqual([attachment]);
    await pass();
    const { name, mediaType } = attachment;
    expect(sandbox.sent).toMatchObject([{ text: "晨读", attachments: [{ name, mediaType }] }]);
    expect(Buffer.from(sandbox.sent[0]?.attachments[0]?.bytes ?? [])).toEqual(CONTENT);
  });

  it("is read once for all who get it", async () => {
    const attachments = [await stored()];
    const { saying, pass, sandbox } = delivering(test.db);
    for (const key of ["一", "二"]) {
      await saying(toGroup(await group(test.db), key, { attachments }));
    }
    await saying(toPerson(await person(test.db, "张三"), "三", { attachments }));
    await pass();
    const [first, ...others] = sandbox.sent.map((sent) => sent.attachments[0]?.bytes);
    expect(others.map((bytes) => bytes === first)).toEqual([true, true]);
  });

  it("is not sent without it, and holds up nothing else", async () => {
    const attachment = await stored();
    const channelId = await group(test.db);
    const { saying, pass, sandbox } = delivering(test.db);
    await saying(toGroup(channelId, "晨读", { attachments: [attachment] }));
    await saying(toGroup(channelId, "另一条"));
    await test.db.file.deleteMany();
    await pass();
    expect(sandbox.texts()).toEqual(["另一条"]);
    expect(await fates(test.db)).toMatchObject({
      晨读: expect.stringMatching(/^failed: file \d+ is gone$/),
    });
  });
});

describe("a file on its way to Telegram", () => {
  let double: TelegramDouble;
  beforeEach(async () => {
    double = await startTelegramDouble();
  });
  afterEach(() => double.stop());

  it("arrives in a group and in private with its text as the caption", async () => {
    const attachments = [await stored()];
    const { token, apiRoot } = double;
    const telegram = createTelegram({ token, apiRoot, clock: systemClock, callTimeoutSeconds: 5 });
    const { saying, changed } = delivering(test.db);
    const channelId = await group(test.db, "-1001", "telegram");
    const personId = await person(test.db, "张三", ["telegram"]);
    await test.db.account.updateMany({ data: { privateChat: "7" } });
    const buttons = [{ text: "收到", data: "answer:1" }];
    await saying(toGroup(channelId, "请学习", { attachments, buttons }));
    await saying(toPerson(personId, "请学习（外出）", { attachments }));
    const platforms = { platforms: ["telegram"], limit: 10 };
    await deliverDue(changed({ platforms: () => telegram }), platforms);
    expect(
      double.messages.map(({ chatId, method, text, payload }) => [
        ...[chatId, method, text],
        Object.values(payload).find(
          (value) => typeof value === "object" && "bytes" in Object(value),
        ),
      ]),
    ).toEqual([
      ["-1001", "sendDocument", "请学习", sentFile],
      ["7", "sendDocument", "请学习（外出）", sentFile],
    ]);
  });
});

const sentFile = { file: expect.stringContaining("晨读.pdf"), bytes: CONTENT.length };
