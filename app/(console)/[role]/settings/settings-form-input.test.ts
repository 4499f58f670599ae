import { expect, it } from "vitest";
import {
  accessForm,
  brandingForm,
  contactsForm,
  loginPageForm,
  logoChange,
  passwordPolicyForm,
} from "@/app/(console)/[role]/settings/settings-form-input";
import { sentForm } from "@/lib/testing/sent-form";

const png = new File([new Uint8Array([1, 2, 3])], "logo.png", { type: "image/png" });
const nothing = new File([], "", { type: "application/octet-stream" });

it("takes an absent tick for no", () => {
  expect(loginPageForm.parse(sentForm({ expectedVersion: "0", showAdminLinks: "on" })).data).toEqual({
    expectedVersion: 0,
    hidePasswordForm: false,
    redirectToProvider: false,
    showAdminLinks: true,
  });
});

it("takes an empty colour for the product's own", () => {
  const sent = { expectedVersion: "1", name: "A", logo: nothing };
  expect(brandingForm.parse(sentForm({ ...sent, colour: " " })).data?.colour).toBeNull();
  expect(brandingForm.parse(sentForm({ ...sent, colour: "#ABCDEF" })).data?.colour).toBe("#ABCDEF");
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
  expect(contactsForm.parse(sentForm({ expectedVersion: "0", security: typed })).data?.security).toEqual([
    "mailto:security@example.org",
    "https://example.org/report",
    "tel:+49-30-1",
  ]);
});

it("reads numbers and networks", () => {
  expect(passwordPolicyForm.parse(sentForm({ expectedVersion: "2", minLength: " 12 " })).data).toMatchObject({
    minLength: 12,
    refuseCommon: false,
  });
  expect(passwordPolicyForm.parse(sentForm({ expectedVersion: "2", minLength: "ten" })).success).toBe(false);
  const sent = { expectedVersion: "2", adminNetworks: "192.0.2.1", domainAdminNetworks: "" };
  expect(accessForm.parse(sentForm(sent)).data).toMatchObject({
    adminNetworks: ["192.0.2.1/32"],
    domainAdminNetworks: [],
  });
});
