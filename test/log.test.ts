import { describe, expect, it } from "vitest";
import { blot, createLogger } from "../src/log.ts";

const TOKEN = "7012345678:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawQ";
const PHONE = "13812345678";

function recording() {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { lines, logger: createLogger({ level: "info", destination }) };
}

describe("the log", () => {
  it.each([
    ["in a message", (log: ReturnType<typeof createLogger>) => log.info(`call ${PHONE} ${TOKEN}`)],
    [
      "in an error",
      (log) => log.error(new Error(`https://api.telegram.org/bot${TOKEN}/x ${PHONE}`)),
    ],
    ["in an error's cause", (log) => log.error(new Error("x", { cause: new Error(TOKEN) }), PHONE)],
    ["in an error's fields", (log) => log.error({ err: Object.assign(new Error("x"), { TOKEN }) })],
    [
      "under an unknown name",
      (log) => log.info({ token: TOKEN, phone: PHONE, a: { b: TOKEN } }, "x"),
    ],
    ["deep under a known name", (log) => log.info({ job: { data: { token: TOKEN } } }, "x")],
    ["as a number", (log) => log.info({ id: Number(PHONE) }, "x")],
    ["in a child's fields", (log) => log.child({ secret: TOKEN, name: PHONE }).info("x")],
    ["filled into a message", (log) => log.info("%s %o", TOKEN, { deep: { phone: PHONE } })],
    [
      "in a short test token",
      (log) => log.warn("https://api.telegram.org/bot12:short/getMe 12:short/"),
    ],
  ])("shows no token and no phone number %s", (_where, write) => {
    const { lines, logger } = recording();
    write(logger);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(TOKEN.slice(11));
    expect(lines[0]).not.toContain("bot12:short");
    expect(lines[0]).not.toContain(PHONE);
    expect(() => JSON.parse(lines[0] ?? "")).not.toThrow();
  });

  it("keeps what is needed to find a fault", () => {
    const { lines, logger } = recording();
    const fault = Object.assign(new Error("connect refused"), { code: "ECONNREFUSED" });
    logger.child({ role: "worker" }).warn({ err: fault, plan: 12, attempt: 3 }, "delivery failed");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "warn",
      role: "worker",
      plan: 12,
      attempt: 3,
      msg: "delivery failed",
      err: { type: "Error", message: "connect refused", code: "ECONNREFUSED" },
    });
  });

  it.each([
    [
      "postgres://postgres:s3cret@127.0.0.1:5432/postgres",
      "postgres://postgres:[password]@127.0.0.1:5432/postgres",
    ],
    ["redis://:s3cret@redis:6379", "redis://:[password]@redis:6379"],
    ['{"url":"http://h:80","to":"a@b"}', '{"url":"http://h:80","to":"a@b"}'],
    ["+86 138-1234-5678", "[phone]"],
    ["chat -1001381234567", "chat -1001381234567"],
  ])("blots only what is secret: %s", (text, expected) => {
    expect(blot(text)).toBe(expected);
  });
});
