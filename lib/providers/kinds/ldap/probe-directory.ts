import { AppError } from "@/lib/platform/errors";
import { baseDnOf, normalBaseDn } from "@/lib/providers/kinds/ldap/base-dn";
import type { LdapConnection } from "@/lib/providers/kinds/ldap/connection";
import { textsOf } from "@/lib/providers/kinds/ldap/entry";
import { present } from "@/lib/providers/kinds/ldap/filter";
import { type OpeningBounds, openFirst } from "@/lib/providers/kinds/ldap/servers";
import type { LdapSettings } from "@/lib/providers/kinds/ldap/settings";
import { words } from "@/lib/words/text";

const probeWords = words("provider.ldap.probe", {
  otherBase: "{place} doesn't have {baseDn}. It has {contexts}.",
});

/** Somebody waits for the answer, which is one entry. */
const probeBounds: OpeningBounds = {
  connectMs: 4_000,
  timeMs: 4_000,
  maxBytes: 1_000_000,
  maxEntries: 10,
};

/** What the server says of itself to anybody (RFC 4512, section 5.1); no bases where it does not say. */
export async function readNamingContexts(connection: LdapConnection): Promise<string[]> {
  const { entries } = await connection.search({
    base: "",
    scope: "base",
    filter: present("objectClass"),
    attributes: ["namingContexts"],
  });
  return entries.flatMap((entry) => textsOf(entry, "namingContexts"));
}

/** Whether one of the bases holds a name; true where none are known. */
function holdsBase(contexts: readonly string[], baseDn: string): boolean {
  const suffixes = contexts.map((context) => normalBaseDn(context) ?? "");
  return (
    suffixes.length === 0 ||
    suffixes.some((suffix) => suffix === "" || baseDn === suffix || baseDn.endsWith(`,${suffix}`))
  );
}

/** Asks a directory whether it is there and has the base. Throws `ForeignProblem`, and `invalid-input` for another one. */
export async function probeDirectory(provider: { issuer: string; settings: LdapSettings }): Promise<void> {
  const connection = await openFirst(provider.settings.ldap, probeBounds);
  try {
    const contexts = await readNamingContexts(connection);
    const baseDn = baseDnOf(provider.issuer) ?? "";
    if (holdsBase(contexts, baseDn)) return;
    const said = { place: connection.url, baseDn, contexts: contexts.join("; ") };
    throw new AppError("invalid-input", probeWords("otherBase", said), {
      fields: { baseDn: probeWords("otherBase", said) },
    });
  } finally {
    connection.close();
  }
}
