import {
  type SecretPlace,
  secretStays,
  signs,
  wrongField,
} from "@/lib/accounts/identity-provider/provider-row";
import { type ClientKeyAlgorithm, newClientKey } from "@/lib/providers/client/client-key";
import type { ProviderInput } from "@/lib/providers/provider/input";
import { sealSecrets } from "@/lib/providers/settings/secrets";
import { words } from "@/lib/words/text";

const secretWords = words("provider.secretInput", {
  notUsed: "must be left out with private_key_jwt, which does not use it",
  needed: "required for a new provider",
  noneStored: "required, since none is stored",
  otherAddress: "must be entered again, since it now goes to a different address",
});

/**
 * The columns of what our client proves itself with from now on; none of them where it stays as it is. With
 * `private_key_jwt` that is a key pair of our own, made anew for another issuer: what is signed with it proves nothing at
 * the one before. `algorithm` is what such a key would sign by. Throws `invalid-input` for a secret that is missing, or that would do nothing.
 */
export async function secretColumns(
  id: string,
  { clientSecret }: Pick<ProviderInput, "clientSecret">,
  before: SecretPlace | null,
  after: SecretPlace,
  algorithm: ClientKeyAlgorithm,
): Promise<{ sealedSecrets?: string; secretSetAt?: Date | null }> {
  const stays = before !== null && signs(before) === signs(after) && secretStays(before, after);
  if (signs(after)) {
    if (clientSecret !== undefined) throw wrongField("clientSecret", secretWords("notUsed"));
    if (stays) return {};
    const signing = await newClientKey(algorithm);
    return { sealedSecrets: sealSecrets(id, { clientKeys: { signing } }), secretSetAt: null };
  }
  if (clientSecret !== undefined)
    return { sealedSecrets: sealSecrets(id, { clientSecret, clientKeys: {} }), secretSetAt: new Date() };
  if (before === null) throw wrongField("clientSecret", secretWords("needed"));
  if (signs(before)) throw wrongField("clientSecret", secretWords("noneStored"));
  if (!stays) throw wrongField("clientSecret", secretWords("otherAddress"));
  return {};
}
