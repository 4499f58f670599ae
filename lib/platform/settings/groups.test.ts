import { describe, expect, it } from "vitest";
import { defaultSettings, settingGroups, settingNames } from "@/lib/platform/settings/groups";

const taken = (name: keyof typeof settingGroups, value: object) =>
  settingGroups[name].safeParse(value).success;

describe("the settings of an installation", () => {
  it("have defaults for all, which are settings themselves", () => {
    for (const name of settingNames) {
      const value = defaultSettings(name);
      expect(settingGroups[name].parse(value)).toEqual(value);
      expect(taken(name, { unknown: 1 }), name).toBe(false);
    }
  });

  it("begin safely: a second factor for superadmins, common passwords refused, nothing hidden", () => {
    expect(defaultSettings("access")).toEqual({
      adminNetworks: [],
      domainAdminNetworks: [],
      adminSecondFactor: true,
      domainAdminSecondFactor: false,
    });
    expect(defaultSettings("passwordPolicy")).toEqual({ minLength: 10, refuseCommon: true });
    expect(defaultSettings("loginPage")).toEqual({
      hidePasswordForm: false,
      redirectToProvider: false,
      showAdminLinks: false,
    });
  });

  it.each<[keyof typeof settingGroups, object, boolean]>([
    ["branding", { name: "M" }, true],
    ["branding", { name: " " }, false],
    ["branding", { name: "x".repeat(61) }, false],
    ["branding", { name: "a\nb" }, false],
    ["branding", { colour: "#0B5D70" }, true],
    ["branding", { colour: "#0b5d7" }, false],
    ["branding", { colour: "red" }, false],
    ["branding", { colour: "#0b5d70;background:url(x)" }, false],
    ["branding", { colour: null }, true],
    ["passwordPolicy", { minLength: 9 }, false],
    ["passwordPolicy", { minLength: 64 }, true],
    ["passwordPolicy", { minLength: 65 }, false],
    ["passwordPolicy", { minLength: 12.5 }, false],
    ["access", { adminNetworks: ["192.0.2.0/24", "2001:db8::/32"] }, true],
    ["access", { adminNetworks: ["192.0.2.1"] }, false],
    ["access", { adminNetworks: ["192.0.2.0/33"] }, false],
    ["access", { adminNetworks: Array(201).fill("10.0.0.0/8") }, false],
    ["access", { adminSecondFactor: "no" }, false],
    ["logs", { loginDays: 1 }, true],
    ["logs", { loginDays: 0 }, false],
    ["logs", { syncRunDays: 3_651 }, false],
    ["logs", { auditDays: 30 }, true],
    ["logs", { auditDays: 29 }, false],
    ["logs", { auditDays: null }, true],
    ["logs", { auditDays: 36_501 }, false],
    ["contacts", { security: ["https://a.test/report", "mailto:sec@a.test", "tel:+49-30-1234"] }, true],
    ["contacts", { security: ["http://a.test"] }, false],
    ["contacts", { security: ["mailto:nobody"] }, false],
    ["contacts", { security: ["https://a.test\nContact: https://evil.test"] }, false],
    ["contacts", { security: ["https://a.test # comment"] }, false],
    ["contacts", { security: ["javascript:alert(1)"] }, false],
    ["contacts", { security: Array(6).fill("https://a.test") }, false],
  ])("%s %j: taken %s", (name, value, expected) => expect(taken(name, value)).toBe(expected));

  it("keep a colour in lower case, so that it is one whoever typed it", () =>
    expect(settingGroups.branding.parse({ colour: "#0B5D7F" }).colour).toBe("#0b5d7f"));
});
