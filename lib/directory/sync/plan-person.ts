import type { AliasFacts } from "@/lib/accounts/alias/plan-directory-aliases";
import {
  type PersonClaims,
  reconcilePerson,
  type Verdict,
} from "@/lib/accounts/external-identity/reconcile-person";
import { directoryPolicy } from "@/lib/accounts/external-identity/reconcile-policy";
import type { SyncReason } from "@/lib/directory/run/reasons";
import type { Known, KnownMailbox } from "@/lib/directory/sync/known";
import {
  besideMailPassword,
  planMailPassword,
  unusableMailPassword,
} from "@/lib/directory/sync/mail-password";
import { aliasChanges } from "@/lib/directory/sync/plan-aliases";
import type { Planned } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { deprovisioningChanges, wantedChanges } from "@/lib/directory/sync/wanted-state";
import { claimedAddress, claimedName } from "@/lib/providers/claims/claims";
import { saidFields } from "@/lib/providers/claims/directory-fields";
import { chooseTemplate } from "@/lib/providers/claims/template-choice";
import { claimsOf, type Person } from "@/lib/providers/directory/person";
import type { Claims } from "@/lib/providers/settings/claim-at";

/**
 * What is to be done for one person whom the directory shows: the verdict of `reconcilePerson`, as a line. A mailbox whose
 * source was changed to another is never touched. Pure: the same input gives the same plan.
 */
export function planPerson(
  policy: SyncPolicy,
  person: Person,
  groups: readonly string[],
  known: Known,
): Planned {
  const { provider } = policy;
  const claims = claimsOf(person, groups);
  const said: PersonClaims = {
    enabled: person.enabled,
    address: () => claimedAddress(provider, claims),
    templateId: () => chooseTemplate(provider, claims)?.templateId ?? null,
  };
  const verdict = reconcilePerson(known, said, directoryPolicy<KnownMailbox>(provider));
  switch (verdict.outcome) {
    case "keep":
      return planPresent(policy, person, claims, verdict.mailbox, known.aliases);
    case "leave":
      return planDisabled(policy, person.id, verdict.mailbox);
    case "link":
      return planLink(policy, person, claims, verdict.mailbox, known.aliases);
    case "create":
      return planNew(policy, claims, verdict, known.aliases);
    case "refused":
      return planRefused(person, claims, verdict);
  }
}

function planPresent(
  policy: SyncPolicy,
  person: Person,
  claims: Claims,
  mailbox: KnownMailbox,
  aliases: AliasFacts,
): Planned {
  const { changes, mailPassword } = wantedChanges(policy, claims, mailbox, aliases);
  if (Object.keys(changes).length === 0) return unusableMailPassword(mailPassword, of(mailbox, person.id));
  const isBack = mailbox.directoryState !== "present";
  return {
    ...of(mailbox, person.id),
    ...besideMailPassword(mailPassword),
    ...(isBack
      ? { kind: "reactivate", reason: "person-back" }
      : { kind: "update", reason: "attributes-changed" }),
    changes,
  };
}

function planDisabled({ provider }: SyncPolicy, subject: string, mailbox: KnownMailbox): Planned {
  const changes = deprovisioningChanges(mailbox, "disabled", provider.settings.sync.leavers);
  if (changes === null) return { skipped: "leavers-kept" };
  if (Object.keys(changes).length === 0) return null;
  return { ...of(mailbox, subject), kind: "disable", reason: "person-disabled", changes };
}

function planLink(
  policy: SyncPolicy,
  person: Person,
  claims: Claims,
  mailbox: KnownMailbox,
  aliases: AliasFacts,
): Planned {
  const line = { ...of(mailbox, person.id), kind: "link", reason: "same-address" } as const;
  if (!person.enabled) {
    const { leavers } = policy.provider.settings.sync;
    return { ...line, changes: deprovisioningChanges(mailbox, "disabled", leavers) ?? {} };
  }
  const { changes, mailPassword } = wantedChanges(policy, claims, mailbox, aliases);
  return { ...line, ...besideMailPassword(mailPassword), changes };
}

function planNew(
  policy: SyncPolicy,
  claims: Claims & { sub: string },
  { address, templateId }: { address: string; templateId: string },
  aliases: AliasFacts,
): Planned {
  const said = saidFields(policy.provider.settings.sync, claims);
  const fields = { displayName: "", templateId, ...said };
  const changes = Object.entries(fields).map(([name, after]) => [name, { before: null, after }]);
  const mailPassword = planMailPassword(policy, null, claims);
  return {
    kind: "create",
    reason: "new-person",
    subject: claims.sub,
    mailboxId: null,
    address,
    ...besideMailPassword(mailPassword),
    changes: {
      ...Object.fromEntries(changes),
      ...aliasChanges(policy, claims, { id: null, address }, aliases),
      ...mailPassword.changes,
    },
  };
}

type Refused = Extract<Verdict<KnownMailbox, "other-source">, { outcome: "refused" }>;

/** How a run calls what it calls otherwise than a sign-in. */
const runReasons = { "other-source": "address-of-other-source", "creation-off": "import-off" } as const;
const runReasonOf = (said: Exclude<Refused["reason"], "disabled">): SyncReason =>
  said === "other-source" || said === "creation-off" ? runReasons[said] : said;

/** Reasons that hold for thousands at every run, and are no fault of a person's record: they are only counted. */
const onlyCounted: ReadonlySet<SyncReason> = new Set([
  "email-missing",
  "email-unverified",
  "email-not-allowed",
  "domain-unknown",
  "domain-inactive",
  "domain-of-other-provider",
  "import-off",
]);

function planRefused(
  person: Person,
  claims: Claims,
  { reason: said, mailbox, isLinked, address }: Refused,
): Planned {
  if (isLinked || said === "disabled") return null;
  const reason = runReasonOf(said);
  if (mailbox)
    return {
      ...of(mailbox, person.id),
      kind: "conflict",
      reason,
      changes: {},
      detail: claimedName(claims) ?? "",
    };
  if (onlyCounted.has(reason)) return { skipped: reason };
  const line = { subject: person.id, mailboxId: null, address: address ?? person.email, changes: {} };
  return { ...line, kind: "conflict", reason };
}

const of = (mailbox: KnownMailbox, subject: string) => ({
  subject,
  mailboxId: mailbox.id,
  address: mailbox.address,
});
