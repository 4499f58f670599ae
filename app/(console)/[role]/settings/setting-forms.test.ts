import { expect, it } from "vitest";
import { logoChange, settingForms } from "@/app/(console)/[role]/settings/setting-forms";
import { sentForm } from "@/lib/testing/sent-form";

const { setAccess, setBranding, setContacts, setLoginPage, setPasswordPolicy } = settingForms;

const png = new File([new Uint8Array([1, 2, 3])], "logo.png", { type: "image/png" });
const nothing = new File([], "", { type: "application/octet-stream" });

it("takes an absent tick for no", () => {
  expect(setLoginPage.input.parse(sentForm({ showAdminLinks: "on" })).data).toEqual({
    hidePasswordForm: false,
    redirectToProvider: false,
    showAdminLinks: true,
  });
});

it("takes an empty colour for the product's own", () => {
  const sent = { name: "A", logo: nothing };
  expect(setBranding.input.parse(sentForm({ ...sent, colour: " " })).data?.colour).toBeNull();
  expect(setBranding.input.parse(sentForm({ ...sent, colour: "#ABCDEF" })).data?.colour).toBe("#ABCDEF");
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
  expect(setContacts.input.parse(sentForm({ security: typed })).data?.security).toEqual([
    "mailto:security@example.org",
    "https://example.org/report",
    "tel:+49-30-1",
  ]);
});

it("reads numbers and networks", () => {
  expect(setPasswordPolicy.input.parse(sentForm({ minLength: " 12 " })).data).toMatchObject({
    minLength: 12,
    refuseCommon: false,
  });
  expect(setPasswordPolicy.input.parse(sentForm({ minLength: "ten" })).success).toBe(false);
  const sent = { adminNetworks: "192.0.2.1", domainAdminNetworks: "" };
  expect(setAccess.input.parse(sentForm(sent)).data).toMatchObject({
    adminNetworks: ["192.0.2.1/32"],
    domainAdminNetworks: [],
  });
});
