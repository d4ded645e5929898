import { randomBytes } from "node:crypto";
import { createServer, type Server, type Socket, connect as socketTo } from "node:net";
import { Redis } from "ioredis";
import { describe, expect, inject, it } from "vitest";
import { queueCarrier } from "../../jobs/carrier.ts";
import { JOB_NAMES } from "../../jobs/names.ts";
import { systemClock } from "../../src/clock.ts";
import { eventually, keptHandlers, keptLog } from "./fixtures.ts";

const redisUrl = inject("redisUrl");

/** A way to Redis that can be closed, which also cuts the connections that use it. */
function door(url: URL) {
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  let port = 0;
  const pass = (inner: Socket) => {
    const outer = socketTo(Number(url.port || 6379), url.hostname);
    for (const socket of [inner, outer]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => sockets.delete(socket));
    }
    inner.pipe(outer).pipe(inner);
  };
  return {
    async open(): Promise<number> {
      const opened = createServer(pass);
      server = opened;
      await new Promise<void>((resolve) => opened.listen(port, "127.0.0.1", resolve));
      const address = opened.address();
      port = typeof address === "object" && address ? address.port : port;
      return port;
    },
    close(): void {
      server?.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

describe.runIf(redisUrl !== null)("a carrier whose Redis goes away", () => {
  it("begins once Redis answers, fails fast while it is away, and goes on when it is back", async () => {
    const url = new URL(redisUrl ?? "");
    const way = door(new URL(url));
    url.port = String(await way.open());
    url.hostname = "127.0.0.1";
    way.close();
    const prefix = `zhouzhi-test-${randomBytes(6).toString("hex")}`;
    const { log } = keptLog();
    const { handlers, calls } = keptHandlers();
    const carrier = await queueCarrier({ redisUrl: url.href, prefix }, { clock: systemClock, log });
    await carrier.start(handlers, JOB_NAMES);
    /** What a sweep does: carries again whatever is still due. */
    const sweepUntilDone = async (call: string, id: string) => {
      for (let sweep = 0; sweep < 50 && !calls.includes(call); sweep++) {
        await carrier.carry("open", id);
        await eventually(() => calls.includes(call), 200);
      }
    };
    await carrier.carry("open", "1");
    await way.open();
    await sweepUntilDone("open 1", "1");
    way.close();
    await eventually(() => false, 50);
    const start = performance.now();
    await carrier.carry("open", "2");
    expect(performance.now() - start).toBeLessThan(2_500);
    await way.open();
    await sweepUntilDone("open 2", "2");
    expect([...new Set(calls)]).toEqual(["open 1", "open 2"]);
    await carrier.stop();
    way.close();
    await clean(prefix);
  });
});

async function clean(prefix: string): Promise<void> {
  const redis = new Redis(redisUrl ?? "");
  for (const key of await redis.keys(`${prefix}:*`)) await redis.del(key);
  redis.disconnect();
}
