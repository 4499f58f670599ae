import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@/deploy/stack/command";
import { administrator, groundLdif } from "@/lib/testing/openldap/directory-ldif";
import { ldapModify, ldapRead } from "@/lib/testing/openldap/ldap-tools";
import { serverLdif } from "@/lib/testing/openldap/server-ldif";
import { SlapdServer } from "@/lib/testing/openldap/slapd-server";
import { makeTestAuthority } from "@/lib/testing/openldap/test-authority";

export interface PrivateSlapd {
  first: SlapdServer;
  /** Another server of the same entries, for what a client does when the first does not answer. */
  second: SlapdServer;
  /** The certificate of the authority that both are certified by, in PEM. */
  authority: string;
  /**
   * Changes entries, or the first server's `cn=config`, by LDIF with `changetype` lines; entries without one are added.
   * `relaxed` also sets what the server otherwise sets itself, such as `entryUUID` and `pwdChangedTime`.
   */
  modify(ldif: string, mode?: "relaxed"): Promise<void>;
  /** The values of an attribute of an entry, as the administrator reads them. */
  read(dn: string, attribute: string): Promise<string[]>;
  stop(): Promise<void>;
}

/** Loads LDIF into a database that no server uses: 0 is the configuration, 1 has the entries. */
const load = (database: 0 | 1, configuration: string, ldif: string) =>
  run(["/usr/sbin/slapadd", "-q", "-n", String(database), "-F", configuration], { input: ldif });

async function configureServers(folder: string) {
  const authority = await makeTestAuthority(folder);
  const tls = await authority.issue("DNS:localhost", "IP:127.0.0.1");
  const data = join(folder, "data");
  mkdirSync(data);
  const configure = async (name: string) => {
    const configuration = join(folder, name);
    mkdirSync(configuration);
    await load(0, configuration, serverLdif({ folder: configuration, data, tls }));
    return configuration;
  };
  return { authority: authority.pem, first: await configure("first"), second: await configure("second") };
}

/**
 * Starts a private OpenLDAP with TLS, a password policy and `memberOf`: two servers over the same entries, which are the
 * given people and groups besides `groundLdif`. Loading 10 000 people takes about a second. `memberOf` follows only from
 * groups that `modify` adds.
 */
export async function startPrivateSlapd(ldif = ""): Promise<PrivateSlapd> {
  const folder = mkdtempSync(join(tmpdir(), "letterlock-slapd-"));
  const configured = await configureServers(folder);
  await load(1, configured.first, groundLdif + ldif);
  const first = await SlapdServer.start(configured.first);
  const second = await SlapdServer.start(configured.second);
  const account = { url: first.ldap, dn: administrator.dn, password: administrator.password };
  return {
    first,
    second,
    authority: configured.authority,
    modify: (change, mode) => ldapModify(account, change, mode),
    read: (dn, attribute) => ldapRead(account, dn, attribute),
    async stop() {
      await Promise.all([first.stop(), second.stop()]);
      rmSync(folder, { recursive: true });
    },
  };
}
