import { textField } from "@/lib/platform/foreign-answer/provider-words";
import { claimsInUse } from "@/lib/providers/claims/template-choice";
import { explainPerson } from "@/lib/providers/connection-test/sample-person";
import { type Finding, failed, ok, skipped, warning } from "@/lib/providers/connection-test/step";
import { claimsOf, groupsClaim } from "@/lib/providers/directory/person";
import type { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import { LdapDirectoryEvents } from "@/lib/providers/kinds/ldap/directory-events";
import { allOf, anyOf, equals, filterOf } from "@/lib/providers/kinds/ldap/filter";
import { LdapGroups, membershipAttributes } from "@/lib/providers/kinds/ldap/groups";
import type { LdapProbe } from "@/lib/providers/kinds/ldap/ldap-probe";
import type { LdapEntry } from "@/lib/providers/kinds/ldap/message";
import { isMalformed, personAttributes, readPerson } from "@/lib/providers/kinds/ldap/person";
import { directoryProblem } from "@/lib/providers/kinds/ldap/server-steps";
import { shapeOf } from "@/lib/providers/kinds/ldap/settings";
import { LdapSource } from "@/lib/providers/kinds/ldap/source";
import { sentences } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const peopleWords = words("provider.ldap.people", {
  count: "{count, plural, one {# person matches} other {# people match}} the filter.",
  nobody: "Nobody below {baseDn} matches the filter {filter}.",
  nobodyAdvice: "Check filter and base DN, and that the bind account may read people.",
  nobodyToTry: "There is nobody to try.",
  unknown: "The directory has nobody called {name}.",
  unknownAdvice: "Enter a username or an email address.",
  several: "{name} could be more than one person.",
  severalAdvice: "Use sign-in attributes that are unique in the directory.",
  malformed: "This entry can't be used: {problem}.",
  malformedAdvice: "Correct the entry in the directory, or the attribute names here.",
  disabled: "The account is disabled, expired or locked in the directory.",
  disabledAdvice: "Nobody can sign in with it until that is changed in the directory.",
  heard: "The directory shows when entries were last changed.",
  directory: "the directory",
});

const own = (probe: LdapProbe): { asker: LdapAsker } & LdapProbe => {
  const { asker } = probe;
  if (!asker) throw new Error("a step that follows a successful bind");
  return { ...probe, asker };
};

/** How many people the filter finds. */
export async function countPeople(probe: LdapProbe): Promise<Finding> {
  const { asker, baseDn, settings, issuer } = own(probe);
  try {
    const count = (await new LdapSource(asker, baseDn, probe).count()) ?? 0;
    if (count > 0) return ok(peopleWords("count", { count }));
    const { filter } = shapeOf(settings.ldap);
    return failed(peopleWords("nobody", { baseDn, filter }), peopleWords("nobodyAdvice"));
  } catch (error) {
    return directoryProblem(error, issuer);
  }
}

/** Whether changes can be heard of between the runs. */
export async function hearChanges(probe: LdapProbe): Promise<Finding> {
  const { asker, baseDn, issuer } = own(probe);
  try {
    const obstacle = await new LdapDirectoryEvents(asker, baseDn, probe).obstacle("admin-events");
    return obstacle ? failed(obstacle.problem, obstacle.remedy) : ok(peopleWords("heard"));
  } catch (error) {
    return directoryProblem(error, issuer);
  }
}

/** Whom the test was told to look at, or anybody: two are enough to know that a name is not one person's. */
async function sampleEntries(probe: LdapProbe): Promise<LdapEntry[]> {
  const { asker, baseDn, settings, sampleUser } = own(probe);
  const { filter, loginAttributes, usernameAttribute, emailAttribute } = shapeOf(settings.ldap);
  const named = [...new Set([...loginAttributes, usernameAttribute, emailAttribute])];
  const people = filterOf(filter);
  const wanted =
    sampleUser === null ? people : allOf(people, anyOf(...named.map((name) => equals(name, sampleUser))));
  const { entries } = await asker.use((connection) =>
    connection.search({
      base: baseDn,
      scope: "sub",
      filter: wanted,
      attributes: [...personAttributes(probe), ...membershipAttributes(settings.ldap)],
      sizeLimit: sampleUser === null ? 1 : 2,
    }),
  );
  return entries;
}

/** Which template one person would get, read by the same rules as the sync reads everybody. */
export async function tryPerson(probe: LdapProbe): Promise<Finding> {
  try {
    const [entry, another] = await sampleEntries(probe);
    const { sampleUser: name } = probe;
    if (!entry)
      return name === null
        ? skipped(peopleWords("nobodyToTry"))
        : failed(peopleWords("unknown", { name }), peopleWords("unknownAdvice"));
    if (another && name !== null)
      return failed(peopleWords("several", { name }), peopleWords("severalAdvice"));
    return await explainEntry(probe, entry);
  } catch (error) {
    return directoryProblem(error, probe.issuer);
  }
}

async function explainEntry(probe: LdapProbe, entry: LdapEntry): Promise<Finding> {
  const person = readPerson(entry, probe, Date.now());
  if (isMalformed(person))
    return failed(peopleWords("malformed", { problem: person.problem }), peopleWords("malformedAdvice"));
  const { asker, baseDn, settings } = own(probe);
  const groups = claimsInUse(probe).includes(groupsClaim)
    ? await new LdapGroups(asker, baseDn, settings.ldap, settings.sync.pageSize).of(entry)
    : [];
  const name = textField(person, "username") ?? "";
  const finding = await explainPerson(probe, name, claimsOf(person, groups), peopleWords("directory"));
  if (person.enabled || finding.outcome === "failed") return finding;
  return warning(sentences(finding.what, peopleWords("disabled")), peopleWords("disabledAdvice"));
}
