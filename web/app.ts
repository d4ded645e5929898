import { type Context, Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { WorkCalendar } from "../src/calendar/work-calendar.ts";
import { localDate } from "../src/calendar/zone.ts";
import type { Clock } from "../src/clock.ts";
import { databaseAnswers } from "../src/console/health.ts";
import { readOverview } from "../src/console/overview.ts";
import { readProgramme } from "../src/console/programme.ts";
import type { PlatformState } from "../src/console/rules.ts";
import type { Database } from "../src/db/client.ts";
import type { Log } from "../src/inbox/rules.ts";
import { answersTo, secureHeaders } from "./guard.ts";
import { noticePage } from "./pages/layout.ts";
import { overviewPage } from "./pages/overview.ts";
import { programmePage } from "./pages/programme.ts";
import { linkPage, signInNeededPage } from "./pages/sign-in.ts";
import { oneTimeSignIn, SESSION_SECONDS, type SignIn } from "./sign-in.ts";
import { styleSheet } from "./style.ts";
import { refusalWords } from "./wording.ts";

export type ConsoleDeps = {
  /** The address it listens on, which decides the names it answers to. */
  host: string;
  db: Database;
  clock: Clock;
  /** Asked anew for every page, because an import changes it. */
  calendar: () => WorkCalendar;
  log: Log;
  /** What the platforms of this process say of themselves; empty when it runs none. */
  health: () => PlatformState[];
};

const COOKIE = "zhouzhi_session";

/** A probe that waits longer has given up on us anyway. */
const HEALTH_LIMIT_MS = 3_000;

/** The console without a server around it. `signInPath` is secret and works once. */
export function createConsole(deps: ConsoleDeps): { app: Hono; signInPath: string } {
  const signIn = oneTimeSignIn(deps.clock);
  const app = new Hono();
  app.use(secureHeaders);
  app.use(async (context, next) => {
    if (answersTo(context.req.header("host"), deps.host)) return next();
    return context.html(noticePage(refusalWords.hostTitle, refusalWords.host, false), 403);
  });
  openRoutes(app, deps, signIn);
  app.use(async (context, next) => {
    if (signIn.holds(getCookie(context, COOKIE))) return next();
    return context.redirect("/sign-in", 303);
  });
  pageRoutes(app, deps);
  app.notFound((context) =>
    context.html(noticePage(refusalWords.notFoundTitle, refusalWords.notFound, true), 404),
  );
  app.onError((error, context) => {
    // Only the error: the path may be the sign-in link.
    deps.log.error({ err: error }, "a console page failed");
    return context.html(noticePage(refusalWords.failedTitle, refusalWords.failed, true), 500);
  });
  return { app, signInPath: signIn.path };
}

/** What can be seen without a session. */
function openRoutes(app: Hono, deps: ConsoleDeps, signIn: SignIn): void {
  app.get("/healthz", async (context) => {
    const ok = await databaseAnswers(deps.db, HEALTH_LIMIT_MS);
    return context.json({ ok }, ok ? 200 : 503);
  });
  app.get("/style.css", (context) =>
    context.body(styleSheet, 200, { "content-type": "text/css; charset=utf-8" }),
  );
  app.get("/sign-in", (context) => context.html(signInNeededPage()));
  app.get("/sign-in/:token", (context) => {
    if (signIn.holds(getCookie(context, COOKIE))) return context.redirect("/", 303);
    return linkAnswer(context, signIn, context.req.param("token"));
  });
  app.post("/sign-in/:token", (context) => {
    const token = context.req.param("token");
    const session = signIn.redeem(token);
    if (session === null) return linkAnswer(context, signIn, token);
    deps.log.info({}, "somebody signed in to the console with the one-time link");
    const keep = {
      path: "/",
      httpOnly: true,
      sameSite: "Strict",
      maxAge: SESSION_SECONDS,
    } as const;
    setCookie(context, COOKIE, session, keep);
    return context.redirect("/", 303);
  });
}

function linkAnswer(context: Context, signIn: SignIn, token: string) {
  const state = signIn.look(token);
  const status = { ready: 200, used: 410, wrong: 404 } as const;
  return context.html(linkPage(state), status[state]);
}

/** What only an administrator sees. */
function pageRoutes(app: Hono, { db, clock, calendar, health }: ConsoleDeps): void {
  app.get("/", async (context) => {
    const asOf = { now: clock.now(), calendar: calendar(), platforms: health() };
    return context.html(overviewPage(await readOverview(db, asOf)));
  });
  // Nine digits at most: a larger number is no id and would only trouble the database.
  app.get("/programmes/:id{[1-9][0-9]{0,8}}", async (context) => {
    const programme = await readProgramme(db, Number(context.req.param("id")));
    if (programme === null) return context.notFound();
    const { zone } = calendar();
    return context.html(programmePage(programme, { today: localDate(clock.now(), zone), zone }));
  });
}
