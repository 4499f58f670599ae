import { networkCode } from "@/lib/platform/foreign-answer/network-words";
import { enteredReach } from "@/lib/platform/foreign-answer/reach";
import { networkProblem } from "@/lib/providers/connection-test/network-problem";
import { connectionText, resolveHost } from "@/lib/providers/connection-test/network-steps";
import { type Finding, failed, ok, warning } from "@/lib/providers/connection-test/step";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import { present } from "@/lib/providers/kinds/ldap/filter";
import type { LdapProbe } from "@/lib/providers/kinds/ldap/ldap-probe";
import { readNamingContexts } from "@/lib/providers/kinds/ldap/probe-directory";
import { ldapAdvice, ldapProblem } from "@/lib/providers/kinds/ldap/problem";
import { openSocket, serverAddress } from "@/lib/providers/kinds/ldap/socket";
import { sentences } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const serverWords = words("provider.ldap.servers", {
  at: "{url}: {what}",
  noPassword: "No password for the bind account.",
  noPasswordAdvice:
    "Enter the bind password. A stored one is only sent to the servers and base it was stored for.",
  letIn: "{dn} is let in.",
  base: "{baseDn} exists.",
  noBase: "{baseDn} doesn't exist, or the bind account can't see it.",
  noBaseAdvice: "Correct the base DN, or give the bind account read access to it.",
  contexts: "The directory has {contexts}.",
});

const connectMs = 4_000;

/** One finding of what was found at each server: a failure only when none of them works, since the others are there for that. */
async function atEach(probe: LdapProbe, find: (url: string) => Promise<Finding>): Promise<Finding> {
  const findings = await Promise.all(probe.settings.ldap.urls.map(find));
  const broken = findings.filter(({ outcome }) => outcome === "failed");
  const [first, ...others] = findings.map(({ what }) => what);
  if (!first) throw new Error("a directory without servers");
  const what = sentences(first, ...others);
  const advice = broken[0]?.advice ?? null;
  if (!advice) return ok(what);
  return broken.length === findings.length ? failed(what, advice) : warning(what, advice);
}

/** Whether the hosts of the servers have addresses. */
export const resolveServers = (probe: LdapProbe): Promise<Finding> =>
  atEach(probe, (url) => resolveHost(serverAddress(url).host, enteredReach));

/** Whether the servers answer, and their certificates are trusted for their names. */
export const connectToServers = (probe: LdapProbe): Promise<Finding> =>
  atEach(probe, async (url) => {
    try {
      const socket = await openSocket(url, probe.settings.ldap, AbortSignal.timeout(connectMs));
      const what = connectionText(socket, url);
      socket.on("error", () => undefined).destroy();
      return ok(serverWords("at", { url, what }));
    } catch (error) {
      const [problem, code] = [networkProblem(ldapProblem(error, url), url), networkCode(error)];
      return code === null ? problem : { ...problem, advice: ldapAdvice(code) };
    }
  });

/** What a question to the directory that failed means. */
export function directoryProblem(error: unknown, place: string): Finding {
  if (error instanceof DirectoryError) return failed(error.text, error.remedy);
  return networkProblem(ldapProblem(error, place), place);
}

/** Whether our account is let in. */
export async function letServiceIn({ asker, clientId, issuer }: LdapProbe): Promise<Finding> {
  if (!asker) return failed(serverWords("noPassword"), serverWords("noPasswordAdvice"));
  try {
    await asker.again(() => asker.use(async () => undefined));
    return ok(serverWords("letIn", { dn: clientId }));
  } catch (error) {
    return directoryProblem(error, issuer);
  }
}

/** Whether the base is there, as our account sees it. */
export async function findBase({ asker, baseDn, issuer }: LdapProbe): Promise<Finding> {
  if (!asker) return failed(serverWords("noPassword"), serverWords("noPasswordAdvice"));
  const question = {
    base: baseDn,
    scope: "base",
    filter: present("objectClass"),
    attributes: ["1.1"],
  } as const;
  try {
    const { entries } = await asker.use((connection) => connection.search(question));
    if (entries.length > 0) return ok(serverWords("base", { baseDn }));
    const contexts = await asker.use(readNamingContexts);
    const missing = serverWords("noBase", { baseDn });
    const what =
      contexts.length > 0
        ? sentences(missing, serverWords("contexts", { contexts: contexts.join("; ") }))
        : missing;
    return failed(what, serverWords("noBaseAdvice"));
  } catch (error) {
    return directoryProblem(error, issuer);
  }
}
