import { beforeEach, describe, expect, it } from "vitest";
import {
  at,
  decision,
  draft,
  frozenBeat,
  group,
  openWindow,
  programme,
  unconfirmed,
  unit,
} from "../console/county.ts";
import { testDatabase } from "../support/database.ts";
import { visiting } from "./visitor.ts";

const test = testDatabase();
beforeEach(() => test.empty());

describe("signing in", () => {
  it("takes the link and a press of its button", async () => {
    const { send, signInPath } = visiting(test.db);
    const link = await send(signInPath);
    expect(link.status).toBe(200);
    expect(link.headers.get("set-cookie")).toBeNull();
    expect(await link.text()).toContain('<form method="post">');
    const pressed = await send(signInPath, { method: "POST" });
    expect([pressed.status, pressed.headers.get("location")]).toEqual([303, "/"]);
    expect(pressed.headers.get("set-cookie")).toMatch(
      /^zhouzhi_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect((await send("/")).status).toBe(200);
  });

  it("is not used up by a preview that only opens the link", async () => {
    const { send, signIn, signInPath } = visiting(test.db);
    await send(signInPath);
    await send(signInPath, { method: "HEAD" });
    expect((await signIn()).status).toBe(303);
  });

  it("says so when the link has been used", async () => {
    const { send, signIn, forget, signInPath } = visiting(test.db);
    await signIn();
    forget();
    for (const method of ["GET", "POST"]) {
      const again = await send(signInPath, { method });
      expect([again.status, again.headers.get("set-cookie")]).toEqual([410, null]);
      expect(await again.text()).toContain("已经用过");
    }
    expect((await send("/")).status).toBe(303);
  });

  it("leads one who is signed in from his used link to the overview", async () => {
    const { send, signIn, signInPath } = visiting(test.db);
    await signIn();
    expect((await send(signInPath)).headers.get("location")).toBe("/");
  });

  it.each(["GET", "POST"])("says so when the link is wrong (%s)", async (method) => {
    const { send } = visiting(test.db);
    const wrong = await send("/sign-in/%3Cscript%3E", { method });
    expect([wrong.status, wrong.headers.get("set-cookie")]).toEqual([404, null]);
    const text = await wrong.text();
    expect(text).toContain("不对或已失效");
    expect(text).not.toContain("<script>");
  });

  it("is over after twelve hours", async () => {
    const { send, signIn, clock } = visiting(test.db);
    await signIn();
    clock.moveTo(at("22:01"));
    expect((await send("/")).headers.get("location")).toBe("/sign-in");
  });

  it("leaves no secret in the log", async () => {
    const { send, signIn, signInPath, logged } = visiting(test.db);
    await send(signInPath);
    const session = (await signIn()).headers.get("set-cookie")?.slice(16, 59) ?? "";
    expect(logged).toHaveLength(1);
    expect(session).toHaveLength(43);
    expect(logged.join()).not.toContain(session);
    expect(logged.join()).not.toContain(signInPath.slice(-43));
  });
});

describe("without a session", () => {
  it.each(["/", "/programmes/1", "/anything"])("%s leads to the sign-in page", async (path) => {
    const { send } = visiting(test.db);
    const answer = await send(path);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/sign-in"]);
    expect(await answer.text()).toBe("");
  });

  it("the sign-in page says where the link is", async () => {
    const { text } = visiting(test.db);
    expect(await text("/sign-in")).toContain("打开程序启动时显示的登录链接");
  });

  it("the health of the database can be asked", async () => {
    const { send } = visiting(test.db);
    const answer = await send("/healthz");
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
  });
});

describe("every answer", () => {
  it.each(["/", "/sign-in", "/style.css", "/healthz", "/programmes/99"])(
    "forbids scripts, frames, foreign content and caching: %s",
    async (path) => {
      const { send } = visiting(test.db);
      const { headers } = await send(path);
      expect(headers.get("content-security-policy")).toMatch(
        /^default-src 'none'; style-src 'self';/,
      );
      expect(headers.get("content-security-policy")).not.toContain("unsafe");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cache-control")).toBe("no-store");
    },
  );

  it("is refused under a foreign name, the sign-in link too", async () => {
    const { send, signInPath } = visiting(test.db);
    for (const path of ["/", "/healthz", signInPath]) {
      const answer = await send(path, { host: "evil.example:8080", method: "GET" });
      expect(answer.status).toBe(403);
    }
    const pressed = await send(signInPath, { method: "POST", host: "evil.example" });
    expect([pressed.status, pressed.headers.get("set-cookie")]).toEqual([403, null]);
  });
});

describe("the pages", () => {
  const SCRIPT = `<script>alert("1")</script>`;
  const ESCAPED = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;";

  it("show what somebody wrote as text, never as HTML", async () => {
    const unitId = await unit(test.db, `单位${SCRIPT}`);
    const channelId = await group(test.db, `群${SCRIPT}`, { unitId, platform: `平台${SCRIPT}` });
    const programmeId = await programme(test.db, `工作${SCRIPT}`);
    await openWindow(test.db, { programmeId, plan: `计划${SCRIPT}` }, [
      { unitId, channelId, status: "due" },
    ]);
    await decision(test.db, 1, `姓名${SCRIPT}请假。`);
    await draft(test.db, 1, `草稿${SCRIPT}`);
    await unconfirmed(test.db, channelId, `通报${SCRIPT}`);
    const counts = [{ unitId, onTime: 1, missed: 0 }];
    const beat = { programmeId, kind: "count", period: "2026-W38", ranAt: at("09:00") } as const;
    await frozenBeat(test.db, beat, counts);
    const broken = {
      name: "sandbox",
      state: "deaf",
      heardAt: null,
      detail: `断线${SCRIPT}`,
    } as const;
    const { text, signIn } = visiting(test.db, () => [broken]);
    await signIn();
    const [overview, page] = [await text("/"), await text(`/programmes/${programmeId}`)];
    for (const where of ["单位", "群", "平台", "工作", "计划", "姓名", "草稿", "通报", "断线"]) {
      expect(overview).toContain(`${where}${ESCAPED}`);
    }
    for (const where of ["工作", "单位"]) expect(page).toContain(`${where}${ESCAPED}`);
    expect(overview + page).not.toMatch(/<script/i);
  });

  it("say that there is nothing to do when there is nothing", async () => {
    const { text, signIn } = visiting(test.db);
    await signIn();
    const overview = await text("/");
    expect(overview).toContain("目前没有需要处理的事。");
    expect(overview).toContain("还没有工作。");
  });

  it("say at the top how much waits, and below what to answer", async () => {
    const channelId = await group(test.db, "东关镇工作群", {
      unitId: await unit(test.db, "东关镇"),
    });
    await decision(test.db, 12, "张三（东关镇）请假：9月15日。");
    await draft(test.db, 3, "请抓紧办理。");
    await unconfirmed(test.db, channelId, "周通报");
    const { text, signIn } = visiting(test.db);
    await signIn();
    const overview = await text("/");
    for (const words of ["待审批 1", "待定草稿 1", "可能没有送达 1"])
      expect(overview).toContain(words);
    for (const words of ["“批准 12”", "“发布 3”", "“重发 东关镇工作群”"]) {
      expect(overview).toContain(words);
    }
  });

  it("show a programme's frozen figures with rate and rank", async () => {
    const programmeId = await programme(test.db, "驻村工作");
    const county = await unit(test.db, "县");
    const east = await unit(test.db, "东关镇", county);
    const beat = { programmeId, kind: "publish", period: "2026-W38", ranAt: at("09:00") } as const;
    await frozenBeat(test.db, beat, [
      { unitId: county, onTime: 55, missed: 2 },
      { unitId: east, onTime: 3, missed: 1, rank: 1 },
    ]);
    const { text, signIn } = visiting(test.db);
    await signIn();
    const page = await text(`/programmes/${programmeId}`);
    for (const words of ["周通报（9月14日至20日）", "96.5%", "55/57", "75%", "名次"]) {
      expect(page).toContain(words);
    }
  });

  it.each([
    "/programmes/999",
    "/programmes/0",
    "/programmes/99999999999",
    "/programmes/x",
    "/nowhere",
  ])("say politely that %s is not there", async (path) => {
    const { send, signIn } = visiting(test.db);
    await signIn();
    const answer = await send(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("没有找到这个页面");
  });

  it("say politely that something failed, and log only the error", async () => {
    const visitor = visiting(test.db, () => {
      throw new Error("no health");
    });
    await visitor.signIn();
    const answer = await visitor.send("/");
    expect(answer.status).toBe(500);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    const text = await answer.text();
    expect(text).toContain("暂时无法显示");
    expect(text).not.toContain("no health");
    expect(visitor.logged.at(-1)).toMatch(/^a console page failed/);
  });
});
