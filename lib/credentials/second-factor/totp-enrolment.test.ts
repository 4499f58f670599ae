import { describe, expect, it } from "vitest";
import { toBase32 } from "@/lib/credentials/second-factor/totp";
import {
  openEnrolment,
  sealTotp,
  startTotp,
  unsealTotp,
} from "@/lib/credentials/second-factor/totp-enrolment";

const anna = { kind: "mailbox", id: "01890a5d-ac96-774b-bcce-b302099a8057" } as const;
const others = [
  { kind: "mailbox", id: "01890a5d-ac96-774b-bcce-b302099a8058" },
  { kind: "admin", id: anna.id },
] as const;
const start = new Date("2026-06-01T12:00:00Z");
const later = (minutes: number, milliseconds = 0) =>
  new Date(start.getTime() + minutes * 60_000 + milliseconds);

describe("an authenticator that is being set up", () => {
  it("has the secret that is shown, for typing and in the QR code", () => {
    const { enrolment, secret, uri } = startTotp(anna, "anna@demo.test", start);
    const opened = openEnrolment(anna, enrolment, start);
    expect(opened && toBase32(opened)).toBe(secret);
    const shown = new URL(uri);
    expect([shown.protocol, shown.host]).toEqual(["otpauth:", "totp"]);
    expect(shown.searchParams.get("secret")).toBe(secret);
    expect(decodeURIComponent(shown.pathname)).toContain("anna@demo.test");
  });

  it("has a secret of its own each time, that the sealed form does not show", () => {
    const [one, other] = [startTotp(anna, "x", start), startTotp(anna, "x", start)];
    expect(one.secret).not.toBe(other.secret);
    expect(one.enrolment).not.toContain(one.secret);
  });

  it("waits fifteen minutes for the first code, and no longer", () => {
    const { enrolment } = startTotp(anna, "x", start);
    expect(openEnrolment(anna, enrolment, later(15, -1))).not.toBeNull();
    expect(openEnrolment(anna, enrolment, later(15))).toBeNull();
  });

  it.each(others)("is of no use to $kind $id", (other) => {
    const { enrolment } = startTotp(anna, "x", start);
    expect(() => openEnrolment(other, enrolment, start)).toThrow("can't be decrypted");
  });

  it.each(["", "none", "v1.", "v1.AAAA"])("cannot be made up as %j", (enrolment) =>
    expect(() => openEnrolment(anna, enrolment, start)).toThrow(),
  );

  it("is not what the database keeps: neither opens as the other", () => {
    const { enrolment } = startTotp(anna, "x", start);
    expect(() => unsealTotp(anna, enrolment)).toThrow("can't be decrypted");
    expect(() => openEnrolment(anna, sealTotp(anna, Buffer.alloc(20, 1)), start)).toThrow(
      "can't be decrypted",
    );
  });
});

describe("an authenticator's secret in the database", () => {
  const secret = Buffer.from("12345678901234567890");

  it("opens for its owner", () => expect(unsealTotp(anna, sealTotp(anna, secret))).toEqual(secret));

  it.each(others)("does not for $kind $id, to whose row somebody has copied it", (other) =>
    expect(() => unsealTotp(other, sealTotp(anna, secret))).toThrow("can't be decrypted"),
  );
});
