import { describe, expect, it } from "vitest";
import { readLoginRequest } from "@/lib/doors/mail/login-request";

const good = { username: "Alice@Demo.test", password: "secret", real_rip: "192.0.2.7", service: "imap" };
const read = (over: Record<string, unknown> = {}) => readLoginRequest({ ...good, ...over });
const inBase64 = (bytes: string | Uint8Array) => Buffer.from(bytes).toString("base64");

describe("a login that Dovecot asks about", () => {
  it("is read with its name in canonical form, and as it was given", () => {
    expect(read()).toEqual({
      address: "alice@demo.test",
      name: "alice@demo.test",
      username: "Alice@Demo.test",
      password: "secret",
      door: "imap",
      service: "imap",
      ip: "192.0.2.7",
    });
  });

  it("may say more than is asked", () =>
    expect(read({ session: "x", lport: 993, mech: "PLAIN" })).toEqual(read()));

  it.each([
    ["imap", "imap"],
    ["pop3", "pop3"],
    ["smtp", "smtp"],
    ["submission", "smtp"],
    ["sieve", "sieve"],
    ["managesieve", "sieve"],
  ])("by the service %s is one at %s", (service, door) => expect(read({ service })?.door).toBe(door));

  it.each([
    "lmtp",
    "IMAP",
    "imap ",
    "dav",
    "eas",
    "webmail",
    "portal",
    "delivery",
    "constructor",
    "__proto__",
  ])("by the service %s is at no door", (service) => expect(read({ service })).toMatchObject({ door: null }));

  it.each([
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:DB8:0:0::1", "2001:db8::1"],
    ["", null],
  ])("from %j comes from %j", (real_rip, ip) => expect(read({ real_rip })?.ip).toBe(ip));
});

describe("a body is malformed", () => {
  it.each([null, undefined, 1, "text", true, []])("that is %j", (body) =>
    expect(readLoginRequest(body)).toBeNull(),
  );

  it.each(["username", "password", "real_rip", "service"])("without %s", (name) =>
    expect(read({ [name]: undefined })).toBeNull(),
  );

  it.each(
    ["username", "password", "password_b64", "real_rip", "service"].flatMap((name) =>
      [null, 1, true, ["x"], { a: 1 }].map((value) => ({ name, value })),
    ),
  )("whose $name is $value", ({ name, value }) => expect(read({ [name]: value })).toBeNull());

  it.each(["localhost", "192.0.2", "192.0.2.7, 192.0.2.8", " 192.0.2.7", "192.0.2.0/24", "999.1.1.1"])(
    "that comes from %j",
    (real_rip) => expect(read({ real_rip })).toBeNull(),
  );

  it("that names no service", () => expect(read({ service: "" })).toBeNull());
});

describe("a name that nobody here can have", () => {
  it.each([
    "alice",
    "",
    " alice@demo.test",
    "alice@demo.test ",
    "alice@demo.test\n",
    "alice@demo.test*bob@demo.test",
    "@demo.test",
    "alice@",
    `${"a".repeat(500)}@demo.test`,
  ])("%j is no address, and no reason to call the body malformed", (username) =>
    expect(read({ username })).toMatchObject({ address: null, password: "secret" }),
  );

  it("is kept for the log in its beginning only", () => {
    const kept = read({ username: "x".repeat(5_000) });
    expect(kept?.address).toBeNull();
    expect(kept?.username.length).toBeLessThanOrEqual(512);
  });
});

describe("the password", () => {
  it.each([
    ["in base64", { password_b64: inBase64("pässwort"), password: undefined }, "pässwort"],
    ["in base64 before the plain one", { password_b64: inBase64("first") }, "first"],
    ["with blanks around it, which belong to it", { password: "  a b  " }, "  a b  "],
    ["as long as it may be", { password: "x".repeat(1_024) }, "x".repeat(1_024)],
  ])("is taken %s", (_, over, password) => expect(read(over)?.password).toBe(password));

  it.each([
    ["empty", { password: "" }],
    ["longer than 1 024 bytes", { password: "x".repeat(1_025) }],
    ["longer in bytes than in characters", { password: "ä".repeat(600) }],
    ["with a null byte", { password: "a\0b" }],
    ["with a line break", { password: "a\nb" }],
    ["of bytes that are no UTF-8", { password_b64: inBase64(Uint8Array.of(0xff, 0xfe, 0x41)) }],
    ["of nothing in base64", { password_b64: "" }],
  ])("%s is nobody's, and the login is refused, not malformed", (_, over) =>
    expect(read(over)).toMatchObject({ address: "alice@demo.test", password: null }),
  );
});
