import { connect } from "../../src/db/client.ts";
import { playOn } from "./playing.ts";

// A process of its own for rehearse.db.test.ts, because the zone of a machine is set before it starts.
const [url = "", file = "", replies = "", from = "", through = "", out = ""] =
  process.argv.slice(2);
const db = connect(url, 2);
await playOn(db, { file, replies, from, through, out });
await db.$disconnect();
process.stdout.write(Intl.DateTimeFormat().resolvedOptions().timeZone);
