import { describe, expect, it } from "vitest";
import { absoluteLifetimeMs, extendedEnd, idleLifetimeMs } from "@/lib/credentials/web-session/lifetime";

const start = new Date("2026-01-01T00:00:00Z");
const at = (ms: number) => new Date(start.getTime() + ms);

describe("extendedEnd", () => {
  it("writes nothing within five minutes and moves the end after that", () => {
    const session = { impersonatedBy: null, createdAt: start, expires: at(idleLifetimeMs) };
    expect(extendedEnd(session, at(60_000))).toBeNull();
    expect(extendedEnd(session, at(600_000))).toEqual(at(idleLifetimeMs + 600_000));
  });

  it("never prolongs a session that an administrator has opened", () => {
    const session = { impersonatedBy: "admin", createdAt: start, expires: at(3_600_000) };
    expect(extendedEnd(session, at(1_800_000))).toBeNull();
  });

  it("never goes past the absolute end", () => {
    const late = absoluteLifetimeMs - 60_000;
    const session = { impersonatedBy: null, createdAt: start, expires: at(late) };
    expect(extendedEnd(session, at(late - 1_000))).toBeNull();
    expect(extendedEnd({ ...session, expires: at(late - idleLifetimeMs) }, at(late))).toEqual(
      at(absoluteLifetimeMs),
    );
  });
});
