import { run } from "@/deploy/stack/command";

/** At which server, and as whom, OpenLDAP's own tools are used. */
export interface LdapAccount {
  url: string;
  dn: string;
  password: string;
  /** A file with the certificate of the authority that the server is certified by; none where there is no TLS. */
  authority?: string;
}

const tool = (
  name: string,
  { url, dn, password, authority }: LdapAccount,
  argv: readonly string[],
  input = "",
) =>
  run([name, "-x", "-H", url, "-D", dn, "-w", password, ...argv], {
    env: { PATH: process.env.PATH, LDAPTLS_CACERT: authority },
    input,
  });

/**
 * Changes entries by LDIF with `changetype` lines; entries without one are added. `relaxed` also sets what OpenLDAP
 * otherwise sets itself, such as `entryUUID` and `pwdChangedTime`. Throws with the tool's words when the server refuses.
 */
export async function ldapModify(account: LdapAccount, ldif: string, mode?: "relaxed"): Promise<void> {
  await tool("ldapmodify", account, ["-a", ...(mode ? ["-e", "relax"] : [])], ldif);
}

/** The values of an attribute of an entry, as text. */
export async function ldapRead(account: LdapAccount, dn: string, attribute: string): Promise<string[]> {
  const shape = ["-LLL", "-o", "ldif-wrap=no", "-s", "base", "-b", dn, "(objectClass=*)", attribute];
  const output = await tool("ldapsearch", account, shape);
  return [...output.matchAll(/^([\w;-]+)(::?) (.*)$/gm)]
    .filter(([, name]) => name?.toLowerCase() === attribute.toLowerCase())
    .map(([, , colons, value = ""]) => (colons === "::" ? Buffer.from(value, "base64").toString() : value));
}
