import { startChild } from "@/bench/child";
import { anyOf, gateRequest, lane, request, signIn } from "@/bench/gate-load";
import { interleave, type Rounds } from "@/bench/interleave";
import { addLdapProvider, ldapDomain, ldapSlug, peopleLdif, uidOf } from "@/bench/ldap-people";
import { type MailSite, onMailSite } from "@/bench/mail-site";
import type { Outcome } from "@/bench/scenario";
import { runSync } from "@/lib/directory/sync/run-sync";
import type { DatabaseClient } from "@/lib/platform/db/client";
import { contextFor } from "@/lib/platform/db/context";
import { dnOf, personPassword } from "@/lib/testing/openldap/directory-ldif";
import { type PrivateSlapd, startPrivateSlapd } from "@/lib/testing/openldap/private-slapd";

const people = 100;
/** Fewer than elsewhere: a directory that is asked for more at once than it can check answers late, and a late answer is none. */
const connections = { full: 8, small: 1 };

const uids = Array.from({ length: people }, (_, number) => uidOf(number));

/** Connects the directory and imports its people. */
async function importPeople({ db }: DatabaseClient, slapd: PrivateSlapd): Promise<void> {
  const context = { ...contextFor({ kind: "system", job: "bench" }), db };
  await addLdapProvider(context, slapd);
  const outcome = await runSync(context, { provider: ldapSlug, trigger: "manual" });
  if (!outcome.started) throw new Error(outcome.reason);
}

async function measure(
  plan: Rounds,
  { withDatabase, gate, token }: MailSite,
  slapd: PrivateSlapd,
): Promise<Outcome> {
  await withDatabase((client) => importPeople(client, slapd));
  const logins = uids.map((uid) => ({ address: `${uid}@${ldapDomain}`, password: personPassword }));
  for (const login of logins) await signIn(gate.port, token, login);
  const place = { FLOOR_LDAP_URL: slapd.first.ldaps, FLOOR_LDAP_CA: slapd.authority };
  const floor = await startChild(["--import", "tsx", "bench/floor-bind-server.ts"], place, "FLOOR_PORT");
  const atOnce = plan.small ? connections.small : connections.full;
  const bare = uids.map((uid) => request(JSON.stringify({ username: dnOf(uid), password: personPassword })));
  try {
    const lanes = [
      lane("floor", floor.port, anyOf(bare), atOnce),
      lane("ours", gate.port, anyOf(logins.map(gateRequest(token))), atOnce),
    ];
    return { medians: await interleave(lanes, plan) };
  } finally {
    await floor.stop();
  }
}

/** Logins whose password a real OpenLDAP checks by a bind: the gate beside a bare server that only binds. */
export async function gateBind(plan: Rounds): Promise<Outcome> {
  const slapd = await startPrivateSlapd(peopleLdif(people));
  try {
    return await onMailSite(plan, (site) => measure(plan, site, slapd));
  } finally {
    await slapd.stop();
  }
}
