import { type ActionEntry, form, superadmins } from "@/lib/testing/actions/action-sample";
import type { ConsoleWorld } from "@/lib/testing/console-world";
import { sentForm } from "@/lib/testing/page-visit";

const group = (name: string, values: Record<string, string>) =>
  form(({ settingVersions }) => ({ expectedVersion: String(settingVersions[name] ?? 0), ...values }));

const settings = "_administration/settings/settings-actions.ts";
export const settingActions: Record<string, ActionEntry> = {
  [`${settings}#changeBranding`]: {
    roles: superadmins,
    args: group("branding", { name: "Post", colour: "#0b5d70" }),
  },
  [`${settings}#changeLoginPage`]: { roles: superadmins, args: group("loginPage", { showAdminLinks: "on" }) },
  [`${settings}#changePasswordPolicy`]: {
    roles: superadmins,
    args: group("passwordPolicy", { minLength: "12" }),
  },
  [`${settings}#changeAccess`]: {
    roles: superadmins,
    args: group("access", {
      adminNetworks: "0.0.0.0/0",
      domainAdminNetworks: "",
      adminSecondFactor: "on",
    }),
  },
};

const linkOf = ({ appLinkRow: { id, version } }: ConsoleWorld) => ({ id, expectedVersion: String(version) });
const linkFields = { name: "Chat", description: "Talk", url: "https://chat.example.org/", signedInUrl: "" };

const appLinks = "_administration/app-links/app-link-actions.ts";
export const appLinkActions: Record<string, ActionEntry> = {
  [`${appLinks}#makeAppLink`]: { roles: superadmins, args: form(() => linkFields) },
  [`${appLinks}#changeAppLink`]: {
    roles: superadmins,
    args: form((world) => ({ ...linkOf(world), ...linkFields, description: world.domain })),
  },
  [`${appLinks}#removeAppLink`]: { roles: superadmins, args: form(linkOf) },
  [`${appLinks}#orderAppLinks`]: {
    roles: superadmins,
    args: form(({ allAppLinks }) => ({ ids: [...allAppLinks].reverse().join(",") })),
  },
};

const slugOf = ({ provider: { slug }, providerVersion }: ConsoleWorld) => ({
  slug,
  expectedVersion: String(providerVersion),
});

const providerFields = {
  kind: "keycloak",
  scopes: "openid email profile",
  templateAttribute: "mailcow_template",
  emailClaim: "email",
};

const providers = "_administration/providers/provider-actions.ts";
export const providerActions: Record<string, ActionEntry> = {
  [`${providers}#saveProvider`]: {
    roles: superadmins,
    args: form((world) => ({
      ...slugOf(world),
      name: "Renamed",
      ...providerFields,
      serverUrl: "https://id.demo.test",
      realm: "demo",
      clientId: "letterlock",
      unverified: "on",
    })),
  },
  [`${providers}#switchProvider`]: { roles: superadmins, args: form(slugOf) },
  [`${providers}#removeProvider`]: { roles: superadmins, args: form(slugOf) },
  [`${providers}#tryPastedClaims`]: {
    roles: superadmins,
    args: () => [sentForm({ ...providerFields, claims: '{"sub":"1"}' })],
    own: "answers",
  },
};
