import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { makeCertificate, type PrivateDovecot, startPrivateDovecot } from "@/bench/private-dovecot";
import { findIdentity, ownDirectory } from "@/deploy/stack/identity";
import { render } from "@/deploy/stack/render";
import { oddLogin } from "@/drill/odd-requests";
import { Dialogue } from "@/e2e/mail/dialogue";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { gateApp } from "@/lib/faces/gate/app";
import { startWorker } from "@/lib/faces/gate/worker";
import { appPassword, mailbox } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { ldapDomain, makeLdapFixture, makeLdapProvider } from "@/lib/testing/directory/ldap-fixture";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { freePort } from "@/lib/testing/free-port";
import { testToken } from "@/lib/testing/machine-request";
import { personLdif, personPassword } from "@/lib/testing/openldap/directory-ldif";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";

/* A real Dovecot that asks the gate: by the Lua client of deploy/, and by mailcow's, unchanged but for the address. */

const database = testDatabase();
const directory = mkdtempSync(join(tmpdir(), "letterlock-gate-"));
const anna = { id: "", address: "anna@xn--bug-mller-u9a.test", password: "own Passwort für anna" };
let server: Server;
let ours: PrivateDovecot;
let mailcows: PrivateDovecot;
let worker: Awaited<ReturnType<typeof startWorker>>;

const base64 = (text: string) => Buffer.from(text).toString("base64");

type Attempt = (dovecot: PrivateDovecot, name: string, password: string) => Promise<string>;

async function talk(port: number, work: (dialogue: Dialogue) => Promise<string>): Promise<string> {
  const dialogue = await Dialogue.open({ host: "127.0.0.1", port });
  try {
    return (await work(dialogue)).trimEnd().split("\r\n").at(-1) ?? "";
  } finally {
    dialogue.close();
  }
}

/** The last line that each service answers to a login, sent in UTF-8. */
const attempts: Record<"imap" | "pop3" | "smtp" | "sieve", Attempt> = {
  imap: ({ imapPort }, name, password) =>
    talk(imapPort, async (dialogue) => {
      await dialogue.until(/^\* OK/);
      return dialogue.ask(`a AUTHENTICATE PLAIN ${base64(`\0${name}\0${password}`)}`, /^a /);
    }),
  pop3: ({ otherPorts }, name, password) =>
    talk(otherPorts.pop3, async (dialogue) => {
      await dialogue.until(/^\+OK/);
      await dialogue.ask(`USER ${name}`, /^[+-]/);
      return dialogue.ask(`PASS ${password}`, /^[+-]/);
    }),
  smtp: ({ otherPorts }, name, password) =>
    talk(otherPorts.submission, async (dialogue) => {
      await dialogue.until(/^220 /);
      await dialogue.ask("EHLO client.test", /^250 /);
      return dialogue.ask(`AUTH PLAIN ${base64(`\0${name}\0${password}`)}`, /^\d{3} /);
    }),
  sieve: ({ otherPorts }, name, password) =>
    talk(otherPorts.sieve, async (dialogue) => {
      await dialogue.until(/^OK/);
      return dialogue.ask(`AUTHENTICATE "PLAIN" "${base64(`\0${name}\0${password}`)}"`, /^(OK|NO|BYE)/);
    }),
};
const protocols = ["imap", "pop3", "smtp", "sieve"] as const;

async function startGates(): Promise<string> {
  ownDirectory(findIdentity(), directory);
  const { certificate, key } = makeCertificate(findIdentity(), directory);
  const port = await freePort();
  vi.stubEnv("GATE_TLS_CERTIFICATE", certificate);
  vi.stubEnv("GATE_TLS_KEY", key);
  vi.stubEnv("GATE_PORT", String(port));
  vi.stubEnv("MACHINE_NETWORKS", "127.0.0.1/32");
  worker = await startWorker();
  server = createServer(getRequestListener(gateApp().fetch)).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `https://127.0.0.1:${port}/api/dovecot/auth`;
}

beforeAll(async () => {
  const mailcowUrl = await startGates();
  const script = render(readFileSync("lib/testing/mailcow-client.lua", "utf8"), {
    GATE_URL: mailcowUrl,
    MAIL_UID: findIdentity().user,
  });
  const { port } = server.address() as AddressInfo;
  [ours, mailcows] = [
    await startPrivateDovecot({ gateUrl: `http://127.0.0.1:${port}`, token: testToken }, "all"),
    await startPrivateDovecot({ script }),
  ];
  const { address, password } = anna;
  anna.id = (await createTestMailbox(database.context(), { address, password })).id;
});

afterAll(async () => {
  await ours?.stop();
  await mailcows?.stop();
  server.closeAllConnections();
  server.close();
  rmSync(directory, { recursive: true, force: true });
});

const setMailbox = (values: Partial<typeof mailbox.$inferInsert>) =>
  database.client().db.update(mailbox).set(values).where(eq(mailbox.id, anna.id));

const accepted = { imap: /^a OK/, pop3: /^\+OK/, smtp: /^235 /, sieve: /^OK/ };
const wrong = {
  imap: /^a NO \[AUTHENTICATIONFAILED\] /,
  pop3: /^-ERR \[AUTH\] Authentication failed/,
  smtp: /^535 5\.7\.8 /,
  sieve: /^NO "Authentication failed/,
};

describe.each(protocols)("%s", (protocol) => {
  const login = (name: string, password: string) => attempts[protocol](ours, name, password);

  it("takes a domain in its own letters, and a password in another form of Unicode", async () => {
    expect(await login("anna@bug-müller.test", anna.password.normalize("NFD"))).toMatch(accepted[protocol]);
    expect(await login("anna@bug-müller.test", "a wrong one")).toMatch(wrong[protocol]);
  });

  it("shows why the right password does not open it, and nothing to a wrong one", async () => {
    await setMailbox({ adminState: "disabled" });
    const shown = {
      imap: /^a NO \[CONTACTADMIN\] Your mailbox has been disabled\./,
      pop3: /^-ERR \[AUTH\] Your mailbox has been disabled\./,
      smtp: /^525 5\.7\.13 Your mailbox has been disabled\./,
      sieve: /^NO "Your mailbox has been disabled\./,
    };
    expect(await login(anna.address, anna.password)).toMatch(shown[protocol]);
    expect(await login(anna.address, "a wrong one")).toMatch(wrong[protocol]);
    expect(await login("nobody@demo.test", "a wrong one")).toMatch(wrong[protocol]);
    await setMailbox({ adminState: "active" });
    expect(await login(anna.address, anna.password)).toMatch(accepted[protocol]);
  });

  it("calls an expired app password expired", async () => {
    const made = await createAppPassword(database.context(), {
      mailboxId: anna.id,
      name: `old ${protocol}`,
      protocols: [protocol],
    });
    expect(await login(anna.address, made.password)).toMatch(accepted[protocol]);
    const { db } = database.client();
    await db
      .update(appPassword)
      .set({ expiresAt: new Date(0) })
      .where(eq(appPassword.id, made.id));
    const shown = {
      imap: /^a NO \[EXPIRED\] /,
      pop3: /^-ERR \[AUTH\] Password expired/,
      smtp: /^535 5\.7\.8 .*expired/i,
      sieve: /^NO .*expired/i,
    };
    expect(await login(anna.address, made.password)).toMatch(shown[protocol]);
  });
});

it.each([
  ["in capitals", "Anna@BUG-MÜLLER.test"],
  ["decomposed, as macOS types", "anna@bug-müller.test".normalize("NFD")],
  ["in ASCII", anna.address],
])("a domain %s is the same", async (_, name) =>
  expect(await attempts.imap(ours, name, anna.password)).toMatch(accepted.imap),
);

it("says by which protocol an app password does not work", async () => {
  const { password } = await createAppPassword(database.context(), {
    mailboxId: anna.id,
    name: "pop3 only",
    protocols: ["pop3"],
  });
  expect(await attempts.imap(ours, anna.address, password)).toContain(
    "[CONTACTADMIN] This app password is for",
  );
  expect(await attempts.pop3(ours, anna.address, password)).toMatch(accepted.pop3);
});

/*
 * imaptest's cases of the state before a login: its scripts `logout` and `id`, the login that each of its other 69 begins with, and
 * the forms of it that RFC 9051 has beside. Those others (APPEND to URLAUTH) try Dovecot's mailboxes once somebody is in.
 * The tool itself is not built here: Debian has Dovecot's headers (dovecot-dev 2.3.19.1) but not imaptest, nor do npm and PyPI have
 * it, and of its history neither the versions for 2.4 nor those for 2.3 compile with these headers as they are. Built by hand with
 * a patch (ba1d6ab of its repository) and run once, on 2026-11-30, at this Dovecot and at one that asks nobody: 71 scripts of
 * 71, 787 commands of 787 at both.
 */
describe("every form of an IMAP login (RFC 9051, sections 6.2 and 6.3; imaptest's scripts of that state)", () => {
  const ask = (lines: [string, RegExp][]) =>
    talk(ours.imapPort, async (dialogue) => {
      await dialogue.until(/^\* OK/);
      let answer = "";
      for (const [line, pattern] of lines) answer = await dialogue.ask(line, pattern);
      return answer;
    });
  const ascii = { name: anna.address, password: "" };
  const tagged = /^a /;
  const ready = /^\+/;
  const longFields = Array.from(
    { length: 30 },
    (_, field) => `"field-${field}" "${"1234567890".repeat(102)}"`,
  ).join(" ");

  beforeAll(async () => {
    const protocols = ["imap" as const];
    const made = await createAppPassword(database.context(), {
      mailboxId: anna.id,
      name: "forms",
      protocols,
    });
    ascii.password = made.password;
  });

  it.each<[string, () => [string, RegExp][], RegExp]>([
    ["atoms", () => [[`a LOGIN ${ascii.name} ${ascii.password}`, tagged]], /^a OK/],
    ["quoted strings", () => [[`a LOGIN "${ascii.name}" "${ascii.password}"`, tagged]], /^a OK/],
    [
      "literals",
      () => [
        [`a LOGIN {${ascii.name.length}}`, ready],
        [`${ascii.name} {${ascii.password.length}}`, ready],
        [ascii.password, tagged],
      ],
      /^a OK/,
    ],
    [
      "literals without waiting",
      () => [
        [
          `a LOGIN {${ascii.name.length}+}\r\n${ascii.name} {${ascii.password.length}+}\r\n${ascii.password}`,
          tagged,
        ],
      ],
      /^a OK/,
    ],
    [
      "AUTHENTICATE PLAIN in two steps",
      () => [
        ["a AUTHENTICATE PLAIN", ready],
        [base64(`\0${ascii.name}\0${ascii.password}`), tagged],
      ],
      /^a OK/,
    ],
    [
      "AUTHENTICATE LOGIN",
      () => [
        ["a AUTHENTICATE LOGIN", ready],
        [base64(ascii.name), ready],
        [base64(ascii.password), tagged],
      ],
      /^a OK/,
    ],
    [
      "an exchange given up",
      () => [
        ["a AUTHENTICATE PLAIN", ready],
        ["*", tagged],
      ],
      /^a (BAD|NO)/,
    ],
    [
      "as somebody else",
      () => [[`a AUTHENTICATE PLAIN ${base64(`boss@demo.test\0${ascii.name}\0${ascii.password}`)}`, tagged]],
      /^a NO/,
    ],
    ["a mechanism that is not offered", () => [["a AUTHENTICATE CRAM-MD5", tagged]], /^a (NO|BAD)/],
    ["no password", () => [[`a LOGIN "${ascii.name}" ""`, tagged]], /^a (NO|BAD)/],
    ["a mailbox before it", () => [["a SELECT INBOX", tagged]], /^a (NO|BAD)/],
    [
      "a second one",
      () => [
        [`a LOGIN "${ascii.name}" "${ascii.password}"`, tagged],
        [`b LOGIN "${ascii.name}" "${ascii.password}"`, /^b /],
      ],
      /^b (NO|BAD)/,
    ],
    [
      // Dovecot hands it on to the gate (`imap_id_retain`).
      "thirty fields of the client's name before it",
      () => [
        [`i ID (${longFields})`, /^i OK/],
        [`a LOGIN "${ascii.name}" "${ascii.password}"`, tagged],
      ],
      /^a OK/,
    ],
    [
      "commands behind it without waiting",
      () => [[`a LOGIN "${ascii.name}" "${ascii.password}"\r\nb SELECT INBOX\r\nc LOGOUT`, /^c /]],
      /^c OK/,
    ],
    [
      "the end, after nothing but noise",
      () => [
        ["n NOOP", /^n OK/],
        ["a LOGOUT", tagged],
      ],
      /^a OK/,
    ],
  ])("%s", async (_, lines, answer) => expect(await ask(lines())).toMatch(answer));
});

describe("somebody of a directory", () => {
  const slapd = testSlapd(personLdif("lena"));

  it("comes in by a name that only the directory knows, and is the mailbox to every service", async () => {
    const address = `lena@${ldapDomain}`;
    await makeLdapFixture(database.context(), slapd());
    await signInWithPassword(database.context(), { address, password: personPassword });
    const first = () => attempts.imap(ours, "lena", personPassword);
    await expect
      .poll(first, { message: "the gate has noticed the directory", timeout: 15_000 })
      .toMatch(accepted.imap);
    for (const protocol of protocols) {
      expect(await attempts[protocol](ours, "lena", "wrong"), protocol).toMatch(wrong[protocol]);
      expect(await attempts[protocol](ours, "lena", personPassword), protocol).toMatch(accepted[protocol]);
    }
    const users = ours.log().flatMap((line) => /-login: Info: Login: user=<(.*?)>/.exec(line)?.[1] ?? []);
    expect(users.slice(-protocols.length)).toEqual(protocols.map(() => address));
    await makeLdapProvider(database.context(), slapd(), { enabled: false });
  });
});

it("odd logins are refused in time, and Dovecot and its Lua client go on", async () => {
  const { address, password } = anna;
  const odd = oddLogin({ address, password, appPassword: "aaaa-aaaa-aaaa-aaaa-aaaa" });
  const property = fc.asyncProperty(odd, async ({ name, password: given }) => {
    const begun = Date.now();
    expect(await attempts.imap(ours, name, given)).toMatch(/^a (NO|BAD) /);
    expect(Date.now() - begun).toBeLessThan(3_000);
  });
  await fc.assert(property, { numRuns: 15 });
  expect(await attempts.imap(ours, address, password)).toMatch(accepted.imap);
  expect(ours.log().filter((line) => / auth(-worker)?\b.*: (Error|Fatal|Panic): /.test(line))).toEqual([]);
});

describe("mailcow's Lua client", () => {
  const login = (name: string, password: string) => attempts.imap(mailcows, name, password);

  it("lets in with the right password and an app password, and nobody else", async () => {
    const app = await createAppPassword(database.context(), {
      mailboxId: anna.id,
      name: "for mailcow",
      protocols: ["imap"],
    });
    for (const password of [anna.password, app.password])
      expect(await login(anna.address, password)).toMatch(accepted.imap);
    for (const [name, password] of [
      [anna.address, "a wrong one"],
      [anna.address, 'with "quotes" and \\'],
      ["nobody@demo.test", anna.password],
      ["anna", anna.password],
    ] as const)
      expect(await login(name, password), name).toMatch(wrong.imap);
    await setMailbox({ imap: false });
    expect(await login(anna.address, anna.password)).toMatch(wrong.imap);
    await setMailbox({ imap: true });
  });

  it("takes an outage for a wrong password within seconds, as it always does", async () => {
    await worker.close();
    const begun = Date.now();
    expect(await login(anna.address, anna.password)).toMatch(wrong.imap);
    expect(Date.now() - begun).toBeLessThan(5_000);
  });
});
