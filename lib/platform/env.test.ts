import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseEnv } from "@/lib/platform/env";

const good = {
  NODE_ENV: "test" as const,
  DATABASE_URL: "mysql://u:p@127.0.0.1:3306/letterlock",
  LETTERLOCK_SECRET: Buffer.alloc(32, 7).toString("base64"),
  PORTAL_URL: "https://mail.example.org/",
};

describe("parseEnv", () => {
  it("fills in defaults and reduces the portal URL to its origin", () => {
    const env = parseEnv(good);
    expect(env.PORTAL_URL).toBe("https://mail.example.org");
    expect(env.GATE_PORT).toBe(9080);
    expect(env.TRUSTED_PROXIES).toEqual(["127.0.0.1/32", "::1/128"]);
  });

  it("knows the ports of the mail host by the names that installations give them, each with the usual one", () => {
    expect(parseEnv(good)).toMatchObject({
      MAIL_IMAPS_PORT: 993,
      MAIL_POP3S_PORT: 995,
      MAIL_SUBMISSION_PORT: 587,
      MAIL_SIEVE_PORT: 4190,
    });
    expect(parseEnv({ ...good, MAIL_SIEVE_PORT: "2000" })).toMatchObject({ MAIL_SIEVE_PORT: 2000 });
  });

  it("names every missing or wrong variable at once, without its value", () => {
    const bad = {
      ...good,
      DATABASE_URL: "postgres://secret-host/x",
      GATE_PORT: "99999",
      PORTAL_URL: undefined,
    };
    expect(() => parseEnv(bad)).toThrow(
      /DATABASE_URL must be[\s\S]*PORTAL_URL is missing|PORTAL_URL is missing[\s\S]*DATABASE_URL/,
    );
    expect(() => parseEnv(bad)).toThrow(/GATE_PORT/);
    expect(() => parseEnv(bad)).not.toThrow(/secret-host/);
  });

  it("reads a secret from a file and refuses two sources for one secret", () => {
    const file = join(mkdtempSync(join(tmpdir(), "env-")), "token");
    writeFileSync(file, "a-machine-token-of-some-length\n");
    expect(parseEnv({ ...good, MACHINE_TOKEN_FILE: file }).MACHINE_TOKEN).toBe(
      "a-machine-token-of-some-length",
    );
    expect(() => parseEnv({ ...good, MACHINE_TOKEN: "x".repeat(30), MACHINE_TOKEN_FILE: file })).toThrow(
      "set only one",
    );
    expect(() => parseEnv({ ...good, MACHINE_TOKEN_FILE: "/does/not/exist" })).toThrow(
      "MACHINE_TOKEN_FILE cannot be read",
    );
  });

  it("wants a certificate and its key, or neither", () => {
    for (const one of ["GATE_TLS_CERTIFICATE", "GATE_TLS_KEY"])
      expect(() => parseEnv({ ...good, [one]: "/etc/ssl/x.pem" }), one).toThrow("belong together");
    const both = { ...good, GATE_TLS_CERTIFICATE: "/etc/ssl/x.pem", GATE_TLS_KEY: "/etc/ssl/x.key" };
    expect(parseEnv(both).GATE_TLS_KEY).toBe("/etc/ssl/x.key");
  });

  it("refuses plain http outside loopback and short secrets", () => {
    expect(() => parseEnv({ ...good, PORTAL_URL: "http://mail.example.org" })).toThrow("must be https");
    expect(() => parseEnv({ ...good, LETTERLOCK_SECRET: "c2hvcnQtc2VjcmV0LWJ1dC0yNC1jaGFycw==" })).toThrow(
      "32 random bytes",
    );
  });
});
