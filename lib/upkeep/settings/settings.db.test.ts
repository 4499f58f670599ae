import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { listAuditEvents } from "@/lib/platform/audit/queries";
import { setting } from "@/lib/platform/db/schema";
import { isAdminNetwork } from "@/lib/platform/settings/admin-network";
import { currentSettings, forgetSettings, readSettings } from "@/lib/platform/settings/queries";
import { testDatabase } from "@/lib/testing/database";
import { setSettings } from "@/lib/upkeep/settings/set-settings";

const database = testDatabase();
const db = () => database.client().db;
const logo = { mediaType: "image/svg+xml", base64: Buffer.from("<svg></svg>").toString("base64") };

describe("settings", () => {
  it("are the product's own until somebody changes them, and take effect at once", async () => {
    expect(await currentSettings(db(), "branding")).toEqual({ name: "Letterlock", logo: null, colour: null });
    await setSettings(database.context(), { name: "branding", changes: { name: "Example Mail", logo } });
    expect(await currentSettings(db(), "branding")).toEqual({ name: "Example Mail", logo, colour: null });
    const [event] = (await listAuditEvents(database.context(), { action: "setting.update" })).items;
    expect(event?.changes).toEqual({
      name: { before: "Letterlock", after: "Example Mail" },
      logo: { before: null, after: expect.stringMatching(/^image\/svg\+xml sha256 [0-9a-f]{64}$/) },
    });
  });

  it("refuse a stale edit, also of what was never changed before", async () => {
    const set = (expectedVersion: number, minLength: number) =>
      setSettings(database.context(), { name: "passwordPolicy", expectedVersion, changes: { minLength } });
    expect(await set(0, 12)).toEqual({ version: 1 });
    await expect(set(0, 14)).rejects.toMatchObject({ code: "conflict" });
    expect(await set(1, 14)).toEqual({ version: 2 });
    await expect(set(1, 16)).rejects.toMatchObject({
      code: "conflict",
      fields: { minLength: expect.stringContaining("14") },
    });
    expect(await readSettings(db(), "passwordPolicy")).toMatchObject({
      value: { minLength: 14 },
      version: 2,
    });
  });

  it.each([
    ["branding", { unknown: 1 }],
    ["branding", { colour: "red" }],
    ["branding", { logo: { mediaType: "image/png", base64: logo.base64 } }],
    ["passwordPolicy", { minLength: 9 }],
    ["access", { adminNetworks: ["everywhere"] }],
    ["contacts", { security: ["security@example.org"] }],
    ["contacts", { security: ["http://example.org/"] }],
    ["contacts", { security: ["mailto:a@b\nContact: https://evil.test"] }],
  ] as const)("refuse %s %j", async (name, changes) => {
    await expect(setSettings(database.context(), { name, changes })).rejects.toMatchObject({
      code: "invalid-input",
    });
  });

  it("go on with the defaults where another version wrote something else", async () => {
    await db()
      .insert(setting)
      .values({ name: "loginPage", value: { from: "the future" } });
    expect(await currentSettings(db(), "loginPage")).toMatchObject({ hidePasswordForm: false });
    await db().delete(setting).where(eq(setting.name, "loginPage"));
  });

  it("bind administrators to networks, but lock nobody out who is setting it", async () => {
    const admin = { ...database.context({ kind: "superadmin", id: "1", name: "root" }), ip: "192.0.2.1" };
    const set = (network: string) =>
      setSettings(admin, { name: "access", changes: { adminNetworks: [network] } });
    await expect(set("198.51.100.0/24")).rejects.toMatchObject({ code: "invalid-input" });
    const { ip: _, ...nowhere } = admin;
    const everywhere = { name: "access", changes: { adminNetworks: ["0.0.0.0/0"] } } as const;
    await expect(setSettings(nowhere, everywhere)).rejects.toMatchObject({ code: "invalid-input" });
    await set("192.0.2.0/24");
    expect(await isAdminNetwork(db(), "superadmin", "192.0.2.9")).toBe(true);
    expect(await isAdminNetwork(db(), "superadmin", "198.51.100.1")).toBe(false);
    expect(await isAdminNetwork(db(), "superadmin", undefined)).toBe(false);
    expect(await isAdminNetwork(db(), "domain-admin", "198.51.100.1")).toBe(true);
    forgetSettings("access");
    expect(await isAdminNetwork(db(), "superadmin", "198.51.100.1")).toBe(false);
  });

  it("are for superadmins", async () => {
    const context = database.context({ kind: "domain-admin", id: "1", name: "d", domains: [] });
    await expect(setSettings(context, { name: "access", changes: {} })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
