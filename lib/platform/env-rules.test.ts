import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EnvironmentError, parseEnv } from "@/lib/platform/env";
import { environment, secretNames } from "@/lib/platform/env-variables";

const good: NodeJS.ProcessEnv = {
  NODE_ENV: "test",
  DATABASE_URL: "mysql://u:p@127.0.0.1:3306/letterlock",
  LETTERLOCK_SECRET: Buffer.alloc(32, 7).toString("base64"),
  PORTAL_URL: "https://mail.example.org/",
  LETTERLOCK_MAIL_FROM: "letterlock@mail.example.org",
};
const taken = (over: Record<string, string>) => {
  try {
    parseEnv({ ...good, ...over });
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentError);
    return false;
  }
};

describe("each variable", () => {
  it.each<[string, string, boolean]>([
    ["DATABASE_URL", "mariadb://u:p@db/letterlock", true],
    ["DATABASE_URL", "postgres://u:p@db/letterlock", false],
    ["DATABASE_URL", "letterlock", false],
    ["LETTERLOCK_SECRET", Buffer.alloc(31, 7).toString("base64"), false],
    ["LETTERLOCK_SECRET", Buffer.alloc(64, 7).toString("base64"), true],
    ["PORTAL_URL", "http://localhost:3000", true],
    ["PORTAL_URL", "http://127.0.0.1", true],
    ["PORTAL_URL", "http://[::1]:8080", true],
    ["PORTAL_URL", "http://localhost.evil.test", false],
    ["PORTAL_URL", "http://127.0.0.1.evil.test", false],
    ["PORTAL_URL", "ftp://mail.example.org", false],
    ["PORTAL_URL", "mail.example.org", false],
    ["MACHINE_TOKEN", "x".repeat(24), true],
    ["MACHINE_TOKEN", "x".repeat(23), false],
    ["MACHINE_TOKEN", ` ${"x".repeat(23)} `, false],
    ["WEBMAIL_SECRET", "short", false],
    ["MACHINE_NETWORKS", "10.0.0.0/8, fd00::/8", true],
    ["MACHINE_NETWORKS", "10.0.0.1", false],
    ["MACHINE_NETWORKS", "everywhere", false],
    ["TRUSTED_PROXIES", "10.0.0.0/33", false],
    ["PROVIDER_NETWORKS", "10.0.0.0/8,,", true],
    ["DOVEADM_URL", "http://dovecot:8080/doveadm/v1", true],
    ["DOVEADM_URL", "dovecot:8080", false],
    ["LETTERLOCK_SMTP_URL", "smtp://127.0.0.1:25", true],
    ["LETTERLOCK_SMTP_URL", "smtps://user:pass%40word@mail.example.org", true],
    ["LETTERLOCK_SMTP_URL", "http://127.0.0.1:25", false],
    ["LETTERLOCK_SMTP_URL", "127.0.0.1:25", false],
    ["LETTERLOCK_MAIL_FROM", "Letterlock <letterlock@example.org>", false],
    ["LETTERLOCK_MAIL_FROM", "letterlock@example.org\r\nBcc: eve@evil.test", false],
    ["GATE_PORT", "1", true],
    ["GATE_PORT", "65535", true],
    ["GATE_PORT", "0", false],
    ["GATE_PORT", "65536", false],
    ["GATE_PORT", "9080.5", false],
    ["GATE_PORT", "http", false],
    ["GATE_WORKERS", "256", true],
    ["GATE_WORKERS", "257", false],
    ["GATE_WORKERS", "0", false],
    ["MILTER_PORT", "8891", true],
    ["MILTER_PORT", "-1", false],
    ["MAIL_IMAPS_PORT", "70000", false],
    ["GATE_URL", "ftp://gate", false],
    ["LOG_LEVEL", "debug", true],
    ["LOG_LEVEL", "verbose", false],
    ["NODE_ENV", "staging", false],
  ])("%s=%s: taken %s", (name, value, expected) => expect(taken({ [name]: value })).toBe(expected));

  it("that is empty is as one that is not there", () => {
    const empty = Object.fromEntries(Object.keys(environment.shape).map((name) => [name, ""]));
    expect(parseEnv({ ...empty, ...good })).toEqual(parseEnv(good));
    expect(taken({ PORTAL_URL: "" })).toBe(false);
  });

  it("that must be there is asked for, all at once", () => {
    try {
      parseEnv({ NODE_ENV: "test" });
      expect.unreachable();
    } catch (error) {
      for (const name of ["DATABASE_URL", "LETTERLOCK_SECRET", "PORTAL_URL"])
        expect((error as Error).message).toContain(name);
    }
  });

  it("is said nothing of but its name when it is wrong", () => {
    const secret = "hunter2-hunter2";
    for (const name of Object.keys(environment.shape)) {
      let message = "";
      try {
        parseEnv({ ...good, [name]: `${secret}\n` });
      } catch (error) {
        message = (error as Error).message;
      }
      expect(message, name).not.toContain(secret);
    }
  });
});

describe("the public address", () => {
  it.each([
    ["https://Mail.Example.org/portal?x=1#y", "https://mail.example.org"],
    ["https://mail.example.org:443/", "https://mail.example.org"],
    ["https://mail.example.org:8443", "https://mail.example.org:8443"],
    ["https://user:pass@mail.example.org", "https://mail.example.org"],
  ])("of %s is the origin %s", (given, origin) =>
    expect(parseEnv({ ...good, PORTAL_URL: given }).PORTAL_URL).toBe(origin),
  );
});

describe("a secret in a file", () => {
  const directory = mkdtempSync(join(tmpdir(), "env-rules-"));
  const file = (name: string, content: string) => {
    writeFileSync(join(directory, name), content);
    return join(directory, name);
  };
  const values: Record<(typeof secretNames)[number], string> = {
    LETTERLOCK_SECRET: Buffer.alloc(32, 3).toString("base64"),
    MACHINE_TOKEN: "machine-token-of-some-length",
    WEBMAIL_SECRET: "webmail-secret-of-some-length",
    DOVEADM_API_KEY: "key",
    LETTERLOCK_SMTP_URL: "smtp://user:password@127.0.0.1:587",
    DATABASE_URL: "mysql://other:p@db/letterlock",
  };

  it.each([...secretNames])("is read for %s, without the line break at its end", (name) => {
    const { [name]: _, ...rest } = good;
    const read = parseEnv({ ...rest, NODE_ENV: "test", [`${name}_FILE`]: file(name, `${values[name]}\n`) });
    expect(read[name]).toBe(values[name]);
  });

  it.each([...secretNames])("for %s is checked like any other, and refused beside the variable", (name) => {
    const given = { ...good, [name]: values[name], [`${name}_FILE`]: file(name, values[name]) };
    expect(() => parseEnv(given)).toThrow(EnvironmentError);
  });

  it("that is empty is as none", () => {
    expect(taken({ MACHINE_TOKEN_FILE: file("empty", "\n") })).toBe(true);
    const { LETTERLOCK_SECRET: _, ...rest } = good;
    expect(() => parseEnv({ ...rest, NODE_ENV: "test", LETTERLOCK_SECRET_FILE: file("empty", "") })).toThrow(
      EnvironmentError,
    );
  });

  it("is not read for what is no secret", () =>
    expect(parseEnv({ ...good, GATE_HOST_FILE: file("host", "0.0.0.0") }).GATE_HOST).toBe("127.0.0.1"));
});

it("wants an address that mails come from where they can be sent", () => {
  const { LETTERLOCK_MAIL_FROM: _, ...none } = good;
  expect(() => parseEnv({ ...none, LETTERLOCK_SMTP_URL: "smtp://127.0.0.1:25" })).toThrow(
    /LETTERLOCK_MAIL_FROM is missing/,
  );
});
