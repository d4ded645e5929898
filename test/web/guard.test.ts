import { describe, expect, it } from "vitest";
import { answersTo } from "../../web/guard.ts";

describe("the names a console on a loopback address answers to", () => {
  it.each([
    ["127.0.0.1:8080", true],
    ["localhost:8080", true],
    ["LOCALHOST", true],
    ["[::1]:8080", true],
    ["localhost:9000", true],
    ["evil.example", false],
    ["evil.example:8080", false],
    ["127.0.0.1.evil.example:8080", false],
    ["localhost.evil.example", false],
    ["evil@127.0.0.1", false],
    ["127.0.0.1:8080/evil.example", false],
    ["", false],
    [undefined, false],
  ])("%s: %s", (header, answered) => {
    expect(answersTo(header, "127.0.0.1")).toBe(answered);
  });

  it("are any once HOST is set to another address", () => {
    expect(answersTo("console.county.example", "0.0.0.0")).toBe(true);
    expect(answersTo("10.1.2.3:8080", "10.1.2.3")).toBe(true);
    expect(answersTo(undefined, "0.0.0.0")).toBe(false);
  });
});
