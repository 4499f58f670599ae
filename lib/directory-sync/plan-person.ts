import type { AliasFacts } from "@/lib/alias/plan-directory-aliases";
import { claimsOf, type Person } from "@/lib/directory/person";
import type { Known, KnownMailbox } from "@/lib/directory-sync/known";
import {
  besideMailPassword,
  planMailPassword,
  unusableMailPassword,
} from "@/lib/directory-sync/mail-password";
import { aliasChanges } from "@/lib/directory-sync/plan-aliases";
import type { Planned, PlannedLine } from "@/lib/directory-sync/planned";
import type { SyncPolicy } from "@/lib/directory-sync/policy";
import { leaverChanges, presentChanges } from "@/lib/directory-sync/wanted-state";
import { type Claims, claimedAddress, claimedName } from "@/lib/identity-provider/claims";
import { directoryFields } from "@/lib/identity-provider/directory-fields";
import { chooseTemplate, templateToApply } from "@/lib/identity-provider/template-choice";
import { isReservedLocalPart, newMailboxAddress } from "@/lib/mailbox/address";
import type { Managed } from "@/lib/mailbox/managed-fields";
import { mayClaim } from "@/lib/mailbox/may-claim";
import type { SyncReason } from "@/lib/sync-run/reasons";

/**
 * What is to be done for one person whom the directory shows, by the same rules as a sign-in: the link is issuer and
 * subject; an address makes the first link only when it is proven. A mailbox whose source was changed to another is
 * never touched. Pure: the same input gives the same plan.
 */
export function planPerson(
  policy: SyncPolicy,
  person: Person,
  groups: readonly string[],
  known: Known,
): Planned {
  const claims = claimsOf(person, groups);
  if (known.linked) return planLinked(policy, person, claims, known.linked, known.aliases);
  const claimed = claimedAddress(policy.provider, claims);
  if (!claimed.usable)
    return claimed.reason === "address-invalid"
      ? conflict(person, claimed.reason, person.email)
      : { passedOver: claimed.reason };
  if (known.sameAddress) return planSameAddress(policy, person, claims, known.sameAddress, known.aliases);
  return person.enabled ? planNew(policy, claims, claimed.address, known) : null;
}

function planLinked(
  policy: SyncPolicy,
  person: Person,
  claims: Claims,
  mailbox: KnownMailbox,
  aliases: AliasFacts,
): Planned {
  const { provider } = policy;
  if (mailbox.identityProviderId !== provider.id) return null;
  if (!person.enabled) return planDisabled(policy, person.id, mailbox);
  const mailPassword = planMailPassword(policy, mailbox.directoryPasswordHash, claims);
  const changes = {
    ...presentChanges(mailbox, wantedFields(policy, claims)),
    ...aliasChanges(policy, claims, mailbox, aliases),
    ...mailPassword.changes,
  };
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
  const changes = leaverChanges(mailbox, "disabled", provider.settings.sync.leavers);
  if (changes === null) return { passedOver: "leavers-kept" };
  if (Object.keys(changes).length === 0) return null;
  return { ...of(mailbox, subject), kind: "disable", reason: "person-disabled", changes };
}

function planSameAddress(
  policy: SyncPolicy,
  person: Person,
  claims: Claims,
  { mailbox, hasOther }: NonNullable<Known["sameAddress"]>,
  aliases: AliasFacts,
): Planned {
  const { provider } = policy;
  const about = (reason: SyncReason): PlannedLine => ({
    ...{ ...of(mailbox, person.id), kind: "conflict", reason, changes: {} },
    detail: claimedName(claims) ?? "",
  });
  if (mailbox.identityProviderId !== provider.id) return about("address-of-other-source");
  if (hasOther) return about("identity-conflict");
  if (!mailbox.linkByAddress) return about("link-by-hand");
  if (!provider.settings.linkByEmail) return about("linking-off");
  // Linked even when disabled there: app passwords may work already, and the person is to be shut out.
  const line = { ...of(mailbox, person.id), kind: "link", reason: "same-address" } as const;
  if (!person.enabled)
    return { ...line, changes: leaverChanges(mailbox, "disabled", provider.settings.sync.leavers) ?? {} };
  const mailPassword = planMailPassword(policy, mailbox.directoryPasswordHash, claims);
  const changes = {
    ...presentChanges(mailbox, wantedFields(policy, claims)),
    ...aliasChanges(policy, claims, mailbox, aliases),
    ...mailPassword.changes,
  };
  return { ...line, ...besideMailPassword(mailPassword), changes };
}

function planNew(
  policy: SyncPolicy,
  claims: Claims & { sub: string },
  address: string,
  { domain, aliases }: Pick<Known, "domain" | "aliases">,
): Planned {
  const { provider } = policy;
  if (!domain) return { passedOver: "domain-unknown" };
  if (!domain.active) return { passedOver: "domain-inactive" };
  if (!mayClaim(domain, provider.id)) return { passedOver: "domain-of-other-provider" };
  if (!provider.settings.sync.importUsers) return { passedOver: "import-off" };
  const target = newMailboxAddress(address);
  const refused = (reason: SyncReason): PlannedLine => ({
    ...{ kind: "conflict", reason, subject: claims.sub, mailboxId: null, address, changes: {} },
  });
  if (!target) return refused("address-invalid");
  if (isReservedLocalPart(target.localPart)) return refused("address-reserved");
  const templateId = chooseTemplate(provider, claims)?.templateId ?? domain.defaultTemplateId;
  if (!templateId) return refused("no-template");
  const { displayName, quotaBytes, language } = directoryFields(provider.settings.sync, claims);
  const fields = {
    displayName: displayName ?? "",
    templateId,
    ...(quotaBytes === null ? {} : { quotaBytes }),
    ...(language === null ? {} : { language }),
  };
  const changes = Object.entries(fields).map(([name, after]) => [name, { before: null, after }]);
  const mailPassword = planMailPassword(policy, null, claims);
  return {
    ...{ kind: "create", reason: "new-person", subject: claims.sub, mailboxId: null, address },
    ...besideMailPassword(mailPassword),
    changes: {
      ...Object.fromEntries(changes),
      ...aliasChanges(policy, claims, { id: null, address: target.address }, aliases),
      ...mailPassword.changes,
    },
  };
}

/** What the directory and the template say about a mailbox; where neither does, it keeps what it has. */
function wantedFields(policy: SyncPolicy, claims: Claims): Partial<Managed> {
  const template = policy.templates.get(templateToApply(chooseTemplate(policy.provider, claims)) ?? "");
  const { displayName, quotaBytes, language } = directoryFields(policy.provider.settings.sync, claims);
  return {
    ...(template ? { ...template.fields, templateId: template.id } : {}),
    ...(displayName === null ? {} : { displayName }),
    ...(quotaBytes === null ? {} : { quotaBytes }),
    ...(language === null ? {} : { language }),
  };
}

const of = (mailbox: KnownMailbox, subject: string) => ({
  subject,
  mailboxId: mailbox.id,
  address: mailbox.address,
});

const conflict = ({ id }: Person, reason: SyncReason, address: string | null): PlannedLine => ({
  ...{ kind: "conflict", reason, subject: id, mailboxId: null, address, changes: {} },
});
