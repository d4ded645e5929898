// Starts as bin/zhouzhi.mjs does, and prints what it rendered; ends by itself when nothing is left to do.
import { register } from "tsx/esm/api";

register();
const { createRenderer } = await import("../../../src/reports/renderer/renderer.ts");
const { card } = await import("../cards.ts");
const rendering = await createRenderer().renderCard(card());
const bytes = "bytes" in rendering ? rendering.bytes : new Uint8Array();
process.stdout.write(JSON.stringify({ ...rendering, bytes: bytes.length }));
