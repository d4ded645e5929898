// A worker thread does not inherit the loader that lets the product run from its TypeScript source.
import { register } from "tsx/esm/api";

register();
await import("./program.ts");
