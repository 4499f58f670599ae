import { textField } from "@/lib/platform/foreign-answer/provider-words";
import { type AddressRefusal, claimedAddress } from "@/lib/providers/claims/claims";
import { chooseTemplate, claimsInUse, type TemplateChoice } from "@/lib/providers/claims/template-choice";
import { type Finding, failed, ok, type Probe } from "@/lib/providers/connection-test/step";
import { type Claims, claimAt, isElsewhere } from "@/lib/providers/settings/claim-at";
import { sentences } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const sampleWords = words("provider.test.samplePerson", {
  has: "{name} has {claims}.",
  claim: "{claim} {value}",
  noClaim: "no {claim}",
  claimElsewhere: "{claim} in tokens only",
  noMapping: "{name} has {claims}, which matches no mapping, and there is no default template.",
  noTemplate: "There is neither a mapping nor a default template.",
  noMappingAdvice: "Add a mapping for this value, or choose a default template.",
  keepsTemplate:
    "{name} keeps the mailbox's template, because the directory doesn't show {claim}. It's assigned on sign-in.",
  mappedTemplate: "{name} gets the template {template} from a mapping.",
  defaultTemplate: "{name} gets the default template {template}.",
  noEmail: "But the person has no email address.",
  noAddress: "But the person has no address in {claim}.",
  unverified: "But the address in {claim} isn't verified, so nobody is linked or created by it.",
  unproven: "But the address in {claim} isn't verified ({proof}), so nobody is linked or created by it.",
  "email-not-allowed": "But the address is in a domain that this provider isn't allowed to bring.",
  "address-invalid": "But the address can't be a mailbox here.",
  addressAdvice: "Correct it in {directory}, or change the address claim, its proof or the domains here.",
});

/** Which template somebody of this name and claims would get, and whether the address would make a link or a mailbox. */
export async function explainPerson(
  probe: Probe,
  name: string,
  claims: Claims,
  directory: Text,
): Promise<Finding> {
  const choice = chooseTemplate(probe, claims);
  const has = claimsInUse(probe).map((claim) => claimText(claim, claims));
  if (!choice)
    return failed(
      has.length > 0 ? sampleWords("noMapping", { name, claims: has }) : sampleWords("noTemplate"),
      sampleWords("noMappingAdvice"),
    );
  const gets = await choiceText(probe, choice, name);
  const result = has.length > 0 ? sentences(sampleWords("has", { name, claims: has }), gets) : gets;
  const address = claimedAddress(probe, claims);
  return address.usable
    ? ok(result)
    : failed(
        sentences(result, addressProblem(probe, address.reason)),
        sampleWords("addressAdvice", { directory }),
      );
}

function claimText(claim: string, claims: Claims): Text {
  if (isElsewhere(claims, claim)) return sampleWords("claimElsewhere", { claim });
  const value = claimAt(claims, claim);
  return value === undefined
    ? sampleWords("noClaim", { claim })
    : sampleWords("claim", { claim, value: shown(value) });
}

async function choiceText(probe: Probe, choice: TemplateChoice, name: string): Promise<Text> {
  if (choice.by === "unknown") return sampleWords("keepsTemplate", { name, claim: choice.claim });
  const template = await probe.templateName(choice.templateId);
  return sampleWords(choice.by === "mapping" ? "mappedTemplate" : "defaultTemplate", { name, template });
}

/** Why nobody is linked or created by the person's address. */
function addressProblem({ settings }: Probe, reason: AddressRefusal): Text {
  const { emailClaim: claim, emailProofClaim: proof } = settings;
  if (reason === "email-missing")
    return claim === "email" ? sampleWords("noEmail") : sampleWords("noAddress", { claim });
  if (reason === "email-unverified")
    return proof === undefined
      ? sampleWords("unverified", { claim })
      : sampleWords("unproven", { claim, proof });
  return sampleWords(reason);
}

const passwordHash = /^\s*\{[A-Za-z0-9.-]+\}/;

/** A value in short; what has the form of a password's hash is not shown, whatever attribute it stands in. */
const shown = (value: unknown): string => {
  const json = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "string" && passwordHash.test(inner) ? "[hidden]" : inner,
  );
  return (textField({ value: json }, "value") ?? "").slice(0, 80);
};
