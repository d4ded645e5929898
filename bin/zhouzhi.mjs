#!/usr/bin/env node
// The product runs from its TypeScript source: no build that could be forgotten or out of date.
import { register } from "tsx/esm/api";

// pg warns of how Prisma's adapter queues its queries; a user can do nothing about it.
process.noDeprecation = true;
register();
await import("../src/cli.ts");
