import { parentPort } from "node:worker_threads";

parentPort?.on("message", () => {
  const kept = [];
  for (;;) kept.push(new Array(1e6).fill({}));
});
