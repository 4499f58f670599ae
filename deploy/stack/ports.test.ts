import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { candidateBases, chooseBase, isFree, portsFrom, portValues, takenPorts } from "./ports";

describe("ports", () => {
  it("gives every part its own port", () => {
    const ports = Object.values(portsFrom(13_000));
    expect(new Set(ports).size).toBe(ports.length);
  });

  it("has the names that templates call ports by", () => {
    expect(portValues({ imaps: 13_993, pop3: 13_110 })).toEqual({ IMAPS_PORT: 13_993, POP3_PORT: 13_110 });
  });

  it("tries every base once, below the kernel's own range", () => {
    const bases = candidateBases("/home/a/letterlock");
    expect(new Set(bases).size).toBe(bases.length);
    expect(Math.max(...bases) + 995).toBeLessThan(32_768);
  });

  it("sees a port that is taken, and chooses a base without it", async () => {
    const base = await chooseBase("here");
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(portsFrom(base).imap, "127.0.0.1", resolve));
    try {
      expect(await isFree(portsFrom(base).imap)).toBe(false);
      expect(await takenPorts(portsFrom(base))).toContain("imap");
      expect(await chooseBase("here")).not.toBe(base);
    } finally {
      await new Promise((resolve) => holder.close(resolve));
    }
  });
});
