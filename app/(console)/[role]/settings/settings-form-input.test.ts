import { expect, it } from "vitest";
import {
  accessForm,
  brandingForm,
  contactsForm,
  loginPageForm,
  logoChange,
  passwordPolicyForm,
} from "@/app/(console)/[role]/settings/settings-form-input";

const png = new File([new Uint8Array([1, 2, 3])], "logo.png", { type: "image/png" });
const nothing = new File([], "", { type: "application/octet-stream" });

it("takes an absent tick for no", () => {
  expect(loginPageForm.parse({ expectedVersion: "0", showAdminLinks: "on" })).toEqual({
    expectedVersion: 0,
    hidePasswordForm: false,
    redirectToProvider: false,
    showAdminLinks: true,
  });
});

it("takes an empty colour for the product's own", () => {
  const sent = { expectedVersion: "1", name: "A", logo: nothing };
  expect(brandingForm.parse({ ...sent, colour: " " }).colour).toBeNull();
  expect(brandingForm.parse({ ...sent, colour: "#ABCDEF" }).colour).toBe("#ABCDEF");
});

it("replaces, removes or keeps the logo", async () => {
  expect(await logoChange({ logo: png, removeLogo: true })).toEqual({
    logo: { mediaType: "image/png", base64: "AQID" },
  });
  expect(await logoChange({ logo: nothing, removeLogo: true })).toEqual({ logo: null });
  expect(await logoChange({ logo: nothing, removeLogo: false })).toEqual({});
});

it("reads contacts, and takes a mail address for one", () => {
  const typed = "security@example.org\r\n\r\n https://example.org/report tel:+49-30-1";
  expect(contactsForm.parse({ expectedVersion: "0", security: typed }).security).toEqual([
    "mailto:security@example.org",
    "https://example.org/report",
    "tel:+49-30-1",
  ]);
});

it("reads numbers and networks", () => {
  expect(passwordPolicyForm.parse({ expectedVersion: "2", minLength: " 12 " })).toMatchObject({
    minLength: 12,
    refuseCommon: false,
  });
  expect(passwordPolicyForm.safeParse({ expectedVersion: "2", minLength: "ten" }).success).toBe(false);
  const sent = { expectedVersion: "2", adminNetworks: "192.0.2.1", domainAdminNetworks: "" };
  expect(accessForm.parse(sent)).toMatchObject({ adminNetworks: ["192.0.2.1/32"], domainAdminNetworks: [] });
});
