import { kindForms } from "@/app/(console)/[role]/providers/kinds/kind-forms";
import type { ProviderValues } from "@/app/(console)/[role]/providers/provider-values";
import type { ProviderKindName } from "@/lib/providers/kinds/registry";

/** What a form says of a provider's kind, and in its other fields. */
export interface TypedProvider {
  kind: ProviderKindName;
  texts: Readonly<Record<string, string>>;
}

const isKind = (name: string): name is ProviderKindName => Object.hasOwn(kindForms, name);

/** What somebody has typed; of a kind that there is not, what is stored. */
export function typedIn(form: FormData, stored: ProviderKindName): TypedProvider {
  const texts = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
  return { kind: texts.kind !== undefined && isKind(texts.kind) ? texts.kind : stored, texts };
}

const issuerOf = ({ kind, texts }: TypedProvider): string => kindForms[kind].issuerOf(texts);

const typedAt = (names: readonly string[], { texts }: TypedProvider): string =>
  names
    .map((name) => texts[name] ?? "")
    .join(" ")
    .trim();

/** A provider as it is stored, and the inputs of each kind that say where a secret goes to, beside the issuer. */
type StoredProvider = TypedProvider & Pick<ProviderValues, "secretInputs">;

/**
 * What a form would move: the issuer, by which people are known, and the secret, which would go to another address and
 * must be entered again then. The verb decides; this only says it while somebody types.
 */
export function movesOf({ secretInputs, ...stored }: StoredProvider, typed: TypedProvider) {
  const secretPlaces = (one: TypedProvider) => typedAt(secretInputs[one.kind], one);
  const issuer = issuerOf(stored) !== issuerOf(typed);
  return { issuer, secret: issuer || secretPlaces(stored) !== secretPlaces(typed) };
}
