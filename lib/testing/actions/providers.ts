import { type ActionEntry, form, superadmins } from "@/lib/testing/actions/action-sample";
import type { ConsoleWorld } from "@/lib/testing/console-world";
import { sentForm } from "@/lib/testing/page-visit";

/** The provider of a world, as it was created. */
const subject = ({ provider }: ConsoleWorld) => ({ slug: provider.slug, expectedVersion: "1" });

const fields = {
  kind: "keycloak",
  serverUrl: "https://id.demo.test",
  realm: "demo",
  clientId: "letterlock",
  scopes: "openid email",
  templateAttribute: "groups",
  emailClaim: "email",
};

const providers = "_administration/providers/provider-actions.ts";
export const providerActions: Record<string, ActionEntry> = {
  [`${providers}#saveProvider`]: {
    roles: superadmins,
    args: form((world) => ({ ...subject(world), ...fields, name: "Renamed" })),
  },
  [`${providers}#switchProvider`]: { roles: superadmins, args: form(subject) },
  [`${providers}#removeProvider`]: {
    roles: superadmins,
    args: form((world) => ({ ...subject(world), mailboxesGoTo: "local" })),
  },
  [`${providers}#tryPastedClaims`]: {
    roles: superadmins,
    args: () => [sentForm({ ...fields, claims: '{"email":"a@b.test"}' })],
    own: "answers",
  },
};
