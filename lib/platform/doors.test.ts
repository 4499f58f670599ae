import { getTableColumns } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  clientProtocols,
  doorLine,
  doorNames,
  inSight,
  isClientProtocol,
  protocols,
  takesCredential,
  webDoors,
} from "@/lib/platform/db/protocols";
import { appPassword, mailbox, template } from "@/lib/platform/db/schema";
import { mailPorts } from "@/lib/platform/doors";

const once = (values: readonly unknown[]) => expect(values).toEqual([...new Set(values)]);

describe("the table of doors", () => {
  it("has a label, a place and something that opens it for each, none twice", () => {
    once(doorNames.map((door) => doorLine(door).label));
    once(doorNames.map((door) => doorLine(door).place));
    for (const door of doorNames) expect(doorLine(door).takes.length, door).toBeGreaterThan(0);
  });

  it("gives every service of Dovecot and every path of nginx to one door", () => {
    once(doorNames.flatMap((door) => doorLine(door).services ?? []));
    once(doorNames.flatMap((door) => doorLine(door).paths ?? []));
  });

  it("can be asked about every protocol by somebody, and about nothing else", () => {
    for (const door of doorNames) {
      const { services, paths, purpose } = doorLine(door);
      expect((services ?? paths) !== undefined, door).toBe(purpose !== undefined);
    }
  });

  it("says how to set up a mail app for every protocol of one", () => {
    for (const door of doorNames)
      expect(doorLine(door).connection !== undefined, door).toBe(isClientProtocol(door));
  });

  it("gives every port of the mail host to one door", () => {
    const ports = doorNames.flatMap((door) => {
      const { connection } = doorLine(door);
      return connection?.at === "mail-host" ? connection.port : [];
    });
    expect(ports.sort()).toEqual(Object.keys(mailPorts).sort());
  });

  it("never lets a session or single sign-on into a mail app, nor an app password into a page", () => {
    for (const door of doorNames) {
      const forPeople = takesCredential(door, "session") || takesCredential(door, "single-sign-on");
      expect(forPeople && takesCredential(door, "app-password"), door).toBe(false);
      expect(takesCredential(door, "none"), door).toBe(door === "delivery");
    }
  });

  it("takes passwords that a phone would keep at no door that nginx guards", () => {
    for (const door of webDoors)
      expect([takesCredential(door, "local-password"), takesCredential(door, "mail-password")], door).toEqual(
        [false, false],
      );
  });
});

describe("what follows from it", () => {
  it("is a column for every protocol of a mailbox and a template, and of mail apps for an app password", () => {
    for (const door of doorNames) {
      for (const table of [mailbox, template])
        expect(Object.hasOwn(getTableColumns(table), door), door).toBe(
          (protocols as readonly string[]).includes(door),
        );
      expect(Object.hasOwn(getTableColumns(appPassword), door), door).toBe(
        (clientProtocols as readonly string[]).includes(door),
      );
    }
  });

  it("is closed to mail apps until somebody opens it", () => {
    for (const protocol of clientProtocols)
      for (const table of [mailbox, template, appPassword])
        expect(getTableColumns(table)[protocol]?.default, protocol).toBe(false);
  });

  it("keeps the order that scripts know from documents, and that people know from pages, whatever is new", () => {
    const published = ["imap", "pop3", "smtp", "sieve", "dav", "eas", "webmail"];
    const shown = ["portal", "webmail", "imap", "smtp", "pop3", "sieve", "dav", "eas", "delivery"];
    expect(protocols.filter((name) => published.includes(name))).toEqual(published);
    expect(inSight(doorNames).filter((name) => shown.includes(name))).toEqual(shown);
    expect(protocols.filter((name) => name !== "webmail")).toEqual(clientProtocols);
  });
});
