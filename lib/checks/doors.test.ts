import { getTableColumns } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { sentForm } from "@/lib/testing/sent-form";
import { stubProductEnv } from "@/lib/testing/stub-product-env";
import { say } from "@/lib/words/text";

// A door that stands in the table and nowhere else: whatever lists doors by itself does not know it.
vi.mock("@/lib/platform/doors", async (original) => {
  const { doors, mailPorts } = await original<typeof import("@/lib/platform/doors")>();
  const { webmail, delivery, ...others } = doors;
  const chat = {
    label: "Chat",
    purpose: "Talk",
    place: delivery.place - 0.5,
    takes: ["app-password", "local-password"],
    services: ["xmpp", "jabber"],
    paths: ["SOGo/chat"],
    connection: { at: "mail-host", port: "chats", encryption: "SSL/TLS" },
  };
  const chats = { number: 5223, use: "talking" };
  return { doors: { ...others, chat, webmail, delivery }, mailPorts: { ...mailPorts, chats } };
});

const { appPasswordForms } = await import("@/app/(console)/[role]/mailboxes/[address]/app-password-forms");
const { connectionSettings } = await import("@/lib/accounts/device/connection-settings");
const { serverAddresses } = await import("@/lib/accounts/device/server-addresses");
const { environment } = await import("@/lib/platform/env-variables");
const { doorText, knownDoors } = await import("@/app/(console)/[role]/(logs)/login-words");
const { templateForms } = await import("@/app/(console)/[role]/templates/template-forms");
const { inputWords } = await import("@/app/(console)/field-form");
const { fieldName } = await import("@/app/(console)/stale-fields");
const { Call } = await import("@/lib/faces/cli/call");
const { buildProgram } = await import("@/lib/faces/cli/program");
const { protocolList } = await import("@/lib/faces/cli/option-parsers");
const { doorLabel } = await import("@/lib/access/door-texts");
const { clientProtocols, doorNames, inSight, protocolFlags, protocols } = await import(
  "@/lib/platform/db/protocols"
);
const schema = await import("@/lib/platform/db/schema");
const { pinnableFields } = await import("@/lib/platform/db/schema/mailbox");
const { judgeCredentials } = await import("@/lib/doors/login-doctor/credentials");
const { explainLoginInput } = await import("@/lib/doors/login-doctor/explain-login");
const { readLoginRequest } = await import("@/lib/doors/mail/login-request");
const { decideAccess } = await import("@/lib/access/decide-access");
const { accessFacts } = await import("@/lib/access/facts");
const { packedFactsColumns, packedProtocolsColumn, unpackFacts, unpackProtocols } = await import(
  "@/lib/access/packed-facts"
);
const { losesAccess } = await import("@/lib/revocation/outbox/revoke-lost-access");
const { managedShapes } = await import("@/lib/accounts/template/given-shapes");
const { openApiDocument } = await import("@/lib/faces/rest/openapi");
const { templateDefaults, templateFields, templateFieldShapes } = await import(
  "@/lib/accounts/template/fields"
);
const { doorOf } = await import("@/lib/doors/webmail/door");

/** Its name, as one of those that the types know. */
const chat = clientProtocols.filter((name) => doorLabel(name).english === "Chat")[0] ?? "imap";
/** What the hot read gives for a mailbox that has every flag. */
const row = { adminState: "active", directoryState: "present", identityProviderId: null, facts: 0xffff };
const open = { ...unpackFacts(row), hasSecondFactor: false, requireSecondFactor: false };
const appPassword = {
  kind: "app-password" as const,
  protocols: protocolFlags([chat]),
  expiresAt: null,
  networkAllowed: true,
};

describe("a new line in the table of doors", () => {
  it("becomes a column of mailboxes, templates and app passwords, closed until somebody opens it", () => {
    for (const table of [schema.mailbox, schema.template, schema.appPassword])
      expect(getTableColumns(table)).toMatchObject({ chat: { name: "chat", notNull: true, default: false } });
    expect(pinnableFields).toContain("chat");
  });

  it("is a fact of the access decision, read by every login", () => {
    expect(accessFacts).toHaveProperty("chat");
    expect(packedFactsColumns).toMatch(/ \+ mailbox\.chat \* \d+/);
    expect(packedProtocolsColumn("app_password")).toMatch(/ \+ app_password\.chat \* \d+\)/);
    expect(unpackFacts(row)).toHaveProperty("chat", true);
    const bit = 2 ** clientProtocols.indexOf(chat);
    expect(unpackProtocols(bit)).toEqual(protocolFlags([chat]));
  });

  it("is decided upon: by what it takes, the mailbox's flag and the app password's", () => {
    const decide = (facts: typeof open, credential: Parameters<typeof decideAccess>[2]) => {
      const decision = decideAccess(facts, chat, credential);
      return decision.allowed || decision.reason;
    };
    expect(decide(open, appPassword)).toBe(true);
    expect(decide(open, { kind: "local-password" })).toBe(true);
    expect(decide(open, { kind: "session" })).toBe("credential-not-for-door");
    expect(decide({ ...open, [chat]: false }, appPassword)).toBe("protocol-off");
    expect(decide(open, { ...appPassword, protocols: protocolFlags(["imap"]) })).toBe(
      "app-password-lacks-protocol",
    );
    expect(judgeCredentials(open, chat)).toContainEqual({
      credential: "app-password",
      accepted: true,
      reason: null,
    });
  });

  it("ends what is open when it is switched off", () => {
    expect(losesAccess(open, { ...open, [chat]: false })).toBe(true);
    expect(losesAccess(open, open)).toBe(false);
  });

  it.each(["xmpp", "jabber"])("is what Dovecot asks about as %s", (service) => {
    const body = { username: "a@demo.test", password: "x", real_rip: "192.0.2.1", service };
    expect(readLoginRequest(body)?.door).toBe("chat");
  });

  it("is what nginx asks about by its path", () => {
    expect(doorOf("/SOGo/chat/a@demo.test")).toBe("chat");
    expect(doorOf("/SOGo/chatter")).toBeNull();
  });

  it("is a field of templates and an item of the API's lists", () => {
    expect(templateDefaults).toHaveProperty("chat", true);
    expect(templateFieldShapes).toHaveProperty("chat");
    expect(managedShapes.protocols.parse(["chat"])).toEqual(["chat"]);
    expect(explainLoginInput.parse({ address: "a@demo.test", door: "chat" }).door).toBe("chat");
    expect(JSON.stringify(openApiDocument().components)).toContain(
      `"enum":${JSON.stringify(clientProtocols)}`,
    );
  });

  it("is an option of the command line", () => {
    expect(protocolList("chat,imap")).toEqual(["imap", "chat"]);
    const terminal = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr };
    const options = buildProgram(new Call(terminal))
      .commands.flatMap((group) => group.commands)
      .flatMap((command) => command.options);
    const listed = options.filter(({ long }) => long === "--protocols");
    expect(listed.length).toBeGreaterThan(2);
    for (const { description } of listed) expect(description).toContain(clientProtocols.join());
    expect(options.find(({ long }) => long === "--door")?.argChoices).toEqual(doorNames);
  });

  it("is a choice of the console, with its words, and one that people have", async () => {
    expect(inSight(protocols).at(-1)).toBe("chat");
    expect(await inputWords(templateFields)).toMatchObject({ chat: { label: "Chat", hint: "Talk" } });
    const sent = sentForm({ name: "x", quotaBytes: "", startPage: "portal", chat: "on" });
    expect(templateForms.createTemplate.input.parse(sent).data).toMatchObject({ protocols: ["chat"] });
    expect([say(fieldName("chat")), say(doorText("chat"))]).toEqual(["Chat", "Chat"]);
    expect(knownDoors).toContain("chat");
    const made = sentForm({ name: "x", protocols: ["chat"], expiry: "never" });
    const { input } = appPasswordForms.createMailboxAppPassword;
    expect(input.parse(made).data).toMatchObject({ protocols: ["chat"] });
  });

  it("has a port that is told as the installation says, or as the table does", () => {
    expect(environment.shape).toHaveProperty("MAIL_CHATS_PORT");
    const told = () => connectionSettings(protocolFlags([chat]), serverAddresses(), "a@demo.test");
    const by = (port: string) => [
      {
        protocol: "chat",
        settings: [
          { name: "server", value: "localhost", typed: true },
          { name: "port", value: port, typed: true },
          { name: "encryption", value: "SSL/TLS", typed: false },
        ],
      },
    ];
    expect(told()).toEqual(by("5223"));
    stubProductEnv({ MAIL_CHATS_PORT: "15223" });
    expect(told()).toEqual(by("15223"));
  });
});
