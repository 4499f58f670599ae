import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  directoryPasswordHash,
  mailboxFieldShapes,
  mailboxFields,
  mailboxOtherFields,
} from "@/lib/accounts/mailbox/fields";
import { effectiveFields, hasAll, heldFields, type Managed } from "@/lib/accounts/mailbox/managed-fields";
import { templateDefaults, templateFields } from "@/lib/accounts/template/fields";
import { managedShapes, withFlags } from "@/lib/accounts/template/given-shapes";
import { appPasswordShapes } from "@/lib/credentials/app-password/fields";
import { clientProtocols } from "@/lib/platform/db/protocols";
import { pinnableFields } from "@/lib/platform/db/schema/mailbox";

const taken = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

describe("what a mailbox may be given", () => {
  it.each<[keyof typeof mailboxFieldShapes, unknown, boolean]>([
    ["quotaBytes", 0, true],
    ["quotaBytes", 1, true],
    ["quotaBytes", Number.MAX_SAFE_INTEGER, true],
    ["quotaBytes", Number.MAX_SAFE_INTEGER + 1, false],
    ["quotaBytes", -1, false],
    ["quotaBytes", 1.5, false],
    ["quotaBytes", "5", false],
    ["quotaBytes", Number.NaN, false],
    ["displayName", "", true],
    ["displayName", "x".repeat(255), true],
    ["displayName", "x".repeat(256), false],
    ["displayName", "Anna\nAdams", false],
    ["displayName", "Anna\u0085", false],
    ["displayName", null, false],
    ["language", "pt_BR", true],
    ["language", null, true],
    ["language", "deutsch sprache", false],
    ["language", "", false],
    ["imap", "true", false],
    ["startPage", "webmail", true],
    ["startPage", "admin", false],
    ["requireSecondFactor", 1, false],
    ["pinnedFields", ["quotaBytes", "displayName"], true],
    ["pinnedFields", ["passwordHash"], false],
    ["pinnedFields", ["adminState"], false],
  ])("%s %j: taken %s", (name, value, expected) =>
    expect(taken(mailboxFieldShapes[name], value)).toBe(expected),
  );

  it("is kept in one form: trimmed, a tag in its own spelling, pins once and sorted", () => {
    expect(mailboxFieldShapes.displayName.parse("  Anna  ")).toBe("Anna");
    expect(mailboxFieldShapes.language.parse("PT_br")).toBe("pt-BR");
    expect(mailboxFieldShapes.pinnedFields.parse(["quotaBytes", "imap", "quotaBytes"])).toEqual([
      "imap",
      "quotaBytes",
    ]);
  });

  it("has a label for each field that can be pinned, and a secret is never one", () => {
    for (const name of pinnableFields) {
      const field = mailboxFields[name];
      expect(field.label).not.toBe("");
      expect(field, name).toMatchObject({ pinnable: true });
      expect(field, name).not.toHaveProperty("secret");
    }
    for (const name of ["passwordHash", "directoryPasswordHash"] as const)
      expect(mailboxOtherFields[name]).toMatchObject({ secret: true });
  });

  it.each([
    [null, true],
    [undefined, true],
    ["{SSHA256}czOsYHMYUMFaUJ7ojzQMMS4mnzBJlz7F0DAX+UTcJLlzYWx0", true],
    ["{PLAIN}secret", false],
    ["secret", false],
    ["", false],
  ])("may have the directory's hash %j: %s", (hash, expected) =>
    expect(taken(directoryPasswordHash, hash)).toBe(expected),
  );
});

describe("what a template gives", () => {
  it("is what a mailbox is given when nobody says otherwise, in every field", () => {
    expect(Object.keys(templateDefaults).sort()).toEqual(Object.keys(templateFields).sort());
    expect(
      z
        .strictObject(
          Object.fromEntries(Object.entries(templateFields).map(([name, { schema }]) => [name, schema])),
        )
        .safeParse(templateDefaults).success,
    ).toBe(true);
  });

  it("names protocols as a list, which replaces all of them, or as nothing, which changes none", () =>
    fc.assert(
      fc.property(fc.subarray([...clientProtocols]), (protocols) => {
        const flags = withFlags({ protocols, webmail: true }) as Record<string, unknown>;
        expect(clientProtocols.filter((name) => flags[name])).toEqual(
          clientProtocols.filter((name) => protocols.includes(name)),
        );
        expect(flags).not.toHaveProperty("protocols");
        expect(withFlags({ webmail: true } as { protocols?: never; webmail: boolean })).toEqual({
          webmail: true,
        });
      }),
    ));

  it.each([["webmail"], ["portal"], ["IMAP"], ["constructor"]])("knows no protocol %s of mail apps", (name) =>
    expect(taken(managedShapes.protocols, [name])).toBe(false),
  );
});

describe("fields that are pinned", () => {
  const current = { ...templateDefaults, displayName: "Anna", language: null, templateId: "t1" } as Managed;
  const wanted = fc.record(
    {
      quotaBytes: fc.constantFrom(1, templateDefaults.quotaBytes),
      displayName: fc.constantFrom("Anna", "Other"),
      imap: fc.boolean(),
      language: fc.constantFrom("de", null),
    },
    { requiredKeys: [] },
  );
  const pins = fc.subarray([...pinnableFields]);

  it("stay, and all others become what was wanted; what was not wanted stays as well", () =>
    fc.assert(
      fc.property(wanted, pins, (given, pinnedFields) => {
        const after = effectiveFields({ ...current, pinnedFields }, given) as unknown as Record<
          string,
          unknown
        >;
        for (const name of pinnableFields) {
          const asked = name in given && !pinnedFields.includes(name);
          expect(after[name], name).toEqual(asked ? given[name as keyof typeof given] : current[name]);
        }
        expect(after.templateId).toBe("t1");
      }),
    ));

  it("are named where they hold something back, and only there", () =>
    fc.assert(
      fc.property(wanted, pins, (given, pinnedFields) => {
        const held = heldFields({ ...current, pinnedFields }, given);
        const after = effectiveFields({ ...current, pinnedFields }, given);
        expect(held.length === 0).toBe(hasAll(after, given));
        for (const name of held) expect(pinnedFields).toContain(name);
      }),
    ));
});

describe("what is said of an app password", () => {
  it.each<[keyof typeof appPasswordShapes, unknown, boolean]>([
    ["name", "Phone", true],
    ["name", "  ", false],
    ["name", "x".repeat(100), true],
    ["name", "x".repeat(101), false],
    ["name", "a\tb", false],
    ["protocols", ["imap"], true],
    ["protocols", [], false],
    ["protocols", ["webmail"], false],
    ["allowedNetworks", [], true],
    ["allowedNetworks", ["192.0.2.0/24", "2001:db8::/32"], true],
    ["allowedNetworks", ["192.0.2.1"], false],
    ["allowedNetworks", ["192.0.2.0/33"], false],
    ["allowedNetworks", Array(20).fill("10.0.0.0/8"), true],
    ["allowedNetworks", Array(21).fill("10.0.0.0/8"), false],
    ["expiresAt", null, true],
    ["expiresAt", new Date(Number.NaN), false],
    ["expiresAt", "2027-01-01", false],
  ])("%s %j: taken %s", (name, value, expected) =>
    expect(taken(appPasswordShapes[name], value)).toBe(expected),
  );

  it("has its name in one form of Unicode, so that two cannot look alike", () =>
    expect(appPasswordShapes.name.parse("u\u0308ber")).toBe("\u00fcber"));
});
