import { describe, expect, it } from "vitest";
import type { AccessRefusal } from "@/lib/access/decide-access";
import {
  type PersonClaims,
  type PersonFacts,
  reconcilePerson,
} from "@/lib/accounts/external-identity/reconcile-person";
import {
  type Claimable,
  directoryPolicy,
  signInPolicy,
} from "@/lib/accounts/external-identity/reconcile-policy";
import type { AddressRefusal } from "@/lib/providers/claims/claims";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";

/*
 * Every reason there is, under both policies side by side: where the columns differ, a sign-in and a run differ on
 * purpose.
 */

const id = "01a20a59-8224-7542-a9ed-d3c3eb4aa511";

interface TestMailbox extends Claimable {
  name: string;
  shut: AccessRefusal | null;
}

interface Given {
  /** Changes to a mailbox that the account is linked to. */
  linked?: Partial<TestMailbox>;
  /** Changes to a mailbox at the claimed address. */
  there?: Partial<TestMailbox>;
  hasOther?: boolean;
  /** Whether the other is only the id under which the person was pushed. */
  isPushed?: boolean;
  domain?: Partial<NonNullable<PersonFacts<TestMailbox>["domain"]>> | null;
  isAlias?: boolean;
  address?: string;
  unusable?: AddressRefusal;
  templateId?: string | null;
  enabled?: boolean;
  settings?: object;
}

const mailbox = (name: string, changes: Partial<TestMailbox> = {}): TestMailbox => ({
  name,
  identityProviderId: id,
  linkByAddress: true,
  shut: null,
  ...changes,
});

function judge(given: Given) {
  const { linked, there, hasOther = false, isPushed, domain = {}, isAlias = false, enabled = true } = given;
  const facts: PersonFacts<TestMailbox> = {
    linked: linked ? mailbox("linked", linked) : null,
    sameAddress: there
      ? { mailbox: mailbox("there", there), hasOther, ...(isPushed ? { isPushed } : {}) }
      : null,
    domain: domain && { active: true, identityProviderId: null, defaultTemplateId: null, ...domain },
    isAlias,
  };
  const { unusable, address = "anna@demo.test", templateId = "staff" } = given;
  const claims: PersonClaims = {
    enabled,
    address: () =>
      unusable ? { usable: false, reason: unusable } : { usable: true, address, domain: "demo.test" },
    templateId: () => templateId,
  };
  const provider = { id, settings: openIdSettings.parse(given.settings ?? importing) };
  const asked = signInPolicy(provider, ({ shut, identityProviderId }: TestMailbox) =>
    identityProviderId === id ? shut : "other-source",
  );
  return {
    signIn: told(reconcilePerson(facts, claims, asked)),
    run: told(reconcilePerson(facts, claims, directoryPolicy<TestMailbox>(provider))),
  };
}

function told(verdict: ReturnType<typeof reconcilePerson<TestMailbox, string>>): string {
  if (verdict.outcome === "create") return `create ${verdict.address} ${verdict.templateId}`;
  if (verdict.outcome !== "refused") return `${verdict.outcome} ${verdict.mailbox.name}`;
  return [verdict.reason, verdict.mailbox?.name, verdict.isLinked ? "(linked)" : null]
    .filter(Boolean)
    .join(" ");
}

const importing = { sync: { importUsers: true } };
const other = { identityProviderId: "other" };

describe("a person of a provider", () => {
  it.each<[string, Given, string, string]>([
    // Linked: only the mailbox itself counts.
    ["is linked", { linked: {} }, "keep linked", "keep linked"],
    [
      "is linked, without a usable address",
      { linked: {}, unusable: "email-missing" },
      "keep linked",
      "keep linked",
    ],
    [
      "is linked, and another mailbox is at the address",
      { linked: {}, there: {} },
      "keep linked",
      "keep linked",
    ],
    [
      "is linked and disabled at the provider",
      { linked: {}, enabled: false },
      "leave linked",
      "leave linked",
    ],
    [
      "is linked to a mailbox of another source",
      { linked: other },
      "other-source linked (linked)",
      "other-source linked (linked)",
    ],
    [
      "is linked to a mailbox that is shut",
      { linked: { shut: "mailbox-disabled" } },
      "mailbox-disabled linked (linked)",
      "keep linked",
    ],
    // Not linked: the proven address counts.
    ["has no address", { unusable: "email-missing" }, "email-missing", "email-missing"],
    [
      "has an unproven address",
      { unusable: "email-unverified", there: {} },
      "email-unverified",
      "email-unverified",
    ],
    [
      "has one of a domain not allowed",
      { unusable: "email-not-allowed" },
      "email-not-allowed",
      "email-not-allowed",
    ],
    ["has one that is none", { unusable: "address-invalid" }, "address-invalid", "address-invalid"],
    // A mailbox is there.
    ["finds its mailbox waiting", { there: {} }, "link there", "link there"],
    ["finds it while disabled", { there: {}, enabled: false }, "link there", "link there"],
    [
      "finds it without a domain or template",
      { there: {}, domain: null, templateId: null },
      "link there",
      "link there",
    ],
    [
      "finds one of another source",
      { there: other, hasOther: true },
      "other-source there",
      "other-source there",
    ],
    [
      "finds a local one",
      { there: { identityProviderId: null } },
      "other-source there",
      "other-source there",
    ],
    [
      "finds somebody else's, whatever its state",
      { there: { shut: "receive-only", linkByAddress: false }, hasOther: true },
      "identity-conflict there",
      "identity-conflict there",
    ],
    [
      "finds one that was pushed under another id",
      { there: {}, hasOther: true, isPushed: true },
      "link there",
      "identity-conflict there",
    ],
    [
      "finds one that another provider has pushed",
      { there: other, hasOther: true, isPushed: true },
      "other-source there",
      "other-source there",
    ],
    [
      "finds a pushed one, without a proof of the address",
      { there: {}, hasOther: true, isPushed: true, unusable: "email-unverified" },
      "email-unverified",
      "email-unverified",
    ],
    [
      "finds an unlinked one",
      { there: { linkByAddress: false } },
      "link-by-hand there",
      "link-by-hand there",
    ],
    [
      "finds one, and addresses link nobody",
      { there: { shut: "receive-only" }, settings: { ...importing, linkByEmail: false } },
      "linking-off there",
      "linking-off there",
    ],
    ["finds one that is shut", { there: { shut: "receive-only" } }, "receive-only there", "link there"],
    // None is there.
    ["is new", {}, "create anna@demo.test staff", "create anna@demo.test staff"],
    [
      "is new, with the domain's template",
      { templateId: null, domain: { defaultTemplateId: "plain" } },
      "create anna@demo.test plain",
      "create anna@demo.test plain",
    ],
    [
      "is new, of the domain's provider",
      { domain: { identityProviderId: id } },
      "create anna@demo.test staff",
      "create anna@demo.test staff",
    ],
    ["is new and disabled", { enabled: false, domain: null }, "disabled", "disabled"],
    ["is of an unknown domain", { domain: null }, "domain-unknown", "domain-unknown"],
    ["is of an inactive one", { domain: { active: false, ...other } }, "domain-inactive", "domain-inactive"],
    [
      "is of another provider's",
      { domain: other, isAlias: true },
      "domain-of-other-provider",
      "domain-of-other-provider",
    ],
    ["claims an alias", { isAlias: true, settings: {} }, "address-taken", "creation-off"],
    [
      "claims an alias where people are imported",
      { isAlias: true },
      "address-taken",
      "create anna@demo.test staff",
    ],
    [
      "is new, where only sign-ins create",
      { settings: { createOnSignIn: true } },
      "create anna@demo.test staff",
      "creation-off",
    ],
    [
      "is new, where only runs create",
      { settings: { ...importing, createOnSignIn: false } },
      "creation-off",
      "create anna@demo.test staff",
    ],
    [
      "has an address with a part after +",
      { address: "anna+x@demo.test" },
      "address-invalid",
      "address-invalid",
    ],
    [
      "speaks for the domain",
      { address: "postmaster@demo.test", templateId: null },
      "address-reserved",
      "address-reserved",
    ],
    ["has no template", { templateId: null }, "no-template", "no-template"],
  ])("%s", (_, given, signIn, run) => {
    expect(judge(given)).toEqual({ signIn, run });
  });

  it("is told by the address that it claims", () => {
    const facts = { linked: null, sameAddress: null, domain: null, isAlias: false };
    const claims: PersonClaims = {
      enabled: true,
      address: () => ({ usable: true, address: "anna@demo.test", domain: "demo.test" }),
      templateId: () => null,
    };
    const provider = { id, settings: openIdSettings.parse({}) };
    expect(reconcilePerson(facts, claims, directoryPolicy(provider))).toMatchObject({
      reason: "domain-unknown",
      address: "anna@demo.test",
    });
  });
});
