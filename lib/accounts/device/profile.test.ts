import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "plist";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appleProfile, type ProfileContent } from "@/lib/accounts/device/apple-profile";
import { signProfile } from "@/lib/accounts/device/sign-profile";
import { unusualPorts } from "@/lib/testing/mail-ports";

const content: ProfileContent = {
  mailboxId: "0190a5d0-0000-7000-8000-000000000001",
  address: "o'neil&sons@demo.test",
  displayName: "Zoë <b>O'Neil</b> & Sons",
  organization: "Demo",
  protocols: ["imap", "smtp", "dav"],
  password: "aaaa-bbbb-cccc-dddd-eeee-ffff",
  at: {
    portalUrl: "https://mail.demo.test:8443",
    mailHost: "imap.demo.test",
    ports: unusualPorts,
  },
};

interface Payload {
  [name: string]: unknown;
  PayloadContent: Payload[];
}
const parsed = (over: Partial<ProfileContent> = {}) =>
  parse(appleProfile({ ...content, ...over })) as unknown as Payload;
const types = (profile: Payload) => profile.PayloadContent.map(({ PayloadType }) => PayloadType);

describe("a configuration profile", () => {
  it("has the mail account as people would enter it, whatever is in their names", () => {
    const [mail] = parsed().PayloadContent;
    expect(mail).toMatchObject({
      PayloadType: "com.apple.mail.managed",
      EmailAccountName: content.displayName,
      EmailAddress: content.address,
      IncomingMailServerHostName: "imap.demo.test",
      IncomingMailServerPortNumber: 10993,
      IncomingMailServerUseSSL: true,
      IncomingPassword: content.password,
      OutgoingMailServerPortNumber: 10587,
      OutgoingMailServerUseSSL: true,
      OutgoingPasswordSameAsIncomingPassword: true,
    });
  });

  it("has calendars and contacts of the portal's host", () => {
    const [, calendars, contacts] = parsed().PayloadContent;
    const path = `/SOGo/dav/${encodeURIComponent(content.address)}/`;
    expect(calendars).toMatchObject({
      PayloadType: "com.apple.caldav.account",
      CalDAVHostName: "mail.demo.test",
      CalDAVPort: 8443,
      CalDAVUseSSL: true,
      CalDAVPrincipalURL: path,
      CalDAVPassword: content.password,
    });
    expect(contacts).toMatchObject({
      PayloadType: "com.apple.carddav.account",
      CardDAVUsername: content.address,
      CardDAVPrincipalURL: path,
    });
  });

  it.each([
    { protocols: ["imap", "smtp"] as const, has: ["com.apple.mail.managed"] },
    { protocols: ["dav"] as const, has: ["com.apple.caldav.account", "com.apple.carddav.account"] },
    // Without an outgoing server the profile would not be taken.
    { protocols: ["imap"] as const, has: [] },
  ])("for $protocols has $has", ({ protocols, has }) => expect(types(parsed({ protocols }))).toEqual(has));

  it("replaces the one before on a device, but is never the same", () => {
    const names = (name: string) => (profile: Payload) =>
      [profile, ...profile.PayloadContent].map((one) => one[name]);
    const [identifiers, uuids] = [names("PayloadIdentifier"), names("PayloadUUID")];
    const [one, other] = [parsed(), parsed({ password: "another" })];
    expect(identifiers(one)).toEqual(identifiers(other));
    expect(new Set([...uuids(one), ...uuids(other)]).size).toBe(8);
    expect(identifiers(parsed({ mailboxId: "2" }))).not.toEqual(identifiers(one));
  });
});

const p256 = ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];

describe("a signed profile", () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "letterlock-profile-"));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  function newSigner(name: string, kind: string[]) {
    const [certificate, key] = [join(dir, `${name}.crt`), join(dir, `${name}.key`)];
    const files = ["-nodes", "-subj", `/CN=${name}`, "-keyout", key, "-out", certificate];
    execFileSync("openssl", ["req", "-x509", "-newkey", ...kind, ...files], { stdio: "ignore" });
    return {
      certificate: readFileSync(certificate, "utf8"),
      key: readFileSync(key, "utf8"),
      file: certificate,
    };
  }

  function verify(message: Buffer, authority: string): string {
    const file = join(dir, "profile.mobileconfig");
    writeFileSync(file, message);
    const given = ["-inform", "DER", "-in", file, "-CAfile", authority, "-purpose", "any"];
    return execFileSync("openssl", ["cms", "-verify", ...given], { encoding: "utf8", stdio: "pipe" });
  }

  it.each([
    { name: "rsa", kind: ["rsa:2048"] },
    { name: "p256", kind: p256 },
    { name: "p384", kind: ["ec", "-pkeyopt", "ec_paramgen_curve:secp384r1"] },
  ])("is verified by OpenSSL: $name", async ({ name, kind }) => {
    const text = appleProfile(content);
    const { file, ...signer } = newSigner(name, kind);
    const message = await signProfile(text, signer);
    expect(verify(message, file).replaceAll("\r\n", "\n")).toBe(text);
    const forged = Buffer.from(
      message.toString("latin1").replace("imap.demo.test", "imap.evil.test"),
      "latin1",
    );
    expect(() => verify(forged, file)).toThrow();
    const another = newSigner(`other-${name}`, kind);
    expect(() => verify(message, another.file), "by the right one only").toThrow();
  });

  it("brings those above its certificate along", async () => {
    const [own, above] = [newSigner("own", p256), newSigner("above", p256)];
    const chain = { certificate: `${own.certificate}\n${above.certificate}`, key: own.key };
    const message = await signProfile("x", chain);
    const file = join(dir, "chain.der");
    writeFileSync(file, message);
    const listed = execFileSync("openssl", ["pkcs7", "-inform", "DER", "-in", file, "-print_certs"], {
      encoding: "utf8",
    });
    expect(listed).toContain("CN = own");
    expect(listed).toContain("CN = above");
  });

  it.each([
    { what: "no certificate", certificate: "nothing", key: "nothing" },
    { what: "no key", key: "nothing" },
  ])("says what is of no use: $what", async (broken) => {
    const { file: _, ...signer } = newSigner("plain", p256);
    await expect(signProfile("x", { ...signer, ...broken })).rejects.toThrow();
  });
});
