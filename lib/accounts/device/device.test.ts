import { describe, expect, it } from "vitest";
import { freeName } from "@/lib/accounts/device/free-name";
import { type DeviceKind, offeredKinds, usesOf } from "@/lib/accounts/device/kinds";
import { type ClientProtocol, clientProtocols } from "@/lib/platform/db/protocols";

describe("what is offered", () => {
  it.each<{ allowed: ClientProtocol[]; kinds: DeviceKind[] }>([
    { allowed: [], kinds: [] },
    { allowed: ["smtp"], kinds: ["printer", "other"] },
    { allowed: ["pop3", "smtp"], kinds: ["printer", "other"] },
    { allowed: ["dav"], kinds: ["iphone", "mac", "android", "thunderbird", "calendar", "other"] },
    { allowed: ["eas"], kinds: ["outlook", "other"] },
  ])("with $allowed is $kinds", ({ allowed, kinds }) => {
    expect(offeredKinds(allowed)).toEqual(kinds);
  });
});

describe("what a device is set up for", () => {
  it.each<{ kind: DeviceKind; allowed: readonly ClientProtocol[]; uses: ClientProtocol[] }>([
    { kind: "iphone", allowed: clientProtocols, uses: ["imap", "smtp", "dav"] },
    { kind: "iphone", allowed: ["imap", "pop3", "smtp"], uses: ["imap", "smtp"] },
    { kind: "printer", allowed: clientProtocols, uses: ["smtp"] },
    { kind: "calendar", allowed: clientProtocols, uses: ["dav"] },
    { kind: "outlook", allowed: clientProtocols, uses: ["imap", "smtp", "eas"] },
    { kind: "other", allowed: ["pop3", "sieve"], uses: ["pop3", "sieve"] },
  ])("$kind of a mailbox with $allowed: $uses", ({ kind, allowed, uses }) => {
    expect(usesOf(kind, allowed)).toEqual(uses);
  });
});

describe("a name", () => {
  it.each([
    { taken: [], free: "iPhone" },
    { taken: ["Laptop", "iPhone 2"], free: "iPhone" },
    { taken: ["IPHONE"], free: "iPhone 2" },
    { taken: ["iphone", "iPhone 2", "iPhone 4"], free: "iPhone 3" },
  ])("beside $taken is $free", ({ taken, free }) => expect(freeName("iPhone", taken)).toBe(free));
});
