import { afterEach, describe, expect, it } from "vitest";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import { LdapGroups } from "@/lib/providers/kinds/ldap/groups";
import { ldapSettings } from "@/lib/providers/kinds/ldap/settings";
import {
  done,
  entry,
  type ScriptedLdap,
  type SearchScript,
  startScriptedLdap,
} from "@/lib/testing/directory/scripted-ldap";

let server: ScriptedLdap | undefined;
afterEach(() => server?.stop());

const base = "dc=example,dc=org";

async function groupsBy(script: SearchScript, ldap: object = {}): Promise<LdapGroups> {
  server = await startScriptedLdap(script);
  const settings = ldapSettings.parse({ ldap: { urls: [server.url], ...ldap } });
  const credential = { method: "client_secret_basic", secret: "x" } as const;
  const provider = { issuer: "", clientId: "cn=reader", credential, settings, mappings: [] };
  const bounds = { pause: async () => undefined };
  return new LdapGroups(
    new LdapAsker(provider, new AbortController().signal, bounds),
    base,
    settings.ldap,
    100,
  );
}

/** An entry of somebody, as it was read. */
const personIn = (memberOf: string[]) => ({
  dn: `CN=Anna,OU=People,${base}`,
  attributes: new Map([["memberof", memberOf.map((dn) => Buffer.from(dn))]]),
});

/** A directory that shows a group of any name, called by the first part of it; `more` are its attributes. */
const everyGroup =
  (more: (dn: string) => Record<string, string[]> = () => ({})): SearchScript =>
  (id, _, dn) => [
    entry(id, dn, { cn: [/^cn=((?:[^,\\]|\\.)*)/i.exec(dn)?.[1]?.replaceAll("\\", "") ?? "?"], ...more(dn) }),
    done(id, 0),
  ];

describe("the groups of somebody in Active Directory", () => {
  const preset = "active-directory";

  it.each([["OU=Groups,DC=example,DC=org"], ["ou=groups, dc=example, dc=org"]])(
    "are those below the base of groups, %s, as in a run: anybody may have made one of the same name elsewhere",
    async (groupBaseDn) => {
      const groups = await groupsBy(everyGroup(), { preset, groupBaseDn });
      const dns = [
        "CN=Staff,OU=Groups,DC=example,DC=org",
        "CN=Board,OU=Inner,OU=Groups,DC=example,DC=org",
        "CN=Sales\\, North,OU=Groups,DC=example,DC=org",
        "CN=Admins,OU=Interns,DC=example,DC=org",
        "CN=Admins,OU=Other Groups,DC=example,DC=org",
        "CN=Admins\\,OU=Groups,DC=example,DC=org",
        "CN=Admins,OU=Interns\\,OU=Groups,DC=example,DC=org",
        "CN=Admins,OU=Groups,DC=example,DC=org,DC=evil",
      ];
      expect(await groups.of(personIn(dns))).toEqual(["/Staff", "/Board", "/Sales, North"]);
    },
  );

  it("are those below the base of people where there is no other", async () => {
    const groups = await groupsBy(everyGroup(), { preset });
    const dns = ["CN=Staff,OU=Groups,DC=example,DC=org", "CN=Staff2,DC=elsewhere,DC=org"];
    expect(await groups.of(personIn(dns))).toEqual(["/Staff"]);
  });
});

/** What a directory may say of its groups to keep us busy; `n` is another number each time. */
const endless: [string, SearchScript, object][] = [
  [
    "has a group in a group for ever, which members point to",
    everyGroup((dn) => ({ memberOf: [`cn=g${Number(/\d+/.exec(dn) ?? 0) + 1},${base}`] })),
    { groupAttribute: "memberOf" },
  ],
  [
    "finds another group that lists the last one for ever",
    (id, n) => [
      entry(id, `cn=g${n},${base}`, { cn: [`g${n}`], member: [`cn=g${n + 1},${base}`] }),
      done(id, 0),
    ],
    {},
  ],
  [
    "has more groups than there can be",
    (id, n) => [
      ...Array.from({ length: 400 }, (_, at) => entry(id, `cn=g${n}-${at},${base}`, { cn: [`g${n}-${at}`] })),
      done(id, 0),
    ],
    {},
  ],
];

describe("a directory that", () => {
  it.each(endless)("%s has not said that somebody is in no group", async (_, script, ldap) => {
    const groups = await groupsBy(script, { filter: "(uid=nobody)", ...ldap });
    const asked = groups.of(personIn([`cn=g0,${base}`]));
    await expect(asked).rejects.toBeInstanceOf(DirectoryError);
  });

  it("lists groups in groups for ever: its members are not known", async () => {
    const inner = (dn: string) => `cn=g${Number(/\d+/.exec(dn) ?? 0) + 1},${base}`;
    // A person is asked for first, by a name that is then asked for as a group, and for its members.
    let asked = 0;
    const script: SearchScript = (id, _, dn) => {
      if (dn === base) return [entry(id, `cn=g0,${base}`, {}), done(id, 0)];
      const isPerson = asked++ % 3 === 1;
      return [...(isPerson ? [] : [entry(id, dn, { member: [inner(dn)] })]), done(id, 0)];
    };
    const groups = await groupsBy(script);
    const read = async () => {
      for await (const page of groups.members("/g0")) expect(page).toEqual([]);
    };
    await expect(read()).rejects.toBeInstanceOf(DirectoryError);
  });
});

it("ends in a circle of groups, each of which counts", async () => {
  const next: Record<string, string> = { a: "b", b: "c", c: "a" };
  const script = everyGroup((dn) => ({ memberOf: [`cn=${next[dn.charAt(3)]},${base}`] }));
  const groups = await groupsBy(script, { groupAttribute: "memberOf" });
  expect(await groups.of(personIn([`cn=a,${base}`]))).toEqual(["/a", "/b", "/c"]);
});

it("asks once more, page after page, where a directory gives no whole answer", async () => {
  const limited: SearchScript = (id, n) =>
    n === 1
      ? [entry(id, `cn=a,${base}`, { cn: ["a"] }), done(id, 4)]
      : n === 2
        ? [
            entry(id, `cn=a,${base}`, { cn: ["a"] }),
            entry(id, `cn=b,${base}`, { cn: ["b"] }),
            done(id, 0, ""),
          ]
        : [done(id, 0)];
  expect(await (await groupsBy(limited)).of(personIn([]))).toEqual(["/a", "/b"]);
});
