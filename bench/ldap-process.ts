import { performance } from "node:perf_hooks";
import { Client } from "ldapts";
import type { Timed } from "@/bench/bundled-process";
import { getSyncRun } from "@/lib/directory/run/queries";
import { runSync } from "@/lib/directory/sync/run-sync";
import { databaseClient } from "@/lib/platform/db/client";
import { contextFor } from "@/lib/platform/db/context";
import { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import { baseDnOf } from "@/lib/providers/kinds/ldap/base-dn";
import type { LdapAnswer } from "@/lib/providers/kinds/ldap/connection";
import { wholeAnswer } from "@/lib/providers/kinds/ldap/failure";
import { filterOf } from "@/lib/providers/kinds/ldap/filter";
import { type PeopleRules, personAttributes } from "@/lib/providers/kinds/ldap/person";
import { type LdapSettings, shapeOf } from "@/lib/providers/kinds/ldap/settings";
import { findEnabledProvider } from "@/lib/providers/provider/queries";
import { serviceAccount } from "@/lib/testing/openldap/directory-ldif";

/*
 * Pages through the people of an OpenLDAP, or syncs them, as often as it is told to: `ldap-process PROVIDER PEOPLE`, and then
 * a message with the name of a lane for each time.
 */

const [slug = "", people = "0"] = process.argv.slice(2);
const client = databaseClient();
const context = { ...contextFor({ kind: "system", job: "bench" }), db: client.db };
const provider = await findEnabledProvider(client.db, slug);
if (!provider) throw new Error(`there is no provider ${slug}`);
const settings = provider.settings as LdapSettings;
const rules: PeopleRules = { settings, mappings: provider.mappings };
const reached = { ...provider, settings };

const base = baseDnOf(provider.issuer) ?? "";
const attributes = personAttributes(rules);
const { filter } = shapeOf(settings.ldap);
const pageSize = 1_000;

function requireAll(read: number): void {
  if (read !== Number(people)) throw new Error(`the directory showed ${read} of ${people} people`);
}

/** The same by the product's own connection and reader of answers, which is quicker than ldapts's client. */
async function pageOurselves(): Promise<void> {
  const connection = await new LdapAsker(reached, new AbortController().signal).open();
  const question = { base, scope: "sub", filter: filterOf(filter), attributes } as const;
  let read = 0;
  let cookie: Buffer | null = Buffer.alloc(0);
  do {
    const page = { size: pageSize, cookie };
    const asked: Promise<LdapAnswer<number>> = connection.searchFor({ ...question, page }, () => ++read);
    ({ cookie } = wholeAnswer(await asked));
  } while (cookie && cookie.length > 0);
  connection.close();
  requireAll(read);
}

/** The floor: the same people by ldapts's client, as anybody would page through them, and nothing done with them. */
async function onlyPage(): Promise<void> {
  const { urls, caCertificate } = settings.ldap;
  const ldapts = new Client({ url: urls[0] ?? "", tlsOptions: { ca: caCertificate ?? "" } });
  await ldapts.bind(serviceAccount.dn, serviceAccount.password);
  let read = 0;
  for await (const { searchEntries } of ldapts.searchPaginated(base, {
    filter,
    attributes,
    paged: { pageSize },
  }))
    read += searchEntries.length;
  await ldapts.unbind();
  requireAll(read);
}

/** A full sync of people for whom nothing is to be done. */
async function sync(): Promise<void> {
  const outcome = await runSync(context, { provider: slug, trigger: "manual" });
  if (!outcome.started) throw new Error(outcome.reason);
  const { state, counts, readPeople } = await getSyncRun(context, outcome.runId);
  requireAll(readPeople);
  const found = JSON.stringify({ state, counts });
  if (found !== JSON.stringify({ state: "done", counts: {} }))
    throw new Error(`the sync did something else: ${found}`);
}

const lanes: Record<string, () => Promise<void>> = { floor: onlyPage, ours: sync, own: pageOurselves };

async function time(name: string): Promise<Timed> {
  const begun = performance.now();
  try {
    await lanes[name]?.();
    return { milliseconds: performance.now() - begun };
  } catch (error) {
    return { problem: String(error) };
  }
}

process.on("message", (name: string) => {
  time(name).then((timed) => process.send?.(timed));
});
process.on("disconnect", () => client.close());
