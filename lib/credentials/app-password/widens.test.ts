import { describe, expect, it } from "vitest";
import { type Limits, narrowsNow, widens } from "@/lib/credentials/app-password/widens";

const base: Limits = { protocols: ["imap", "smtp"], allowedNetworks: [], expiresAt: null };
const limits = (changes: Partial<Limits>): Limits => ({ ...base, ...changes });
const soon = new Date("2027-01-01T00:00:00Z");
const later = new Date("2028-01-01T00:00:00Z");
const networks = (...allowedNetworks: string[]) => limits({ allowedNetworks });

describe("limits of an app password", () => {
  it.each([
    { what: "the same", before: base, after: base, wider: false, narrower: false },
    {
      what: "one protocol more",
      before: base,
      after: limits({ protocols: ["imap", "smtp", "dav"] }),
      wider: true,
      narrower: false,
    },
    {
      what: "one protocol less",
      before: base,
      after: limits({ protocols: ["imap"] }),
      wider: false,
      narrower: true,
    },
    {
      what: "another protocol",
      before: base,
      after: limits({ protocols: ["imap", "dav"] }),
      wider: true,
      narrower: true,
    },
    {
      what: "a network where there was none",
      before: base,
      after: networks("192.0.2.0/24"),
      wider: false,
      narrower: true,
    },
    {
      what: "no network any more",
      before: networks("192.0.2.0/24"),
      after: base,
      wider: true,
      narrower: false,
    },
    {
      what: "a part of the network",
      before: networks("192.0.2.0/24"),
      after: networks("192.0.2.128/25"),
      wider: false,
      narrower: true,
    },
    {
      what: "a network around it",
      before: networks("192.0.2.0/24"),
      after: networks("192.0.0.0/16"),
      wider: true,
      narrower: false,
    },
    {
      what: "all of the other family",
      before: networks("192.0.2.0/24"),
      after: networks("192.0.2.0/24", "::/0"),
      wider: true,
      narrower: false,
    },
    {
      what: "one of two networks",
      before: networks("192.0.2.0/24", "2001:db8::/32"),
      after: networks("2001:db8::/32"),
      wider: false,
      narrower: true,
    },
    { what: "an end", before: base, after: limits({ expiresAt: soon }), wider: false, narrower: false },
    {
      what: "a later end",
      before: limits({ expiresAt: soon }),
      after: limits({ expiresAt: later }),
      wider: true,
      narrower: false,
    },
    {
      what: "no end any more",
      before: limits({ expiresAt: soon }),
      after: base,
      wider: true,
      narrower: false,
    },
  ])("$what", ({ before, after, wider, narrower }) => {
    expect({ wider: widens(before, after), narrower: narrowsNow(before, after) }).toEqual({
      wider,
      narrower,
    });
  });
});
