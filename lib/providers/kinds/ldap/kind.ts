import { field, fields } from "@/lib/catalogue/field";
import type { Misfit, ProviderKind } from "@/lib/providers/kinds/kind";
import { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import { baseDnOf, directoryIssuer } from "@/lib/providers/kinds/ldap/base-dn";
import { ldapTest } from "@/lib/providers/kinds/ldap/connection-test";
import { LdapDirectoryEvents } from "@/lib/providers/kinds/ldap/directory-events";
import { LdapPasswordDirectory } from "@/lib/providers/kinds/ldap/password-directory";
import { probeDirectory } from "@/lib/providers/kinds/ldap/probe-directory";
import { baseDnText } from "@/lib/providers/kinds/ldap/setting-grammar";
import {
  entryFields,
  type LdapSettings,
  ldapSettings,
  serverFields,
} from "@/lib/providers/kinds/ldap/settings";
import { LdapSource } from "@/lib/providers/kinds/ldap/source";
import { isLoopback } from "@/lib/providers/settings/issuer";
import { inSection } from "@/lib/providers/settings-document";
import { words } from "@/lib/words/text";

const kindWords = words("provider.ldap.kind", {
  choice: "LDAP or Active Directory",
  about: "People sign in here with their directory password. They can be imported and kept up to date.",
  connecting: "Connect LDAP or Active Directory",
  urlNeeded: "must contain at least one URL",
  encrypted: "must be ldaps://, or use StartTLS: unencrypted LDAP is only allowed on loopback",
  startTls: "must be off for ldaps:// URLs, which use TLS from the start",
});

const placeFields = fields("provider.ldapPlace", {
  baseDn: field(baseDnText, {
    label: "Base DN",
    hint: "People are searched for below it. For example, ou=people,dc=example,dc=org.",
    option: { name: "base-dn", value: "dn", help: "the DN that people are below" },
  }),
});

/** Somebody waits for what directory events lead to, and they are asked for every few seconds. */
const eventBounds = { timeMs: 10_000, idleMs: 30_000 };

const isTlsOnly = ({ protocol }: URL): boolean => protocol === "ldaps:";

function misfit({ ldap: { urls, startTls } }: LdapSettings): Misfit | null {
  const servers = urls.map((url) => new URL(url));
  if (servers.length === 0) return { field: "settings.ldap.urls", text: kindWords("urlNeeded") };
  if (startTls && servers.some(isTlsOnly))
    return { field: "settings.ldap.startTls", text: kindWords("startTls") };
  if (!startTls && servers.some((url) => !isTlsOnly(url) && !isLoopback(url.hostname)))
    return { field: "settings.ldap.urls", text: kindWords("encrypted") };
  return null;
}

/** The people below a base of an LDAP directory. */
export const ldap = {
  label: "LDAP",
  choice: kindWords("choice"),
  about: kindWords("about"),
  connecting: kindWords("connecting"),
  place: {
    fields: placeFields,
    issuerOf: ({ baseDn }) => directoryIssuer(baseDn),
    read: (issuer) => {
      const baseDn = baseDnOf(issuer);
      return baseDn === null ? null : { baseDn };
    },
  },
  settings: ldapSettings,
  fields: inSection("ldap", serverFields),
  peopleFields: inSection("ldap", entryFields),
  misfit,
  secretPlaces: ["ldap.urls"],
  accountPage: null,
  test: ldapTest,
  verify: probeDirectory,
  ping: probeDirectory,
  singleSignOn: null,
  personSource: {
    open: (provider, signal) =>
      new LdapSource(new LdapAsker(provider, signal), baseDnOf(provider.issuer) ?? "", provider),
  },
  eventSource: {
    open: (provider, signal) =>
      new LdapDirectoryEvents(
        new LdapAsker(provider, signal, eventBounds),
        baseDnOf(provider.issuer) ?? "",
        provider,
      ),
  },
  credentialCheck: {
    by: "bind",
    open: (provider, signal) => new LdapPasswordDirectory(provider, baseDnOf(provider.issuer) ?? "", signal),
    offlineMinutes: ({ ldap: { offlineMinutes } }) => offlineMinutes,
  },
} satisfies ProviderKind<LdapSettings, "baseDn">;
