import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { type ConsoleDeps, createConsole } from "./app.ts";
import { listenAdvice } from "./wording.ts";

/** Answers under way at a stop get this long; what is left is cut off. */
const STOP_LIMIT_MS = 2_000;

/** The console cannot listen as configured. `advice` is Chinese and says what to do. */
export class ConsoleRefused extends Error {
  readonly advice: string;
  constructor(message: string, advice: string, cause: unknown) {
    super(message, { cause });
    this.name = "ConsoleRefused";
    this.advice = advice;
  }
}

export type RunningConsole = {
  /** Where it is reached from this machine: http://127.0.0.1:8080 */
  address: string;
  /** Works once; show it to the administrator, never log it. */
  signInLink: string;
  stop(): Promise<void>;
};

/**
 * Starts the console on `host` and `port` (0: a free one) and resolves once it listens.
 * Rejects with `ConsoleRefused` when the port is taken or forbidden, or the host is not of this machine.
 */
export async function startConsole(
  options: ConsoleDeps & { port: number },
): Promise<RunningConsole> {
  const { port, ...deps } = options;
  const { app, signInPath } = createConsole(deps);
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  const listening = await listen(server, deps.host, port);
  deps.log.info({ host: deps.host, port: listening }, "the console listens");
  const address = `http://${nameOf(deps.host)}:${listening}`;
  return { address, signInLink: `${address}${signInPath}`, stop: () => stop(server) };
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw refusal(error, host, port) ?? error;
  }
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

function refusal(error: unknown, host: string, port: number): ConsoleRefused | null {
  if (!(error instanceof Error && "code" in error)) return null;
  switch (error.code) {
    case "EADDRINUSE":
      return new ConsoleRefused(`port ${port} is taken`, listenAdvice.portTaken(port), error);
    case "EACCES":
      return new ConsoleRefused(
        `port ${port} is forbidden`,
        listenAdvice.portForbidden(port),
        error,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new ConsoleRefused(`no host ${host} here`, listenAdvice.hostUnknown(host), error);
    default:
      return null;
  }
}

/** How a browser on this machine calls the host; a console on all addresses is also on the loopback one. */
function nameOf(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  const cut = setTimeout(() => server.closeAllConnections(), STOP_LIMIT_MS);
  await closed;
  clearTimeout(cut);
}
