import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { startTelegramDouble } from "./double.ts";
import { group, type NewUpdate, privateChat, user } from "./updates.ts";

/**
 * The double as a program: `npx tsx test/support/telegram-double/main.ts --port 8081`.
 * Prints one JSON line per call. Takes JSON lines on standard input:
 * `{"say":"签到","from":[7,"张三"],"group":[-1001,"东关镇工作群"]}` (private without a group),
 * `{"receive":{…an update without its id…}}`, `{"limit":"-1001","seconds":5}` (0 lifts),
 * `{"block":"7"}`, `{"hang":1}`.
 */
type Order = {
  say?: string;
  from?: [number, string];
  group?: [number, string];
  receive?: NewUpdate;
  limit?: string;
  seconds?: number;
  block?: string;
  hang?: number;
};

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8081" },
    token: { type: "string" },
    limits: { type: "boolean", default: false },
    privacy: { type: "boolean", default: false },
  },
});
const print = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);
const double = await startTelegramDouble({
  port: Number(values.port),
  enforceLimits: values.limits,
  hearsWholeGroups: !values.privacy,
  ...(values.token !== undefined && { token: values.token }),
  onCall: (call) => print({ call }),
});
print({ apiRoot: double.apiRoot, token: double.token });

function obey(order: Order): void {
  if (order.say !== undefined && order.from) {
    const from = user(...order.from);
    const chat = order.group ? group(...order.group) : privateChat(from);
    print({ received: double.say({ chat, from, text: order.say }).updateId });
  }
  if (order.receive) print({ received: double.receive(order.receive) });
  if (order.limit !== undefined && order.seconds)
    double.trouble.limited.set(order.limit, order.seconds);
  else if (order.limit !== undefined) double.trouble.limited.delete(order.limit);
  if (order.block !== undefined)
    double.trouble.blocked.set(order.block, "bot was blocked by the user");
  if (order.hang !== undefined) double.trouble.deliverThenHang(order.hang);
}

for await (const line of createInterface({ input: process.stdin })) {
  try {
    obey(JSON.parse(line) as Order);
  } catch (error) {
    print({ error: error instanceof Error ? error.message : "not understood" });
  }
}
